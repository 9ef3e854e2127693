import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { formatFen } from '../../../base/money.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { type DesignationItem, decideDesignation } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'

interface DecideDialogProps {
  designation: DesignationItem
  open: boolean
  onClose(): void
}

const changes = ['fund', 'transfer', 'project', 'exchange']

/** 批准: the money moves at once, with its fee, and everybody reads it. */
export function ApproveDialog({ designation, open, onClose }: DecideDialogProps): ReactNode {
  const { id, fund, project, amountFen, feeFen } = designation
  const fee = feeFen > 0 ? `，另计管理费 ${formatFen(feeFen)}` : '，不收管理费'
  return (
    <ActionDialog
      open={open}
      title={`批准划款：${project.title}`}
      intro={`从${fund.name}划 ${formatFen(amountFen)} 入项目专账${fee}。批准后立即记账，计入项目的已到账，谁都看得到。`}
      contract={decideDesignation}
      fixed={{ id, decision: 'approve' }}
      submitLabel="批准"
      doneMessage="已划入项目专账"
      changes={changes}
      onClose={onClose}
    />
  )
}

/** 退回: nothing moves; who entered it reads why. */
export function SendBackDialog({ designation, open, onClose }: DecideDialogProps): ReactNode {
  const { id, project } = designation
  return (
    <ActionDialog
      open={open}
      title={`退回划款：${project.title}`}
      intro="退回后钱不动。登记的人看得到理由，改好了可以再登记一笔。"
      contract={decideDesignation}
      fixed={{ id, decision: 'refuse' }}
      submitLabel="退回"
      danger
      doneMessage="已退回"
      changes={changes}
      onClose={onClose}
    >
      <Form.Item
        name="because"
        label={fieldLabels.because.zh}
        rules={[{ required: true, whitespace: true, min: 4, message: '请写理由，至少 4 个字' }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={400} placeholder="例如：金额和认购书对不上" />
      </Form.Item>
    </ActionDialog>
  )
}
