import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { noteProblem } from '../contract-desk.ts'
import type { DeskDialogProps } from './dialog-props.ts'

/** A note for colleagues. */
export function NoteDialog({ problem: { code }, open, onClose }: DeskDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`备注 ${code}`}
      intro="只有工作人员看得到。反映人撤回时，备注一并清除。"
      contract={noteProblem}
      fixed={{ code }}
      submitLabel="记下"
      doneMessage="备注已记下"
      onClose={onClose}
    >
      <Form.Item name="text" label="内容" rules={[{ required: true, whitespace: true, message: '请写点什么' }]}>
        <Input.TextArea autoFocus className="desk-grow" rows={4} maxLength={1000} />
      </Form.Item>
    </ActionDialog>
  )
}
