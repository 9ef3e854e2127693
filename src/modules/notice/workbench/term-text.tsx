import type { ReactNode } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { workingDaysLeft } from '../../../base/working-days.ts'
import { serverNow } from '../../../workbench/api.ts'
import { DueText } from '../../../workbench/due-text.tsx'
import type { NoticeItem } from '../contract.ts'

/** Until when it stands: running, over, or not begun. */
export function TermText({ notice: { state, endsOn, endsAt } }: { notice: NoticeItem }): ReactNode {
  if (endsOn === null || endsAt === null) return <span className="soft">没发布</span>
  if (state === 'standing' && serverNow() < new Date(endsAt))
    return <DueText dueAt={endsAt} workingDays={workingDaysLeft(endsOn, serverNow())} />
  return <span className="notice-nowrap">{formatDate(endsOn, 'zh')}</span>
}
