import { formatFen } from '../../base/money.ts'
import { countIn, either, type SayThread, textIn, type ThreadTexts } from '../../base/thread.ts'
import type { AgreementEventType } from './agreement.ts'

/** The steps of an agreement on a project's thread. */
export const agreementThreadTexts = {
  'agreement.drawn': (part, lang) => ({
    title: either(lang, '协议已生成，等各方盖章', 'The agreement is drawn, to be sealed'),
    body: either(
      lang,
      `资助 ${formatFen(countIn(part, 'grantFen'), { kind: 'short' })}`,
      `Grant ${formatFen(countIn(part, 'grantFen'), { kind: 'short' })}`,
    ),
  }),
  'agreement.concluded': (part, lang) => ({
    title: either(lang, '三方协议生效', 'The agreement is in effect'),
    body: either(
      lang,
      `${textIn(part, 'code')}，${countIn(part, 'parties')} 方盖章确认`,
      `${textIn(part, 'code')}, sealed and confirmed by ${countIn(part, 'parties')} parties`,
    ),
    mark: 'official',
  }),
  'agreement.void': (_part, lang) => ({ title: either(lang, '协议没有签成', 'The agreement was not concluded') }),
  'agreement.ended': (part, lang) => ({
    title: either(lang, '协议终止', 'The agreement ended'),
    body: textIn(part, 'code'),
    mark: 'official',
  }),
} satisfies ThreadTexts & Partial<Record<AgreementEventType, SayThread>>
