import type { ReactNode } from 'react'
import type { TodoClock } from '../base/todo.ts'
import { Deadline } from '../ui/time.tsx'
import { serverNow } from './api.ts'

interface DueTextProps {
  /** ISO time; null when no limit runs */
  dueAt: string | null
  clock?: TodoClock | null
  /** below 0 when late; absent: calendar days */
  workingDays?: number
}

/** The running clock of a record by the server's time; late ones in the colour of the seal. */
export function DueText({ dueAt, clock, workingDays }: DueTextProps): ReactNode {
  if (dueAt === null) return <span className="soft">无时限</span>
  return (
    <Deadline
      due={dueAt}
      now={serverNow()}
      {...(clock ? { clock } : {})}
      {...(workingDays === undefined ? {} : { workingDays })}
    />
  )
}
