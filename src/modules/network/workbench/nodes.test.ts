import { describe, expect, it } from 'vitest'
import type { AreaItem, PlatformItem } from '../contract.ts'
import { type Network, nodesOf } from './nodes.ts'

const area = (code: string, name: string, level: AreaItem['level'], parentId: string | null): AreaItem => ({
  id: `id-${code}`,
  code,
  name,
  level,
  parentId,
})
const platform = (code: string, name: string, kind: PlatformItem['kind'], areaId: string): PlatformItem => ({
  id: `id-${code}`,
  code,
  name,
  kind,
  theme: kind === 'thematic' ? '文化' : null,
  areaId,
  areaName: '',
  address: '',
  phone: '',
  hours: '',
  operator: null,
})

const network: Network = {
  district: area('440307', '龙岗区', 'district', null),
  streets: [area('440307003', '平湖街道', 'street', 'id-440307'), area('440307006', '布吉街道', 'street', 'id-440307')],
  communities: [
    area('440307003007', '平湖社区', 'community', 'id-440307003'),
    area('440307006001', '南三社区', 'community', 'id-440307006'),
  ],
  platforms: [
    platform('culture', '文化分部', 'thematic', 'id-440307'),
    platform('hq', '总部', 'headquarters', 'id-440307'),
    platform('b01', '平湖分部', 'street', 'id-440307003'),
  ],
}
const shown = (open?: string) => nodesOf(network, open).map(({ name, depth }) => `${depth} ${name}`)

describe('the tree of the network', () => {
  it('shows streets, and the thematic branches at the end', () => {
    expect(shown()).toEqual(['0 龙岗区', '1 平湖街道', '1 布吉街道', '1 文化分部'])
  })

  it('opens the street that is chosen, or in which the chosen community lies', () => {
    const open = ['0 龙岗区', '1 平湖街道', '2 平湖社区', '1 布吉街道', '1 文化分部']
    expect(shown('440307003')).toEqual(open)
    expect(shown('440307003007')).toEqual(open)
  })

  it('puts each platform where it stands; a street without one has none', () => {
    const platforms = new Map(nodesOf(network, '440307003').map(({ name, platform: at }) => [name, at?.code ?? null]))
    expect(Object.fromEntries(platforms)).toEqual({
      龙岗区: 'hq',
      平湖街道: 'b01',
      平湖社区: null,
      布吉街道: null,
      文化分部: 'culture',
    })
  })
})
