import { describe, expect, test } from 'vitest'
import { facetGroups } from './list-facets.ts'
import { isFiltered, listInput, withFilters } from './list-input.ts'
import type { PlaceChoice } from './places.ts'
import { sampleChoices } from './samples.ts'

const read = (query: string) => listInput(new URLSearchParams(query))
const [street, community] = sampleChoices.areas as unknown as [PlaceChoice, PlaceChoice]

describe('the list from its address', () => {
  test('reads what makes sense and leaves out what does not', () => {
    expect(read('q=楼道&state=lost&area=7&kind=idea&sort=support&limit=5000&x=1')).toEqual({
      q: '楼道',
      kind: 'idea',
      sort: 'support',
      limit: 20,
    })
  })

  test('an empty address is the whole list', () => {
    expect(isFiltered(read('q=%20&field='))).toBe(false)
    expect(isFiltered(read('state=answered'))).toBe(true)
  })

  test('changing a filter keeps the others and drops the page', () => {
    expect(withFilters(read('q=灯&state=answered&cursor=abc'), { state: undefined, kind: 'idea' })).toMatchObject({
      q: '灯',
      state: undefined,
      kind: 'idea',
    })
    expect(withFilters(read('cursor=abc'), {})).not.toHaveProperty('cursor')
  })
})

describe('facets', () => {
  const counts = {
    kind: [{ value: 'problem', count: 1200 }],
    field: [
      { value: 'other', count: 3 },
      { value: 'fire-safety', count: 9 },
    ],
    state: [{ value: 'answered', count: 4 }],
    street: [{ value: street.id, count: 12 }],
    community: [{ value: community.id, count: 5 }],
  }
  const groups = (query: string) =>
    facetGroups({ input: read(query), counts, areas: sampleChoices.areas, lang: 'zh', link: (path) => path })
  const find = (query: string, key: string) => groups(query).find((group) => group.key === key)

  test('are links with counts, in the order of the labels; one kind alone is no choice', () => {
    expect(find('', 'field')?.options.map(({ label, count }) => [label, count])).toEqual([
      ['全部', undefined],
      ['楼道消防', '9'],
      ['其他', '3'],
    ])
    expect(find('', 'kind')).toBeUndefined()
  })

  test('communities appear once a street is chosen, and a community keeps its street chosen', () => {
    expect(find('', 'community')).toBeUndefined()
    const street2 = find(`area=${community.id}`, 'street')?.options.filter(({ current }) => current)
    expect(street2?.map(({ label }) => label)).toEqual([street.name])
    expect(find(`area=${community.id}`, 'community')?.options.map(({ label, current }) => [label, current])).toEqual([
      ['全部', false],
      [community.name, true],
    ])
  })

  test('a link changes its own filter only', () => {
    expect(find('state=answered', 'field')?.options[1]?.href).toBe('/problems?field=fire-safety&state=answered')
  })
})
