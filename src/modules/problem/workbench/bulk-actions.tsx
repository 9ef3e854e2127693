import { type ReactNode, useState } from 'react'
import type { BulkAction } from '../../../workbench/list-types.ts'
import { useMay } from '../../../workbench/session.tsx'
import type { DeskItem } from '../contract-desk.ts'
import { BulkAssign } from './bulk-assign.tsx'
import { BulkPublish } from './bulk-publish.tsx'
import { refuseBulkAssign, refuseBulkPublish } from './bulk-rules.ts'

interface Chosen {
  act: 'publish' | 'assign'
  rows: readonly DeskItem[]
  done(): void
}

/** What may be done to several reports at once, and the dialogs for it. */
export function useBulkActions(): { actions: BulkAction<DeskItem>[]; dialogs: ReactNode } {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const mayPublish = useMay('problem.review')
  const mayAssign = useMay('problem.triage')
  const close = () => setChosen(null)
  const start = (act: Chosen['act']) => (rows: readonly DeskItem[], done: () => void) => setChosen({ act, rows, done })
  const actions: BulkAction<DeskItem>[] = [
    ...(mayPublish ? [{ key: 'publish', label: '按原文公开', refuse: refuseBulkPublish, run: start('publish') }] : []),
    ...(mayAssign ? [{ key: 'assign', label: '交办', refuse: refuseBulkAssign, run: start('assign') }] : []),
  ]
  return {
    actions,
    dialogs: (
      <>
        {chosen?.act === 'publish' && <BulkPublish rows={chosen.rows} onClose={close} onDone={chosen.done} />}
        {chosen?.act === 'assign' && <BulkAssign rows={chosen.rows} onClose={close} onDone={chosen.done} />}
      </>
    ),
  }
}
