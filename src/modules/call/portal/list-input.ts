import type { InputOf } from '../../../base/contract.ts'
import { listCalls } from '../contract.ts'

export type ListInput = InputOf<typeof listCalls>

/** What the list's address may hold. */
const names = ['kind', 'area', 'cursor'] as const

/**
 * The list's input from an address. A part that makes no sense (an old link, a typing error) is left out rather than
 * refused: the reader wanted a list.
 */
export function listInput(query: URLSearchParams): ListInput {
  const given: Record<string, string> = {}
  for (const name of names) {
    const value = query.get(name)?.trim()
    if (value) given[name] = value
  }
  const result = listCalls.input.safeParse(given)
  if (result.success) return result.data
  const wrong = new Set(result.error.issues.map(({ path }) => path[0]))
  return listCalls.input.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))))
}

type Filters = Pick<ListInput, 'kind' | 'area'>

/** The filters in force, with some changed; the page always begins anew. */
export function withFilters(
  input: ListInput,
  change: Partial<Record<keyof Filters, string | undefined>>,
): Record<string, string | undefined> {
  const { kind, area } = input
  return { kind, area, ...change }
}

export function isFiltered({ kind, area }: ListInput): boolean {
  return kind !== undefined || area !== undefined
}
