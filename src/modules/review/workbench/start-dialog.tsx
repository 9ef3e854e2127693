import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { addDays, civilDate } from '../../../base/clock.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { useWhole } from '../../../workbench/query.ts'
import { listDeskCalls } from '../../call/contract-desk.ts'
import { startReview } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'

interface StartDialogProps {
  open: boolean
  onClose(): void
  onStarted(code: string): void
}

/** Begins the review of a call whose applications have all been checked. */
export function StartDialog({ open, onClose, onStarted }: StartDialogProps): ReactNode {
  const calls = useWhole(listDeskCalls, { state: 'checking' }, { enabled: open })
  const today = civilDate(serverNow())
  return (
    <ActionDialog
      open={open}
      title="开始一次评审"
      intro="资格审查全部完成的征集可以开始。先分派专家，请齐了再开始打分。"
      contract={startReview}
      fixed={{}}
      initial={{ dueOn: addDays(today, 14) }}
      submitLabel="开始评审"
      doneMessage="评审已开始，接着分派专家"
      changes={['call', 'application']}
      onClose={onClose}
      onDone={({ code }) => onStarted(code)}
    >
      <Form.Item name="code" label="哪次征集" rules={[{ required: true, message: '请选一次征集' }]}>
        <Select
          autoFocus
          loading={calls.isFetching}
          placeholder="资格审查中的征集"
          notFoundContent={calls.isFetching ? '正在查找…' : '没有到这一步的征集'}
          options={(calls.data ?? []).map(({ code, title, submittedCount }) => ({
            value: code,
            label: `${title}（${submittedCount} 份申报）`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="dueOn"
        label={fieldLabels.dueOn.zh}
        extra="从分派到打完分，一般留两周。"
        rules={[{ required: true, message: '请定一个日期' }]}
      >
        <Input type="date" min={addDays(today, 1)} />
      </Form.Item>
    </ActionDialog>
  )
}
