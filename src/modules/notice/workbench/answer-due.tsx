import type { ReactNode } from 'react'
import { overdueWorkingDays, workingDaysLeft } from '../../../base/working-days.ts'
import { lastDayOf } from '../../../ui/formats.ts'
import { serverNow } from '../../../workbench/api.ts'
import { DueText } from '../../../workbench/due-text.tsx'
import type { ObjectionItem } from '../contract-desk.ts'

/** By when it is to be answered, in working days; nothing runs once it is. */
export function AnswerDue({
  objection: { state, dueAt },
}: {
  objection: Pick<ObjectionItem, 'state' | 'dueAt'>
}): ReactNode {
  if (state !== 'open' && state !== 'lead') return <span className="soft">已办</span>
  const on = lastDayOf(dueAt)
  const late = overdueWorkingDays(on, serverNow())
  return <DueText dueAt={dueAt} workingDays={late > 0 ? -late : workingDaysLeft(on, serverNow())} clock="promised" />
}
