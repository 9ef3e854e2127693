import type { Label, Lang } from '../base/label.ts'
import { formatCount } from '../ui/formats.ts'
import type { FacetGroup, FacetOption } from '../ui/search-box.tsx'

/** A street or a community as filters list it. */
export interface FacetPlace {
  id: string
  name: string
  level: 'street' | 'community'
  parentId: string | null
}

/** A choice that would show something, and how much. */
export interface FacetCount {
  value: string
  count: number
}

export interface FacetParts {
  /** the filters in force, by name */
  input: Readonly<Record<string, unknown>>
  /** the list's address with some of them changed */
  hrefOf(change: Readonly<Record<string, string | undefined>>): string
  lang: Lang
  /** lifts a filter: 全部 */
  all: string
  /** how much each choice would show stands beside it; not where the counts know less than the list, as in a search */
  counted: boolean
}

function option(parts: FacetParts, filter: string, value: string | undefined, label: string, count?: number) {
  const { input, hrefOf, counted } = parts
  const made: FacetOption = { label, href: hrefOf({ [filter]: value }), current: input[filter] === value }
  return counted && count !== undefined ? { ...made, count: formatCount(count) } : made
}

/** A filter with the choices that would show something, in the order of their labels. */
export function labelledFacet(
  parts: FacetParts,
  filter: string,
  title: string,
  labels: Readonly<Record<string, Label>>,
  counts: readonly FacetCount[],
): FacetGroup {
  const order = Object.keys(labels)
  const options = counts
    .toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    .map(({ value, count }) => option(parts, filter, value, labels[value]?.[parts.lang] ?? value, count))
  return { key: filter, title, options: [option(parts, filter, undefined, parts.all), ...options] }
}

interface PlaceFacets {
  titles: { street: string; community: string }
  areas: readonly FacetPlace[]
  counts: { street: readonly FacetCount[]; community: readonly FacetCount[] }
}

/**
 * Streets, in the official order that their residents know, and the communities of the chosen one, for the filter
 * `area`: those that have something to show, or are chosen.
 */
export function placeFacets(parts: FacetParts, { titles, areas, counts }: PlaceFacets): FacetGroup[] {
  const chosen = areas.find(({ id }) => id === parts.input.area)
  const streetId = chosen?.level === 'community' ? chosen.parentId : chosen?.id
  const options = (places: readonly FacetPlace[], known: readonly FacetCount[]) => {
    const found = new Map(known.map(({ value, count }) => [value, count]))
    return places
      .filter(({ id }) => found.has(id) || id === chosen?.id || id === streetId)
      .map(({ id, name }) => ({ id, ...option(parts, 'area', id, name, found.get(id) ?? 0) }))
  }
  const streets = options(
    areas.filter(({ level }) => level === 'street'),
    counts.street,
  ).map(({ id, ...street }) => ({ ...street, current: id === streetId }))
  const all = option(parts, 'area', undefined, parts.all)
  const street: FacetGroup = { key: 'street', title: titles.street, options: [all, ...streets] }
  if (!streetId) return [street]
  const within = options(
    areas.filter(({ parentId }) => parentId === streetId),
    counts.community,
  ).map(({ id: _, ...community }) => community)
  const whole = option(parts, 'area', streetId, parts.all)
  return [street, { key: 'community', title: titles.community, options: [whole, ...within] }]
}
