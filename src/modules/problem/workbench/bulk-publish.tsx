import { App } from 'antd'
import type { ReactNode } from 'react'
import { type DeskItem, reviewProblem } from '../contract-desk.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { useBulkRun } from './bulk-run.ts'
import { markWords, personalMarks } from './personal-marks.ts'

export interface BulkProps {
  rows: readonly DeskItem[]
  onClose(): void
  onDone(): void
}

/** Several texts as they were written, all of them in sight before they become public. */
export function BulkPublish({ rows, onClose, onDone }: BulkProps): ReactNode {
  const { message } = App.useApp()
  const { state, run } = useBulkRun(reviewProblem)
  const submit = async () => {
    const { failed, total } = await run(rows.map(({ code }) => ({ code, decision: 'publish' as const })))
    onDone()
    if (failed.length > 0) return
    void message.success(`${total} 条已公开`)
    onClose()
  }
  return (
    <BulkDialog
      title={`按原文公开 ${rows.length} 条`}
      submitLabel={`公开 ${rows.length} 条`}
      state={state}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>请再看一眼。里面有姓名、电话、住址的，取消后逐条改写再公开。</p>
      <ul className="desk-bulk">
        {rows.map((row) => (
          <li key={row.code}>
            <b>{row.title}</b>
            {row.excerpt && <p>{row.excerpt}</p>}
            <Warning text={`${row.title} ${row.excerpt}`} />
          </li>
        ))}
      </ul>
    </BulkDialog>
  )
}

function Warning({ text }: { text: string }): ReactNode {
  const marks = personalMarks(text)
  if (marks.length === 0) return null
  return (
    <p className="desk-marks-hint">
      里面像有个人信息：{marks.map(({ kind, text: found }) => `${markWords[kind]} ${found}`).join('、')}
    </p>
  )
}
