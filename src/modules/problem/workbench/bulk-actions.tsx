import { type ReactNode, useState } from 'react'
import type { Refusal } from '../../../base/refusal.ts'
import type { BulkAction } from '../../../workbench/list-types.ts'
import { useMay } from '../../../workbench/session.tsx'
import type { DeskItem } from '../contract-desk.ts'
import { isOpen } from '../problem.ts'
import { BulkAssign } from './bulk-assign.tsx'
import { BulkPublish } from './bulk-publish.tsx'

/** of what the list carries of a text: a longer one has not been read */
const excerptLength = 120

/** Several are published at once only when the list has shown all there is to see of them. */
function refuseBulkPublish(rows: readonly DeskItem[]): Refusal {
  if (rows.some(({ review, state }) => review !== 'pending' || state === 'withdrawn' || state === 'merged'))
    return { code: 'desk.bulk-reviewed' }
  if (rows.some(({ photoCount }) => photoCount > 0)) return { code: 'desk.bulk-photos' }
  return rows.some(({ excerpt }) => excerpt.length >= excerptLength) ? { code: 'desk.bulk-long' } : null
}

function refuseBulkAssign(rows: readonly DeskItem[]): Refusal {
  return rows.every(({ state }) => isOpen(state)) ? null : { code: 'desk.bulk-closed' }
}

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
