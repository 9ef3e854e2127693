import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { abstain, type AssignmentDetail, declareInterest } from '../contract.ts'

interface LeaveDialogProps {
  assignment: AssignmentDetail
  open: boolean
  onClose(): void
  onLeft(): void
}

/** 我要回避: an interest noticed while reading. */
export function WithdrawDialog({ assignment: { id }, open, onClose, onLeft }: LeaveDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title="我要回避"
      intro="提交后这份申报对您关闭，已填的分不算，由工作人员另请专家。不能撤销。"
      contract={declareInterest}
      fixed={{ id, conflict: true }}
      submitLabel="提交回避"
      danger
      doneMessage="已回避，这份不用评了"
      onClose={onClose}
      onDone={onLeft}
    >
      <Form.Item
        name="because"
        label="是什么关系"
        extra="只有组织评审的人看得到。"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明是什么关系' }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={400} placeholder="例如：团队里有我现在的同事" />
      </Form.Item>
    </ActionDialog>
  )
}

/** 不评这一份: for another reason, which staff read. */
export function AbstainDialog({ assignment: { id }, open, onClose, onLeft }: LeaveDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title="不评这一份"
      intro="没有利益冲突，但评不了：领域不熟、时间不够等。工作人员会另请专家。不能撤销。"
      contract={abstain}
      fixed={{ id }}
      submitLabel="不评这一份"
      danger
      doneMessage="知道了，这份不用评了"
      onClose={onClose}
      onDone={onLeft}
    >
      <Form.Item
        name="reason"
        label="原因"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明原因' }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={400} placeholder="例如：结构加固不是我的专业" />
      </Form.Item>
    </ActionDialog>
  )
}
