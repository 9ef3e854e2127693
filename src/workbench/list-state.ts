/** What a list shows, as its address says it: filters, search, order and columns. */
export interface ListState {
  /** filter key → chosen values, sorted */
  filters: Record<string, string[]>
  text: string
  sort: string | null
  /** shown columns in order; null: those shown by default */
  columns: string[] | null
}

export const emptyListState: ListState = { filters: {}, text: '', sort: null, columns: null }

const reserved = { text: 'q', sort: 'sort', columns: 'columns' }
const own = new Set(Object.values(reserved))

/** Same state, same text, whatever order things were chosen in: so that a saved view can be recognised. */
export function encodeListState(state: ListState): string {
  const query = new URLSearchParams()
  for (const key of Object.keys(state.filters).toSorted()) {
    for (const value of (state.filters[key] ?? []).toSorted()) query.append(key, value)
  }
  if (state.text) query.set(reserved.text, state.text)
  if (state.sort) query.set(reserved.sort, state.sort)
  if (state.columns) query.set(reserved.columns, state.columns.join('.'))
  return query.toString()
}

/** Reads an address. Names that are not among `filterKeys` are not ours and are left out; empty values mean nothing. */
export function decodeListState(search: string, filterKeys: readonly string[]): ListState {
  const query = new URLSearchParams(search)
  const filters: Record<string, string[]> = {}
  for (const key of filterKeys) {
    const values = [...new Set(query.getAll(key))].filter((value) => value !== '').toSorted()
    if (values.length > 0 && !own.has(key)) filters[key] = values
  }
  const columns = query.get(reserved.columns)?.split('.').filter(Boolean) ?? []
  return {
    filters,
    text: query.get(reserved.text)?.trim() ?? '',
    sort: query.get(reserved.sort) || null,
    columns: columns.length > 0 ? columns : null,
  }
}

export function toggleFilter(state: ListState, key: string, value: string, multiple: boolean): ListState {
  const chosen = state.filters[key] ?? []
  const has = chosen.includes(value)
  const others = multiple ? chosen.filter((other) => other !== value) : []
  const values = has ? others : [...others, value].toSorted()
  const { [key]: _, ...rest } = state.filters
  return { ...state, filters: values.length > 0 ? { ...rest, [key]: values } : rest }
}

/** A filter that is chosen at a place of its own, and the state without it. */
export function takeFilter(state: ListState, key: string): { value: string | null; rest: ListState } {
  const { [key]: taken, ...filters } = state.filters
  return { value: taken?.[0] ?? null, rest: { ...state, filters } }
}

export function putFilter(state: ListState, key: string, value: string | null): ListState {
  const { rest } = takeFilter(state, key)
  return value === null ? rest : { ...rest, filters: { ...rest.filters, [key]: [value] } }
}

export function countFilters(state: ListState): number {
  return Object.values(state.filters).reduce((sum, values) => sum + values.length, 0)
}

/** The part of a contract's input that the state decides. One value is passed alone, several as a list. */
export function listInput(state: ListState): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const [key, values] of Object.entries(state.filters)) input[key] = values.length === 1 ? values[0] : values
  if (state.text) input.q = state.text
  if (state.sort) input.sort = state.sort
  return input
}
