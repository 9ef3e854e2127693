import { type CivilDate, civilDate, daysBetween } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { lawOn } from '../../../base/law.ts'
import { formatNearDate } from '../../../ui/formats.ts'
import type { ProblemDetail } from '../contract.ts'
import { type OutsideBody, replyLaw } from '../problem.ts'

/** Where a matter stands, for the top of its page: the answer to why its reader came. */
export interface Standing {
  tone: 'go' | 'wait' | 'act' | 'info'
  title: string
  text: string
}

type Known = Pick<
  ProblemDetail,
  'state' | 'kind' | 'dueOn' | 'overdue' | 'handler' | 'outside' | 'street' | 'area' | 'answer'
>

interface Words {
  late(days: number): string
  lateText(day: string, handler: string): string
  received: string
  receivedText: string
  handling(handler: string): string
  handlingText: string
  bodies: Readonly<Record<OutsideBody, string>>
  passed(body: string): string
  passedText(receipt: string): string
  expected(day: string): string
  outsideLate: string
  answered: string
  answeredText: string
  answeredMine: string
  adopted: string
  adoptedText: string
  closed: string
  closedText: string
  closedMine: string
  merged: string
  mergedText: string
  withdrawn: string
  withdrawnText: string
}

const words: Record<Lang, Words> = {
  zh: {
    late: (days) => (days > 0 ? `我们晚了 ${days} 天，抱歉。` : '今天就该答复，我们晚了，抱歉。'),
    lateText: (day, handler) => `原定 ${day}答复，现在由${handler}办理。这次超期已记入公开记录。`,
    received: '已收到，正在分派',
    receivedText: '接下来由街道交给管这件事的单位。',
    handling: (handler) => `${handler}正在办理`,
    handlingText: '办完会在这里答复。',
    bodies: { 'hotline-12345': ' 12345 ', grid: '社区网格', petition: '信访部门' },
    passed: (body) => `这件事由${body}办理，已转去`,
    passedText: (receipt) => `受理号 ${receipt}；办结情况我们接着跟。`,
    expected: (day) => `预计 ${day}前办结。`,
    outsideLate: '已经过了预计的日期，我们正在催。',
    answered: '已经答复',
    answeredText: '答复在下面。反映人觉得没解决，可以要求重新办理。',
    answeredMine: '答复在下面。解决了告诉我们一声；没解决，可以要求重新办理。',
    adopted: '已采纳，进入方案设计',
    adoptedText: '接下来会约居民、社区和社会组织一起商量怎么做，编号不变，每一步都会告诉您。',
    closed: '已办结',
    closedText: '答复在下面。',
    closedMine: '答复在下面。又出现了？还可以要求重新办理。',
    merged: '已并入同一件事',
    mergedText: '和另一份反映说的是同一件事，并在一起办。',
    withdrawn: '反映人已撤回',
    withdrawnText: '内容和联系方式都已清除，不再办理。',
  },
  en: {
    late: (days) =>
      days > 1
        ? `We are ${days} days late, and sorry.`
        : days === 1
          ? 'We are one day late, and sorry.'
          : 'We should have answered by now, and are sorry.',
    lateText: (day, handler) =>
      `An answer was due on ${day}; it is with ${handler}. That we are late is in the public record.`,
    received: 'Received, being assigned',
    receivedText: 'The street office now gives it to whoever is in charge.',
    handling: (handler) => `With ${handler}`,
    handlingText: 'The answer will be shown here.',
    bodies: { 'hotline-12345': 'the 12345 hotline', grid: 'the community grid', petition: 'the petition office' },
    passed: (body) => `This is for ${body}, and was passed on`,
    passedText: (receipt) => `Receipt no. ${receipt}; we keep following it.`,
    expected: (day) => `Expected by ${day}.`,
    outsideLate: 'That day has passed; we are asking for it.',
    answered: 'Answered',
    answeredText: 'The answer is below. If it is not solved, whoever reported it can have it taken up again.',
    answeredMine: 'The answer is below. Tell us if it is solved; if not, have it taken up again.',
    adopted: 'Adopted, going into design',
    adoptedText:
      'Residents, the community and social organisations will work out what to do; the code stays the same and every step is told.',
    closed: 'Closed',
    closedText: 'The answer is below.',
    closedMine: 'The answer is below. Back again? You can still have it taken up.',
    merged: 'Joined with the same matter',
    mergedText: 'Another report is about the same thing; they are handled together.',
    withdrawn: 'Withdrawn by the reporter',
    withdrawnText: 'What was written and how to reach the reporter are erased; nothing more is done.',
  },
}

/** Working days within which an answer was promised to what was reported then. */
export function promisedDays(reportedAt: Date): number {
  return lawOn(replyLaw, civilDate(reportedAt)).value.replyWorkingDays
}

/** Why a page shows none of the words, by the key of what it says instead. */
export function noWordsOf({ textErased, review }: Pick<ProblemDetail, 'textErased' | 'review'>) {
  if (textErased) return 'erased'
  return review === 'withheld' ? 'withheld' : 'noText'
}

/** Who has it now, by the name a resident knows: the assigned unit, else the street whose matter it is. */
export function handlerName({ handler, street, area }: Pick<Known, 'handler' | 'street' | 'area'>): string {
  return handler ?? street?.name ?? area.name
}

function dayText(day: CivilDate | null, now: Date, lang: Lang): string {
  return day ? formatNearDate(day, now, lang) : ''
}

/** `mine`: read by whoever reported it, who has a say in what comes next. */
export function standingOf(problem: Known, now: Date, lang: Lang, mine = false): Standing {
  const say = words[lang]
  const by = dayText(problem.dueOn, now, lang)
  if (problem.overdue && problem.dueOn && problem.state !== 'passed') {
    const days = Math.max(0, daysBetween(problem.dueOn, civilDate(now)))
    return { tone: 'act', title: say.late(days), text: say.lateText(by, handlerName(problem)) }
  }
  switch (problem.state) {
    case 'received':
      return { tone: 'wait', title: say.received, text: say.receivedText }
    case 'handling':
      return { tone: 'go', title: say.handling(handlerName(problem)), text: say.handlingText }
    case 'passed':
      return passedStanding(problem, now, lang)
    case 'answered':
      return { tone: 'go', title: say.answered, text: mine ? say.answeredMine : say.answeredText }
    case 'adopted':
      return { tone: 'go', title: say.adopted, text: say.adoptedText }
    case 'closed':
      return { tone: 'go', title: say.closed, text: problem.answer ? (mine ? say.closedMine : say.closedText) : '' }
    case 'merged':
      return { tone: 'info', title: say.merged, text: say.mergedText }
    case 'withdrawn':
      return { tone: 'info', title: say.withdrawn, text: say.withdrawnText }
  }
}

function passedStanding({ outside, overdue }: Known, now: Date, lang: Lang): Standing {
  const say = words[lang]
  if (!outside) return { tone: 'go', title: say.received, text: '' }
  const expected = outside.expectedOn ? say.expected(dayText(outside.expectedOn, now, lang)) : ''
  const parts = [say.passedText(outside.receipt), expected, overdue ? say.outsideLate : ''].filter(Boolean)
  return {
    tone: overdue ? 'wait' : 'info',
    title: say.passed(say.bodies[outside.body]),
    text: parts.join(lang === 'zh' ? '' : ' '),
  }
}
