import { Alert, Modal, Progress } from 'antd'
import type { ReactNode } from 'react'
import { errorWords } from '../../../workbench/states.tsx'
import type { BulkState } from './bulk-run.ts'

interface BulkDialogProps {
  title: string
  submitLabel: string
  state: BulkState
  onSubmit(): void
  onClose(): void
  children: ReactNode
}

/** A dialog over several records: what will be done, how far it is, and what came of it where it did not work. */
export function BulkDialog({ title, submitLabel, state, onSubmit, onClose, children }: BulkDialogProps): ReactNode {
  const ended = !state.running && state.total > 0
  return (
    <Modal
      open
      title={title}
      width={640}
      okText={ended ? '知道了' : submitLabel}
      okButtonProps={{ loading: state.running }}
      cancelButtonProps={{ disabled: state.running, className: ended ? 'visually-hidden' : '' }}
      closable={!state.running}
      mask={{ closable: false }}
      onOk={ended ? onClose : onSubmit}
      onCancel={onClose}
    >
      {state.total > 0 && <Progress percent={Math.round((100 * state.done) / state.total)} aria-label="进度" />}
      {ended && state.failed.length > 0 && <Failures state={state} />}
      {state.total === 0 && children}
    </Modal>
  )
}

function Failures({ state: { done, failed } }: { state: BulkState }): ReactNode {
  const list = (
    <ul>
      {failed.map(({ code, error }) => (
        <li key={code}>
          {code}：{errorWords(error)}
        </li>
      ))}
    </ul>
  )
  return (
    <Alert type="warning" title={`${done - failed.length} 条办好了，${failed.length} 条没办成：`} description={list} />
  )
}
