import { describe, expect, it } from 'vitest'
import type { AreaItem } from '../../network/contract.ts'
import { areaOptions, areasWithin } from './areas.ts'

const area = (code: string, name: string, parentId: string): AreaItem => ({
  id: `id-${code}`,
  code,
  name,
  level: code.length === 9 ? 'street' : 'community',
  parentId,
})
const areas = [
  area('440307003', '平湖街道', 'id-440307'),
  area('440307006', '布吉街道', 'id-440307'),
  area('440307003007', '平湖社区', 'id-440307003'),
  area('440307003013', '禾花社区', 'id-440307003'),
  area('440307006001', '南三社区', 'id-440307006'),
]
const namesWithin = (...paths: string[]) =>
  areasWithin(
    areas,
    paths.map((path) => ({ path })),
  ).map(({ name }) => name)

describe('areas within reach', () => {
  it.each([
    ['the district', '/440307/', ['平湖街道', '布吉街道', '平湖社区', '禾花社区', '南三社区']],
    ['a street', '/440307/440307003/', ['平湖街道', '平湖社区', '禾花社区']],
    ['a community', '/440307/440307003/440307003013/', ['禾花社区']],
    ['a thematic branch, which has no place', '/440307/culture/', []],
  ])('of %s', (_, path, names) => {
    expect(namesWithin(path)).toEqual(names)
  })

  it('of several nodes together, each once', () => {
    expect(
      namesWithin('/440307/440307003/440307003013/', '/440307/440307006/', '/440307/440307006/440307006001/'),
    ).toEqual(['布吉街道', '禾花社区', '南三社区'])
  })
})

describe('the choices of a form', () => {
  it('a street of which all is offered can be chosen whole, one of which a part is offered cannot', () => {
    const offered = areasWithin(areas, [{ path: '/440307/440307003/440307003013/' }, { path: '/440307/440307006/' }])
    expect(areaOptions(offered, areas)).toEqual([
      { label: '平湖街道', options: [{ value: 'id-440307003013', label: '禾花社区' }] },
      {
        label: '布吉街道',
        options: [
          { value: 'id-440307006001', label: '南三社区' },
          { value: 'id-440307006', label: '布吉街道（说不准哪个社区）' },
        ],
      },
    ])
  })
})
