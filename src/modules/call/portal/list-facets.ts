import type { Lang } from '../../../base/label.ts'
import type { FacetGroup, FacetOption } from '../../../ui/search-box.tsx'
import { callKinds } from '../call.ts'
import { callKindLabels } from '../labels.ts'
import { type ListInput, withFilters } from './list-input.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

interface FacetParts {
  input: ListInput
  streets: readonly { id: string; name: string }[]
  lang: Lang
  link(path: string): string
}

/** Filters as links: kind of call, street. A call for the whole district is one for each street, too. */
export function facetGroups(parts: FacetParts): FacetGroup[] {
  const { streets, lang } = parts
  const words = listWords[lang]
  return [
    {
      key: 'kind',
      title: words.facets.kind,
      options: [
        option(parts, 'kind', undefined, words.all),
        ...callKinds.map((kind) => option(parts, 'kind', kind, callKindLabels[kind][lang])),
      ],
    },
    {
      key: 'street',
      title: words.facets.street,
      options: [
        option(parts, 'area', undefined, words.all),
        ...streets.map(({ id, name }) => option(parts, 'area', id, name)),
      ],
    },
  ]
}

function option(parts: FacetParts, filter: 'kind' | 'area', value: string | undefined, label: string): FacetOption {
  const { input, link } = parts
  return {
    label,
    href: link(paths.listOf(withFilters(input, { [filter]: value }))),
    current: input[filter] === value,
  }
}
