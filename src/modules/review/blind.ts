/** What stands where a name stood. */
const hiddenName = '某组织'

/**
 * The same text, answers or lines without these names, wherever they stand: who judges blind does not read who applies
 * in a sentence either. A short form of a name is not known and stays.
 */
export function withoutNames<T>(value: T, names: readonly string[]): T {
  // the longest first: one name may be part of another
  const longest = names.filter((name) => name.length > 1).toSorted((a, b) => b.length - a.length)
  return hide(value, longest) as T
}

function hide(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string') return names.reduce((text, name) => text.replaceAll(name, hiddenName), value)
  if (Array.isArray(value)) return value.map((each) => hide(each, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hide(each, names)]))
}
