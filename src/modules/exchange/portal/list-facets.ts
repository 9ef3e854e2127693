import type { Lang } from '../../../base/label.ts'
import {
  type FacetCount,
  type FacetParts,
  type FacetPlace,
  labelledFacet,
  placeFacets,
} from '../../../portal/list-facets.ts'
import type { FacetGroup } from '../../../ui/search-box.tsx'
import { problemFieldLabels } from '../../problem/labels.ts'
import { type ListInput, withFilters } from './list-input.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

/** How many of what looks for money each choice would show. */
export type FacetCounts = Record<'field' | 'street' | 'community', readonly FacetCount[]> & {
  /** counted to the end: else no counts are shown */
  exact: boolean
}

interface ExchangeFacets {
  input: ListInput
  counts: FacetCounts
  areas: readonly FacetPlace[]
  lang: Lang
  link(path: string): string
}

/** Filters as links: subject, street, the communities of the chosen street. */
export function facetGroups({ input, counts, areas, lang, link }: ExchangeFacets): FacetGroup[] {
  const words = listWords[lang]
  const parts: FacetParts = {
    input,
    hrefOf: (change) => link(paths.listOf(withFilters(input, change))),
    lang,
    all: words.all,
    counted: counts.exact,
  }
  return [
    labelledFacet(parts, 'field', words.facets.field, problemFieldLabels, counts.field),
    ...placeFacets(parts, { titles: words.facets, areas, counts }),
  ]
}
