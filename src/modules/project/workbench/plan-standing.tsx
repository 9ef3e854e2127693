import type { ReactNode } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { PlainText } from '../../../ui/plain-text.tsx'
import { DateText } from '../../../ui/time.tsx'
import type { PlanDetail } from '../contract-plan.ts'

/** Who waits for whom while the plan is written, and until when. */
export function PlanStanding({ plan }: { plan: PlanDetail }): ReactNode {
  const { state, submittedAt, checkBy, returnedBecause, project } = plan
  if (state === 'submitted')
    return (
      <p>
        方案{submittedAt && <DateText at={submittedAt} kind="day" />}提交，等平台核定
        {checkBy && `，最迟 ${formatDate(checkBy, 'zh')}答复`}。
      </p>
    )
  if (state === 'returned')
    return (
      <>
        <p>已退回，等{project.organisation.name}修改。要改的：</p>
        <PlainText text={returnedBecause ?? ''} />
      </>
    )
  return (
    <p>
      钱已找齐，等{project.organisation.name}写实施方案{state === 'draft' && '，草稿已经保存，还没有提交'}。
    </p>
  )
}
