import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { addWorkingDays } from '../../../base/working-days.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import type { ApplicationDetail } from '../contract.ts'
import { returnApplication } from '../contract-desk.ts'

interface ReturnDialogProps {
  application: ApplicationDetail
  open: boolean
  onClose(): void
}

/** 退回补正: once, with what is missing; mended within the call's working days. */
export function ReturnDialog({ application: { id, title, rules }, open, onClose }: ReturnDialogProps): ReactNode {
  const until = addWorkingDays(civilDate(serverNow()), rules.days.correct).date
  return (
    <ActionDialog
      open={open}
      title={`退回补正：${title}`}
      intro={`只能退回一次。申报方要在 ${formatDate(until, 'zh')}前补齐（${rules.days.correct} 个工作日），过期这份申报不再继续。`}
      contract={returnApplication}
      fixed={{ id }}
      submitLabel="退回补正"
      doneMessage="已退回，申报方会收到通知"
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label="还差什么，一条一条写"
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明还差什么' }]}
      >
        <Input.TextArea
          autoFocus
          rows={5}
          maxLength={1000}
          placeholder={'例如：\n一、第 3 笔预算没有写明用在哪里\n二、附件里缺场地证明'}
        />
      </Form.Item>
    </ActionDialog>
  )
}
