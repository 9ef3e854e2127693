import type { InputOf } from '../../../base/contract.ts'
import { inputFrom } from '../../../portal/list-address.ts'
import { listExchange } from '../contract.ts'

export type ListInput = InputOf<typeof listExchange>

/** What the list's address may hold. */
const names = ['field', 'area', 'sort', 'cursor'] as const

export function listInput(query: URLSearchParams): ListInput {
  return inputFrom(listExchange, names, query)
}

type Filters = Pick<ListInput, 'field' | 'area' | 'sort'>

/** The filters in force, with some changed; the page always begins anew. */
export function withFilters(
  { field, area, sort }: ListInput,
  change: Partial<Record<keyof Filters, string | undefined>>,
): Record<string, string | undefined> {
  return { field, area, sort, ...change }
}

export function isFiltered({ field, area }: ListInput): boolean {
  return field !== undefined || area !== undefined
}
