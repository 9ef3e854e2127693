import { Form } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { joinProblem } from '../contract.ts'
import { fieldLabels } from '../labels.ts'
import type { DeskDialogProps } from './dialog-props.ts'
import { ProblemSelect } from './problem-select.tsx'

/** Another adopted problem that the same design answers. */
export function JoinDialog({ design: { code }, open, onClose }: DeskDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`并入另一件事 ${code}`}
      intro="那件事的编号从此也指向这个方案；跟着它的居民会看到这里的进展。"
      contract={joinProblem}
      fixed={{ code }}
      submitLabel="并入"
      doneMessage="已并入"
      onClose={onClose}
    >
      <Form.Item
        name="problemCode"
        label={fieldLabels.problemCode.zh}
        rules={[{ required: true, message: '请选一件已采纳的事' }]}
      >
        <ProblemSelect />
      </Form.Item>
    </ActionDialog>
  )
}
