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
import { projectStateLabels } from '../labels.ts'
import { type ListInput, withFilters } from './list-input.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

/** How many projects each choice would show. */
export type FacetCounts = Record<'field' | 'state' | 'street' | 'community', readonly FacetCount[]>

interface ProjectFacets {
  input: ListInput
  counts: FacetCounts
  areas: readonly FacetPlace[]
  lang: Lang
  link(path: string): string
}

/** Filters as links: what needs money, stage, subject, street, the communities of the chosen street. */
export function facetGroups({ input, counts, areas, lang, link }: ProjectFacets): FacetGroup[] {
  const words = listWords[lang]
  // two of the orders list only what waits in the pool
  const ofPool = input.sort === 'gap' || input.sort === 'deadline'
  const parts: FacetParts = {
    input,
    hrefOf(change) {
      const leaves = ofPool && change.state !== undefined && change.state !== 'pooled'
      return link(paths.listOf(withFilters(input, leaves ? { ...change, sort: undefined } : change)))
    },
    lang,
    all: words.all,
    counted: !input.q && !ofPool,
  }
  return [
    moneyFacet(parts, words),
    labelledFacet(parts, 'state', words.facets.state, projectStateLabels, counts.state),
    labelledFacet(parts, 'field', words.facets.field, problemFieldLabels, counts.field),
    ...placeFacets(parts, { titles: words.facets, areas, counts }),
  ]
}

/** What needs money is listed by what it lacks: the order is the filter. It waits in the pool, so no stage goes with it. */
function moneyFacet({ input, hrefOf, all }: FacetParts, words: (typeof listWords)[Lang]): FacetGroup {
  const needs = input.sort === 'gap'
  return {
    key: 'money',
    title: words.facets.money,
    options: [
      { label: all, href: hrefOf(needs ? { sort: undefined } : {}), current: !needs },
      { label: words.needsMoney, href: hrefOf({ sort: 'gap', state: undefined }), current: needs },
    ],
  }
}
