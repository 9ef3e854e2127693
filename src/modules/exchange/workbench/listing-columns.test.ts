import { describe, expect, it } from 'vitest'
import type { ListingState } from '../exchange.ts'
import { type Item, listingColumns } from './listing-columns.tsx'

const row = (state: ListingState, more: Partial<Item> = {}): Item => ({
  ...{ code: 'LG-26-0012', title: '右转停一停', excerpt: '', field: 'traffic-safety', areaId: 'a', state },
  ...{ community: { id: 'a', name: '白坭坑社区' }, street: { id: 's', name: '平湖街道' } },
  organisation: { id: 'o', name: '邻里公益发展中心' },
  ...{ budgetFen: 8_700_050, pledgedFen: 2_000_000, receivedFen: 0, allocatedFen: 0, spentFen: 0, gapFen: 6_700_050 },
  ...{ callPays: false, closesOn: '2028-09-25', pledges: 1, campaign: null },
  ...more,
})

const exported = (item: Item) => Object.fromEntries(listingColumns.map(({ key, text }) => [key, text(item)]))

describe('what the list shows and its export says', () => {
  it('of what looks for money: what it lacks, until when, and from whom', () => {
    expect(exported(row('open'))).toEqual({
      ...{ code: 'LG-26-0012', state: '认购中', organisation: '邻里公益发展中心' },
      ...{
        budget: '¥87,000.50',
        pledged: '¥20,000',
        gap: '¥67,000.50',
        closes: '2028年9月25日',
        campaign: '仅面向企业',
      },
    })
  })

  it('of what its call pays for: that nobody is asked', () => {
    expect(exported(row('open', { callPays: true })).campaign).toBe('')
  })

  it('of what is off the exchange: neither a gap nor a day', () => {
    expect(exported(row('closed'))).toMatchObject({ budget: '¥87,000.50', gap: '', closes: '' })
  })

  it('of what has all of its money: no day any more', () => {
    expect(exported(row('full', { gapFen: 0 }))).toMatchObject({ gap: '¥0', closes: '' })
  })
})
