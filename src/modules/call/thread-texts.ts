import { formatDateTime } from '../../base/clock.ts'
import { formatFen, isFen } from '../../base/money.ts'
import { countIn, either, type SayThread, textIn, type ThreadTexts } from '../../base/thread.ts'
import type { CallEventType } from './call.ts'

const opened: SayThread = (part, lang) => {
  const closes = textIn(part, 'closesAt')
  const ceiling = part.ceilingFen
  const most = isFen(ceiling) ? formatFen(ceiling, { kind: 'short' }) : ''
  const until = closes ? formatDateTime(new Date(closes), lang, 'short') : ''
  return {
    title: either(lang, '征集发布', 'The call is open'),
    body: either(lang, `${until} 截止，每个项目最高 ${most}`, `until ${until}, ${most} at most for a project`),
    mark: 'official',
  }
}

/** The steps of a call on its own thread, and of an application on the thread of the problem it grew from. */
export const callThreadTexts = {
  'call.opened': opened,
  'call.closed': (part, lang) => ({
    title: either(lang, '征集截止', 'The call has closed'),
    body: either(lang, `收到 ${countIn(part, 'submitted')} 份申报`, `${countIn(part, 'submitted')} applications`),
    mark: 'official',
  }),
  'call.finished': (part, lang) => ({
    title: either(lang, '征集结束', 'The call has ended'),
    body: either(lang, `入选 ${countIn(part, 'chosen')} 个项目`, `${countIn(part, 'chosen')} projects were chosen`),
    mark: 'official',
  }),
  'call.cancelled': (part, lang) => ({
    title: either(lang, '征集取消', 'The call was cancelled'),
    quote: textIn(part, 'reason'),
    mark: 'official',
  }),
  'application.submitted': (part, lang) => ({
    title: either(lang, `申报《${textIn(part, 'title')}》`, `Applied: ${textIn(part, 'title')}`),
    body: textIn(part, 'by') && either(lang, `由${textIn(part, 'by')}提交`, `by ${textIn(part, 'by')}`),
  }),
  'application.proposed': (part, lang) => ({
    title: either(lang, '拟入选，接下来公示', 'Proposed; public notice comes next'),
    body: either(lang, `评审排第 ${countIn(part, 'place')} 名`, `place ${countIn(part, 'place')} in the review`),
    mark: 'official',
  }),
  'application.chosen': (_part, lang) => ({
    title: either(lang, '公示期满，正式入选', 'The notice has ended: chosen'),
    mark: 'official',
  }),
  'application.unchosen': (part, lang) => ({
    title: either(lang, '这次没有入选', 'Not chosen this time'),
    body:
      countIn(part, 'place') > 0
        ? either(
            lang,
            `评审排第 ${countIn(part, 'place')} 名，方案退回团队`,
            `place ${countIn(part, 'place')}; the design is back with its team`,
          )
        : either(lang, '方案退回团队', 'the design is back with its team'),
    mark: 'official',
  }),
  'application.passed': (_part, lang) => ({
    title: either(lang, '资格审查通过', 'Found eligible'),
    body: either(lang, '接下来由专家评审', 'experts judge it next'),
    mark: 'official',
  }),
} satisfies Partial<Record<CallEventType, SayThread>> & ThreadTexts
