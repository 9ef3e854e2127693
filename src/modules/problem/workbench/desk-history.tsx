import type { ReactNode } from 'react'
import { DateText } from '../../../ui/time.tsx'
import type { DeskDetail } from '../contract-desk.ts'
import { eventLabels, withholdLabels } from '../labels.ts'
import type { ProblemEventType, WithholdReason } from '../problem.ts'

type Entry = DeskDetail['history'][number]

/** What the program itself does when a time limit passes. */
const byProgram = new Set<string>(['problem.overdue', 'problem.outside-overdue', 'problem.settled'])

function doneBy({ by, type }: Entry): string {
  return by ?? (byProgram.has(type) ? '到期自动' : '居民')
}

function reasonOf({ type, reason }: Entry): string | null {
  if (reason === null || type !== 'problem.withheld') return reason
  return withholdLabels[reason as WithholdReason]?.zh ?? reason
}

/** Who did what and when, the latest first; with the reason given, which only staff see. */
export function DeskHistory({ entries }: { entries: readonly Entry[] }): ReactNode {
  return (
    <ol className="desk-history">
      {entries.toReversed().map((entry) => (
        <li key={entry.id}>
          <span className="small soft">
            <DateText at={entry.at} kind="time" />
          </span>
          <span>{doneBy(entry)}</span>
          <span>
            {eventLabels[entry.type as ProblemEventType]?.zh ?? entry.type}
            {reasonOf(entry) && <span className="soft">：{reasonOf(entry)}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
