import type { Lang } from '../../../base/label.ts'
import { formatNearDate } from '../../../ui/formats.ts'
import { DateText } from '../../../ui/time.tsx'
import { Timeline, type TimelineItem } from '../../../ui/timeline.tsx'
import type { ProblemDetail } from '../contract.ts'
import { listWords } from './list-words.ts'
import { threadText } from './thread-texts.ts'

/** What happened, newest first, with the promised answer as the step ahead. */
export function ProblemThread({ problem, now, lang }: { problem: ProblemDetail; now: Date; lang: Lang }) {
  const words = listWords[lang]
  const happened = problem.thread
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
    .flatMap((entry): TimelineItem[] => {
      const said = threadText(entry, lang)
      return said ? [{ key: entry.id, when: <DateText at={entry.at} kind="time" />, ...said }] : []
    })
  const ahead: TimelineItem[] =
    problem.dueOn && !problem.overdue
      ? [{ key: 'ahead', when: words.aheadBy(formatNearDate(problem.dueOn, now, lang)), title: words.ahead, mark: 'ahead' }]
      : []
  return <Timeline items={[...ahead, ...markNow(happened)]} />
}

/** The last step is where it stands, unless it is an official act, which keeps its seal. */
function markNow(items: TimelineItem[]): TimelineItem[] {
  return items.map((item, index) => (index === 0 && item.mark === 'step' ? { ...item, mark: 'now' } : item))
}
