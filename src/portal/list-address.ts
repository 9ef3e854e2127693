import type { Contract, InputOf } from '../base/contract.ts'
import { AppError } from '../base/refusal.ts'
import { type PageAnswer, type PageRequest, redirect } from './page.ts'

/** `?a=1&b=2` of what is set; empty when nothing is. */
export function queryOf(query: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value)
  return params.size === 0 ? '' : `?${params.toString()}`
}

/**
 * A list's input from its address, of the names it may hold. A part that makes no sense (an old link, a typing error) is
 * left out rather than refused: the reader wanted a list.
 */
export function inputFrom<C extends Contract>(
  { input }: C,
  names: readonly string[],
  query: URLSearchParams,
): InputOf<C> {
  const given: Record<string, string> = {}
  for (const name of names) {
    const value = query.get(name)?.trim()
    if (value) given[name] = value
  }
  const result = input.safeParse(given)
  if (result.success) return result.data as InputOf<C>
  const wrong = new Set(result.error.issues.map(({ path }) => path[0]))
  return input.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)))) as InputOf<C>
}

/**
 * The page of a list. One that continues another list, or one from before, begins anew; an area that is none is left out.
 * @param listOf the list's address, its filters in force but for these
 */
export async function orAnew(
  { link }: PageRequest,
  listOf: (change: { area?: undefined }) => string,
  page: () => Promise<PageAnswer>,
): Promise<PageAnswer> {
  try {
    return await page()
  } catch (error) {
    if (error instanceof AppError && error.code === 'cursor.invalid') return redirect(link(listOf({})))
    if (error instanceof AppError && error.fields.area) return redirect(link(listOf({ area: undefined })))
    throw error
  }
}
