import { Form } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { assignProblem } from '../contract-desk.ts'
import { AssignFields } from './assign-fields.tsx'
import type { DeskDialogProps } from './desk-dialogs.tsx'
import { rememberHandler, usualHandlers } from './handlers.ts'
import { ToldMessage } from './told.tsx'

/** 分办、改派. */
export function AssignDialog({ problem, open, onClose }: DeskDialogProps): ReactNode {
  const { code, state, handler, ownerPersonId, ownerName, dueOn } = problem
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
      <AssignFields usual={usualHandlers(problem)} {...(ownerPersonId && ownerName ? { owner: { id: ownerPersonId, name: ownerName } } : {})} />
      <Form.Item noStyle dependencies={['handler']}>
        {(form) => {
          const named = (form.getFieldValue('handler') as string | undefined)?.trim()
          return named && <ToldMessage problem={problem} kind="problem.assigned" params={{ code, handler: named, dueOn }} />
        }}
      </Form.Item>
    </ActionDialog>
  )
}
