import { describe, expect, test } from 'vitest'
import { facetGroups } from './list-facets.ts'
import { isFiltered, listInput, withFilters } from './list-input.ts'
import { sampleAreas } from './samples.ts'

const read = (query: string) => listInput(new URLSearchParams(query))
const [street, community, , other] = sampleAreas

describe('the list from its address', () => {
  test('reads what makes sense and leaves out what does not', () => {
    expect(read('q=接送&state=lost&area=7&sort=gap&limit=5000&x=1')).toEqual({ q: '接送', sort: 'gap', limit: 20 })
  })

  test('an empty address is the whole list; an order that lists a part is a filter', () => {
    expect(['q=%20&field=', 'sort=raised', 'sort=gap', 'state=closed'].map((query) => isFiltered(read(query)))).toEqual(
      [...[false, false, true, true]],
    )
  })

  test('changing a filter keeps the others and drops the page', () => {
    const changed = withFilters(read('q=灯&state=pooled&cursor=abc'), { state: undefined, field: 'mediation' })
    expect(changed).toMatchObject({ q: '灯', state: undefined, field: 'mediation' })
    expect(changed).not.toHaveProperty('cursor')
  })
})

describe('facets', () => {
  const counts = {
    field: [
      { value: 'other', count: 3 },
      { value: 'traffic-safety', count: 1200 },
    ],
    state: [
      { value: 'closed', count: 2 },
      { value: 'pooled', count: 1 },
    ],
    street: [{ value: street.id, count: 4 }],
    community: [{ value: community.id, count: 4 }],
  }
  const groups = (query: string, found: typeof counts = counts) =>
    facetGroups({ input: read(query), counts: found, areas: sampleAreas, lang: 'zh', link: (path) => path })
  const group = (query: string, key: string) => groups(query).find((each) => each.key === key)
  const labels = (query: string, key: string) =>
    group(query, key)?.options.map(({ label, count }) => (count === undefined ? label : `${label} ${count}`))

  test('stages in their order, subjects, streets that have something, with how much', () => {
    expect(labels('', 'state')).toEqual(['全部', '已入库 1', '已结项 2'])
    expect(labels('', 'field')).toEqual(['全部', '交通安全 1,200', '其他 3'])
    expect(labels('', 'street')).toEqual(['全部', '平湖街道 4'])
  })

  test('a chosen street opens its communities, a chosen community keeps its street; one without projects stays listed', () => {
    expect(group('', 'community')).toBeUndefined()
    expect(labels(`area=${street.id}`, 'community')).toEqual(['全部', '禾花社区 4'])
    const chosen = group(`area=${community.id}`, 'street')?.options.find(({ current }) => current)
    expect(chosen?.label).toBe('平湖街道')
    expect(labels(`area=${other.id}`, 'street')).toEqual(['全部', '平湖街道 4', '坂田街道 0'])
  })

  test('what needs money is an order that filters: no stage goes with it, and no counts that know nothing of it', () => {
    const needs = group('state=closed&field=other', 'money')?.options[1]
    expect(needs?.href).toBe('/projects?field=other&sort=gap')
    expect(group('sort=gap', 'money')?.options.map(({ current }) => current)).toEqual([false, true])
    expect(group('sort=gap', 'money')?.options[0]?.href).toBe('/projects')
    // neither does a stage behind the pool go with the order
    expect(group('sort=gap', 'state')?.options.map(({ href }) => href)).toEqual([
      ...['/projects?sort=gap', '/projects?state=pooled&sort=gap', '/projects?state=closed'],
    ])
    for (const query of ['sort=gap', 'sort=deadline', 'q=灯'])
      expect(labels(query, 'state')).toEqual(['全部', '已入库', '已结项'])
  })
})
