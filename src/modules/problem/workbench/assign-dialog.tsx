import { Form } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { assignProblem, type DeskDetail } from '../contract-desk.ts'
import { AssignFields } from './assign-fields.tsx'
import type { DeskDialogProps } from './dialog-props.ts'
import { rememberHandler, usualHandlers } from './handlers.ts'
import { ToldMessage } from './told.tsx'

/** 分办、改派. */
export function AssignDialog({ problem, open, onClose }: DeskDialogProps): ReactNode {
  const { code, state, handler, ownerPersonId, ownerName } = problem
  return (
    <ActionDialog
      open={open}
      title={`${state === 'received' ? '分办' : '改派'} ${code}`}
      contract={assignProblem}
      fixed={{ code }}
      initial={{ ...(handler ? { handler } : {}), ...(ownerPersonId ? { ownerPersonId } : {}) }}
      submitLabel={state === 'received' ? '分办' : '改派'}
      doneMessage={`${code} 已交办`}
      onClose={onClose}
      onDone={(_answer, input) => rememberHandler(input.handler)}
    >
      <AssignFields
        usual={usualHandlers(problem)}
        {...(ownerPersonId && ownerName ? { owner: { id: ownerPersonId, name: ownerName } } : {})}
      />
      <Preview problem={problem} />
    </ActionDialog>
  )
}

function Preview({ problem }: { problem: DeskDetail }): ReactNode {
  const handler = Form.useWatch<string | undefined>('handler')?.trim()
  if (!handler) return null
  return (
    <ToldMessage
      problem={problem}
      kind="problem.assigned"
      params={{ code: problem.code, handler, dueOn: problem.dueOn }}
    />
  )
}
