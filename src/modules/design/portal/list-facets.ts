import type { Lang } from '../../../base/label.ts'
import type { FacetGroup, FacetOption } from '../../../ui/search-box.tsx'
import { problemFieldLabels } from '../../problem/labels.ts'
import { designStates } from '../design.ts'
import { designStateLabels } from '../labels.ts'
import type { PlaceChoice } from '../server/queries/choices.ts'
import { type ListInput, withFilters } from './list-input.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

interface FacetParts {
  input: ListInput
  /** fields in force today */
  fields: readonly string[]
  areas: readonly PlaceChoice[]
  lang: Lang
  link(path: string): string
}

type Filter = 'field' | 'area' | 'state'

/** Filters as links: progress, subject, street, the communities of the chosen street. */
export function facetGroups(parts: FacetParts): FacetGroup[] {
  const { input, fields, areas, lang } = parts
  const words = listWords[lang]
  const chosen = areas.find(({ id }) => id === input.area)
  const street = chosen?.level === 'community' ? areas.find(({ id }) => id === chosen.parentId) : chosen
  const within = (parentId: string) => areas.filter((area) => area.parentId === parentId)
  return [
    {
      key: 'state',
      title: words.facets.state,
      options: [
        option(parts, 'state', undefined, words.all),
        ...designStates.map((state) => option(parts, 'state', state, designStateLabels[state][lang])),
      ],
    },
    {
      key: 'field',
      title: words.facets.field,
      options: [
        option(parts, 'field', undefined, words.all),
        ...fields.map((field) => option(parts, 'field', field, problemFieldLabels[field]?.[lang] ?? field)),
      ],
    },
    {
      key: 'street',
      title: words.facets.street,
      options: [
        option(parts, 'area', undefined, words.all),
        ...areas
          .filter(({ level }) => level === 'street')
          .map(({ id, name }) => ({ ...option(parts, 'area', id, name), current: id === street?.id })),
      ],
    },
    ...(street
      ? [
          {
            key: 'community',
            title: words.facets.community,
            options: [
              option(parts, 'area', street.id, words.all),
              ...within(street.id).map(({ id, name }) => option(parts, 'area', id, name)),
            ],
          },
        ]
      : []),
  ]
}

function option(parts: FacetParts, filter: Filter, value: string | undefined, label: string): FacetOption {
  const { input, link } = parts
  return {
    label,
    href: link(paths.listOf(withFilters(input, { [filter]: value }))),
    current: input[filter] === value,
  }
}
