import type { InputOf } from '../../../base/contract.ts'
import { listProblems, problemSorts } from '../contract.ts'

export type ListInput = InputOf<typeof listProblems>

/** What the list's address may hold. */
const names = ['q', 'kind', 'field', 'area', 'state', 'sort', 'cursor'] as const

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
  const result = listProblems.input.safeParse(given)
  if (result.success) return result.data
  const wrong = new Set(result.error.issues.map(({ path }) => path[0]))
  return listProblems.input.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))))
}

type Filters = Pick<ListInput, 'q' | 'kind' | 'field' | 'area' | 'state' | 'sort'>

/** The filters in force, with some changed; the page always begins anew. */
export function withFilters(
  input: ListInput,
  change: Partial<Record<keyof Filters, string | undefined>>,
): Record<string, string | undefined> {
  const { q, kind, field, area, state, sort } = input
  return { q, kind, field, area, state, sort, ...change }
}

/** The orders offered: with words to search for, the best match is first unless one is chosen. */
export const sorts = problemSorts

export function isFiltered({ q, kind, field, area, state }: ListInput): boolean {
  return [q, kind, field, area, state].some((value) => value !== undefined)
}
