import type { InputOf } from '../../../base/contract.ts'
import { inputFrom } from '../../../portal/list-address.ts'
import { listProjects } from '../contract.ts'

export type ListInput = InputOf<typeof listProjects>

/** What the list's address may hold. */
const names = ['q', 'field', 'area', 'state', 'sort', 'cursor'] as const

export function listInput(query: URLSearchParams): ListInput {
  return inputFrom(listProjects, names, query)
}

type Filters = Pick<ListInput, 'q' | 'field' | 'area' | 'state' | 'sort'>

/** The filters in force, with some changed; the page always begins anew. */
export function withFilters(
  input: ListInput,
  change: Partial<Record<keyof Filters, string | undefined>>,
): Record<string, string | undefined> {
  const { q, field, area, state, sort } = input
  return { q, field, area, state, sort, ...change }
}

/** Two of the orders list only a part: what still needs money, what waits in the pool. */
export function isFiltered({ q, field, area, state, sort }: ListInput): boolean {
  return [q, field, area, state].some((value) => value !== undefined) || sort === 'gap' || sort === 'deadline'
}
