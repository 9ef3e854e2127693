import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { endProject, type ProjectDetail } from '../contract.ts'
import { fieldLabels } from '../labels.ts'

interface EndDialogProps {
  project: ProjectDetail
  open: boolean
  onClose(): void
}

/** 终止: before its time, with a reason that everybody reads. */
export function EndDialog({ project: { code, title }, open, onClose }: EndDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`终止项目：${title}`}
      intro="不能撤销。原因写在项目页上，谁都看得到；反映这件事和说过“我也是”的居民会收到通知。"
      contract={endProject}
      fixed={{ code }}
      submitLabel="终止项目"
      danger
      doneMessage="项目已终止"
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={fieldLabels.reason.zh}
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明原因' }]}
      >
        <Input.TextArea autoFocus rows={4} maxLength={400} placeholder="例如：场地另有用途，找不到能替换的地方" />
      </Form.Item>
    </ActionDialog>
  )
}
