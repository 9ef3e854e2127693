import type { Refusal } from '../../../base/refusal.ts'
import type { DeskItem } from '../contract-desk.ts'
import { isOpen } from '../problem.ts'

/** of what the list carries of a text: a longer one has not been read */
const excerptLength = 120

/** Several are published at once only when the list has shown all there is to see of them. */
export function refuseBulkPublish(rows: readonly DeskItem[]): Refusal {
  if (rows.some(({ review, state }) => review !== 'pending' || state === 'withdrawn' || state === 'merged'))
    return { code: 'desk.bulk-reviewed' }
  if (rows.some(({ photoCount }) => photoCount > 0)) return { code: 'desk.bulk-photos' }
  return rows.some(({ excerpt }) => excerpt.length >= excerptLength) ? { code: 'desk.bulk-long' } : null
}

export function refuseBulkAssign(rows: readonly DeskItem[]): Refusal {
  return rows.every(({ state }) => isOpen(state)) ? null : { code: 'desk.bulk-closed' }
}
