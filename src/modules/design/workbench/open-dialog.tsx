import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { openDesign } from '../contract.ts'
import { fieldLabels } from '../labels.ts'
import { ProblemSelect } from './problem-select.tsx'

interface OpenDialogProps {
  open: boolean
  onClose(): void
  onOpened(code: string): void
}

/** 发起方案: by staff of the place, for adopted problems; organisations are invited after that. */
export function OpenDialog({ open, onClose, onOpened }: OpenDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title="发起方案"
      intro="先写个大概，再邀请主导单位、牵头的社会组织和居民。方案沿用第一件事的编号。"
      contract={openDesign}
      fixed={{}}
      submitLabel="发起"
      doneMessage="方案已发起，接着邀请团队"
      onClose={onClose}
      onDone={({ code }) => onOpened(code)}
    >
      <Form.Item
        name="problemCodes"
        label={fieldLabels.problemCodes.zh}
        rules={[{ required: true, message: '请选一件已采纳的事' }]}
      >
        <ProblemSelect multiple />
      </Form.Item>
      <Form.Item
        name="title"
        label={fieldLabels.title.zh}
        rules={[{ required: true, whitespace: true, min: 2, message: '请写个名称' }]}
      >
        <Input maxLength={60} placeholder="例如：校门口的安心接送点" />
      </Form.Item>
      <Form.Item
        name="summary"
        label={fieldLabels.summary.zh}
        rules={[{ required: true, whitespace: true, min: 10, message: '请写清楚打算怎么做，至少 10 个字' }]}
      >
        <Input.TextArea rows={6} maxLength={4000} />
      </Form.Item>
    </ActionDialog>
  )
}
