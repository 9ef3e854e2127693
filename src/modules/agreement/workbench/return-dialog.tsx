import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { type AgreementDetail, returnAgreement } from '../contract.ts'
import { fieldLabels } from '../labels.ts'

export interface AgreementDialogProps {
  agreement: AgreementDetail
  open: boolean
  onClose(): void
}

/** 退回扫描件: it is not the paper, or a seal is missing; what was confirmed of it counts no more. */
export function ReturnDialog({ agreement: { code, project }, open, onClose }: AgreementDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`退回扫描件：${project.title}`}
      intro="退回后要重新上传，各方已经作的确认不再算数。各方会收到通知，原因写在协议页上。"
      contract={returnAgreement}
      fixed={{ code }}
      submitLabel="退回扫描件"
      danger
      doneMessage="已退回，各方会收到通知"
      onClose={onClose}
    >
      <Form.Item
        name="because"
        label={fieldLabels.because.zh}
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明哪里不对' }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={400} placeholder="例如：第二页没有骑缝章" />
      </Form.Item>
    </ActionDialog>
  )
}
