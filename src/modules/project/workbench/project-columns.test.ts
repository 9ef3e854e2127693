import { describe, expect, it } from 'vitest'
import type { ProjectState } from '../project.ts'
import { type Item, projectColumns } from './project-columns.tsx'

const row = (state: ProjectState): Item => ({
  ...{
    code: 'LG-26-0012',
    title: '右转停一停',
    excerpt: '',
    field: 'traffic-safety',
    areaId: 'a',
    state,
    level: 'pool',
  },
  ...{ community: { id: 'a', name: '白坭坑社区' }, street: { id: 's', name: '平湖街道' } },
  organisation: { id: 'o', name: '邻里公益发展中心' },
  ...{ budgetFen: 8_700_050, pledgedFen: 2_000_000, receivedFen: 0, allocatedFen: 0, spentFen: 0, gapFen: 6_700_050 },
  ...{ pooledOn: '2026-09-25', expiresOn: '2028-09-25' },
})

const exported = (state: ProjectState) =>
  Object.fromEntries(projectColumns.map(({ key, text }) => [key, text(row(state))]))

describe('what the list shows and its export says', () => {
  it('of a project that looks for money: what it lacks, and until when it may wait', () => {
    expect(exported('pooled')).toEqual({
      ...{ code: 'LG-26-0012', state: '已入库', place: '白坭坑社区', organisation: '邻里公益发展中心' },
      ...{ budget: '¥87,000.50', pledged: '¥20,000', gap: '¥67,000.50', expires: '2028年9月25日', field: '交通安全' },
    })
  })

  it('of one that was ended: neither', () => {
    expect(exported('ended')).toMatchObject({ budget: '¥87,000.50', gap: '', expires: '' })
  })

  it('of one that is being delivered: no day on which it would leave the pool', () => {
    expect(exported('delivering').expires).toBe('')
  })
})
