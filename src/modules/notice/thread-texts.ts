import { formatDate, isCivilDate } from '../../base/clock.ts'
import { countIn, either, textIn, type SayThread, type ThreadEntry, type ThreadTexts } from '../../base/thread.ts'
import type { NoticeEventType } from './notice.ts'

type Part = ThreadEntry['public']

function codes(part: Part): string {
  return Array.isArray(part.codes) ? part.codes.filter((code) => typeof code === 'string').join('、') : ''
}

const answered =
  (zh: string, en: string): SayThread =>
  (part, lang) => ({
    title: either(lang, `${zh}：${codes(part)}`, `${en}: ${codes(part)}`),
    quote: textIn(part, 'answer'),
    mark: 'official',
  })

/** The steps of a notice on the thread of its call. */
export const noticeThreadTexts = {
  'notice.published': (part, lang) => {
    const on = isCivilDate(part.endsOn) ? formatDate(part.endsOn, lang, 'short') : ''
    return {
      title: either(lang, '开始公示', 'Under public notice'),
      body: either(lang, `到 ${on}，期间可以提异议`, `until ${on}; objections are taken`),
      mark: 'official',
    }
  },
  'notice.holding': (part, lang) => ({
    title: either(lang, '公示期满', 'The notice has run out'),
    body: either(
      lang,
      `${countIn(part, 'held')} 项有异议，答复后再定`,
      `${countIn(part, 'held')} held until objections are answered`,
    ),
    mark: 'official',
  }),
  'notice.ended': (part, lang) => ({
    title: either(lang, '公示结束', 'The notice has ended'),
    body: either(
      lang,
      `${countIn(part, 'effective')} 项生效${countIn(part, 'cancelled') > 0 ? `，${countIn(part, 'cancelled')} 项不生效` : ''}`,
      `${countIn(part, 'effective')} in effect${countIn(part, 'cancelled') > 0 ? `, ${countIn(part, 'cancelled')} fallen` : ''}`,
    ),
    mark: 'official',
  }),
  'objection.upheld': answered('异议成立', 'Objection upheld'),
  'objection.rejected': answered('异议不成立', 'Objection rejected'),
} satisfies Partial<Record<NoticeEventType, SayThread>> & ThreadTexts
