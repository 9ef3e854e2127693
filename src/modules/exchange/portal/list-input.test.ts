import { describe, expect, test } from 'vitest'
import { facetGroups } from './list-facets.ts'
import { isFiltered, listInput, withFilters } from './list-input.ts'
import { sampleAreas } from './samples.ts'

const read = (query: string) => listInput(new URLSearchParams(query))
const [street, community] = sampleAreas

describe('the list from its address', () => {
  test('reads what makes sense and leaves out what does not', () => {
    expect(read('field=other&area=7&sort=raised&limit=5000&q=x')).toEqual({ field: 'other', limit: 20 })
    expect(read('sort=newest').sort).toBe('newest')
  })

  test('an order is no filter', () => {
    expect(['', 'sort=deadline', 'field=other', `area=${street.id}`].map((query) => isFiltered(read(query)))).toEqual([
      ...[false, false, true, true],
    ])
  })

  test('changing a filter keeps the others and drops the page', () => {
    const changed = withFilters(read('field=other&sort=newest&cursor=abc'), { field: undefined })
    expect(changed).toEqual({ field: undefined, area: undefined, sort: 'newest' })
  })
})

describe('facets', () => {
  const counts = {
    field: [{ value: 'traffic-safety', count: 1200 }],
    street: [{ value: street.id, count: 4 }],
    community: [{ value: community.id, count: 4 }],
    exact: true,
  }
  const labels = (query: string, key: string, exact = true) =>
    facetGroups({
      ...{ input: read(query), counts: { ...counts, exact }, areas: sampleAreas, lang: 'zh' },
      link: (path) => path,
    })
      .find((group) => group.key === key)
      ?.options.map(({ label, count }) => (count === undefined ? label : `${label} ${count}`))

  test('subjects and places, with how much; without, where counting stopped', () => {
    expect(labels('', 'field')).toEqual(['全部', '交通安全 1,200'])
    expect(labels('', 'street')).toEqual(['全部', '平湖街道 4'])
    expect(labels('', 'field', false)).toEqual(['全部', '交通安全'])
  })

  test('a chosen street opens its communities', () => {
    expect(labels('', 'community')).toBeUndefined()
    expect(labels(`area=${street.id}`, 'community')).toEqual(['全部', '禾花社区 4'])
  })
})
