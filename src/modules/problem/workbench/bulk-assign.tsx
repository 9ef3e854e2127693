import { App, Form } from 'antd'
import type { ReactNode } from 'react'
import type { CallInput } from '../../../workbench/api.ts'
import { assignProblem } from '../contract-desk.ts'
import { AssignFields } from './assign-fields.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import type { BulkProps } from './bulk-publish.tsx'
import { useBulkRun } from './bulk-run.ts'
import { rememberHandler, usualHandlers } from './handlers.ts'

type Fields = Pick<CallInput<typeof assignProblem>, 'handler' | 'ownerPersonId' | 'platformId'>

/** Several reports to one unit. */
export function BulkAssign({ rows, onClose, onDone }: BulkProps): ReactNode {
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const { state, run } = useBulkRun(assignProblem)
  const submit = async (fields: Fields) => {
    const { failed, total } = await run(rows.map(({ code }) => ({ ...fields, code })))
    rememberHandler(fields.handler)
    onDone()
    if (failed.length > 0) return
    void message.success(`${total} 条已交办`)
    onClose()
  }
  const [first] = rows
  return (
    <BulkDialog
      title={`交办 ${rows.length} 条`}
      submitLabel={`交办 ${rows.length} 条`}
      state={state}
      onSubmit={() => form.submit()}
      onClose={onClose}
    >
      <Form form={form} layout="vertical" requiredMark="optional" onFinish={(fields) => void submit(fields)}>
        <AssignFields usual={first ? usualHandlers(first) : []} />
      </Form>
      <details>
        <summary>{rows.length} 条是哪些</summary>
        <ul className="desk-bulk">
          {rows.map(({ code, title }) => (
            <li key={code}>
              {title} <span className="small soft">{code}</span>
            </li>
          ))}
        </ul>
      </details>
    </BulkDialog>
  )
}
