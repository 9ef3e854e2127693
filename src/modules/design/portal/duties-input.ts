import type { Id } from '../../../base/context.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { type Duty, type DutyRole, dutyRoles } from '../design.ts'

/** A task of the form as it stands, filled in or not. */
export interface DutyRow {
  task: string
  roles: ReadonlyMap<Id, DutyRole>
}

/** no more tasks than the contract takes */
export const mostRows = 30

const rowName = /^duties\.(\d+)(?:\.(.+))?$/

/** The tasks that were filled in, in their order: what stands empty is left out, and the rest moves up. */
export function filledRows(form: PageRequest['form']): DutyRow[] {
  const rows = new Map<number, { task: string; roles: Map<Id, DutyRole> }>()
  for (const [name, value] of Object.entries(form)) {
    const [, index, memberId] = rowName.exec(name) ?? []
    const text = String(Array.isArray(value) ? value[0] : value).trim()
    if (index === undefined || text === '') continue
    const row = rows.get(Number(index)) ?? { task: '', roles: new Map<Id, DutyRole>() }
    rows.set(Number(index), row)
    if (memberId === undefined) row.task = text
    else if (dutyRoles.includes(text as DutyRole)) row.roles.set(memberId, text as DutyRole)
  }
  return [...rows].toSorted(([a], [b]) => a - b).map(([, row]) => row)
}

export function rowsOf(duties: readonly Duty[]): DutyRow[] {
  return duties.map(({ task, parts }) => ({
    task,
    roles: new Map(parts.map(({ memberId, role }) => [memberId, role])),
  }))
}

/** As the contract takes them. */
export function dutiesOf(rows: readonly DutyRow[]): Duty[] {
  return rows.map(({ task, roles }) => ({
    task,
    parts: [...roles].map(([memberId, role]) => ({ memberId, role })),
  }))
}

/** What is wrong within a task stands at the task: `duties.2.parts` is said at `duties.2`. */
export function atRows(fields: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, fault] of Object.entries(fields)) {
    const [, index, within] = rowName.exec(name) ?? []
    if (index === undefined) found[name] ??= fault
    // nobody was given anything to do in it
    else found[`duties.${index}`] ??= within === 'parts' && fault === 'too-few' ? 'design.duty-responsible' : fault
  }
  return found
}
