import type { Label, Lang } from '../../../base/label.ts'
import { formatCount } from '../../../ui/formats.ts'
import type { FacetGroup, FacetOption } from '../../../ui/search-box.tsx'
import { kindLabels, problemFieldLabels, stateLabels } from '../labels.ts'
import { listWords } from './list-words.ts'
import { type ListInput, withFilters } from './list-input.ts'
import { paths } from './paths.ts'
import type { PlaceChoice } from './places.ts'

/** How many reports each choice would show. */
export type FacetCounts = Record<
  'kind' | 'field' | 'state' | 'street' | 'community',
  readonly { value: string; count: number }[]
>

interface FacetParts {
  input: ListInput
  counts: FacetCounts
  areas: readonly PlaceChoice[]
  lang: Lang
  link(path: string): string
}

type Filter = 'kind' | 'field' | 'area' | 'state'

/** Filters as links with counts: kind, subject, street, the communities of the chosen street, progress. */
export function facetGroups(parts: FacetParts): FacetGroup[] {
  const { input, counts, areas } = parts
  const chosen = areas.find(({ id }) => id === input.area)
  const street = chosen?.level === 'community' ? areas.find(({ id }) => id === chosen.parentId) : chosen
  return [
    ...(counts.kind.length > 1 || input.kind ? [labelled(parts, 'kind', counts.kind, kindLabels)] : []),
    labelled(parts, 'state', counts.state, stateLabels),
    labelled(parts, 'field', counts.field, problemFieldLabels),
    streetGroup(parts, street?.id),
    ...(street ? [communityGroup(parts, street)] : []),
  ]
}

function option(
  parts: FacetParts,
  filter: Filter,
  value: string | undefined,
  label: string,
  count?: number,
): FacetOption {
  const { input, link } = parts
  return {
    label,
    href: link(paths.listOf(withFilters(input, { [filter]: value }))),
    current: input[filter] === value,
    ...(count !== undefined && { count: formatCount(count) }),
  }
}

function group(
  parts: FacetParts,
  key: FacetGroup['key'],
  title: string,
  all: FacetOption,
  options: readonly FacetOption[],
): FacetGroup {
  return { key, title, options: [all, ...options] }
}

function labelled(
  parts: FacetParts,
  filter: 'kind' | 'field' | 'state',
  counts: FacetCounts['kind'],
  labels: Readonly<Record<string, Label>>,
): FacetGroup {
  const words = listWords[parts.lang]
  const order = Object.keys(labels)
  const options = counts
    .toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    .map(({ value, count }) => option(parts, filter, value, labels[value]?.[parts.lang] ?? value, count))
  return group(parts, filter, words.facets[filter], option(parts, filter, undefined, words.all), options)
}

/** The official order of the streets: the one their residents know. */
function streetGroup(parts: FacetParts, streetId: string | undefined): FacetGroup {
  const words = listWords[parts.lang]
  const options = placeOptions(
    parts,
    parts.areas.filter(({ level }) => level === 'street'),
    parts.counts.street,
  )
  return group(
    parts,
    'street',
    words.facets.street,
    option(parts, 'area', undefined, words.all),
    options.map((each) => ({ ...each.option, current: each.id === streetId })),
  )
}

function communityGroup(parts: FacetParts, street: PlaceChoice): FacetGroup {
  const words = listWords[parts.lang]
  const options = placeOptions(
    parts,
    parts.areas.filter(({ parentId }) => parentId === street.id),
    parts.counts.community,
  )
  return group(
    parts,
    'community',
    words.facets.community,
    option(parts, 'area', street.id, words.all),
    options.map((each) => each.option),
  )
}

/** Places that have something to show, or are chosen. */
function placeOptions(
  parts: FacetParts,
  places: readonly PlaceChoice[],
  counts: FacetCounts['street'],
): { id: string; option: FacetOption }[] {
  const found = new Map(counts.map(({ value, count }) => [value, count]))
  return places
    .filter(({ id }) => found.has(id) || id === parts.input.area)
    .map(({ id, name }) => ({ id, option: option(parts, 'area', id, name, found.get(id) ?? 0) }))
}
