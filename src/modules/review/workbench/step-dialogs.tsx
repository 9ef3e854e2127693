import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { addDays, civilDate, formatDate } from '../../../base/clock.ts'
import { lastDayOf } from '../../../ui/formats.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { beginScoring, rankScores, type ReviewDetail } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'

interface StepDialogProps {
  review: ReviewDetail
  open: boolean
  onClose(): void
}

/** 开始打分: the experts hear of it; where the day has gone by, another is set. */
export function BeginDialog({ review: { call, dueAt }, open, onClose }: StepDialogProps): ReactNode {
  const today = civilDate(serverNow())
  const passed = new Date(dueAt) <= serverNow()
  return (
    <ActionDialog
      open={open}
      title="开始打分"
      intro={`每位专家会收到通知，在 ${formatDate(lastDayOf(dueAt), 'zh')} 前打完。开始后还可以补请专家。`}
      contract={beginScoring}
      fixed={{ code: call.code }}
      {...(passed ? { initial: { dueOn: addDays(today, 14) } } : {})}
      submitLabel="开始打分"
      doneMessage="已开始，专家会收到通知"
      onClose={onClose}
    >
      {passed && (
        <Form.Item
          name="dueOn"
          label={fieldLabels.dueOn.zh}
          extra="原来定的日子已经过了，请另定一天。"
          rules={[{ required: true, message: '请定一个日期' }]}
        >
          <Input type="date" min={addDays(today, 1)} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}

/** 算出排名: from then on nobody can change a score. */
export function RankDialog({ review: { call }, open, onClose }: StepDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title="算出排名"
      intro="按已提交的分数算出名次和建议等次，不能撤销；此后打分不再改，也不能再请专家。"
      contract={rankScores}
      fixed={{ code: call.code }}
      submitLabel="算出排名"
      doneMessage="排名已算出，可以交会议审定"
      changes={['call', 'application']}
      onClose={onClose}
    />
  )
}
