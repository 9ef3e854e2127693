import type { InputOf } from '../../../base/contract.ts'
import { listDesigns } from '../contract.ts'

export type ListInput = InputOf<typeof listDesigns>

/** What the list's address may hold. */
const names = ['q', 'field', 'area', 'state', 'cursor'] as const

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
  const result = listDesigns.input.safeParse(given)
  if (result.success) return result.data
  const wrong = new Set(result.error.issues.map(({ path }) => path[0]))
  return listDesigns.input.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))))
}

type Filters = Pick<ListInput, 'q' | 'field' | 'area' | 'state'>

/** The filters in force, with some changed; the page always begins anew. */
export function withFilters(
  input: ListInput,
  change: Partial<Record<keyof Filters, string | undefined>>,
): Record<string, string | undefined> {
  const { q, field, area, state } = input
  return { q, field, area, state, ...change }
}

export function isFiltered({ q, field, area, state }: ListInput): boolean {
  return [q, field, area, state].some((value) => value !== undefined)
}
