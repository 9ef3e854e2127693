import type { Lang } from '../../../base/label.ts'
import { formatNearDate } from '../../../ui/formats.ts'
import { markNow, threadSteps } from '../../../ui/thread-steps.tsx'
import { Timeline, type TimelineItem } from '../../../ui/timeline.tsx'
import type { TellThread } from '../../../base/thread.ts'
import type { ProblemDetail } from '../contract.ts'
import { listWords } from './list-words.ts'

interface ThreadProps {
  problem: ProblemDetail
  now: Date
  lang: Lang
  tell: TellThread
}

/** What happened, newest first, with the promised answer as the step ahead. */
export function ProblemThread({ problem, now, lang, tell }: ThreadProps) {
  // the answer in force stands on this page as a document already
  const happened = threadSteps(problem.thread, { lang, tell, elsewhere: problem.answer?.text })
  return <Timeline items={[...stepAhead(problem, now, lang), ...markNow(happened)]} />
}

/** What was promised and is not late yet. */
function stepAhead({ dueOn, overdue, state }: ProblemDetail, now: Date, lang: Lang): TimelineItem[] {
  if (!dueOn || overdue) return []
  const words = listWords[lang]
  const day = formatNearDate(dueOn, now, lang)
  if (state === 'passed')
    return [{ key: 'ahead', when: words.aheadExpected(day), title: words.aheadOutside, mark: 'ahead' }]
  return [{ key: 'ahead', when: words.aheadBy(day), title: words.ahead, mark: 'ahead' }]
}
