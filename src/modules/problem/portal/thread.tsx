import type { Lang } from '../../../base/label.ts'
import { formatNearDate } from '../../../ui/formats.ts'
import { PlainText } from '../../../ui/plain-text.tsx'
import { DateText } from '../../../ui/time.tsx'
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
  const happened = problem.thread
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
    .flatMap((entry): TimelineItem[] => {
      const said = tell(entry, lang)
      if (!said) return []
      const { quote, ...rest } = said
      // the answer in force stands on this page as a document already
      const repeated = quote === problem.answer?.text
      return [
        {
          key: entry.id,
          when: <DateText at={entry.at} kind="time" />,
          ...rest,
          ...(quote && !repeated && { quote: <PlainText text={quote} /> }),
        },
      ]
    })
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

/** The last step is where it stands, unless it is an official act, which keeps its seal. */
function markNow(items: TimelineItem[]): TimelineItem[] {
  return items.map((item, index) => (index === 0 && item.mark === 'step' ? { ...item, mark: 'now' } : item))
}
