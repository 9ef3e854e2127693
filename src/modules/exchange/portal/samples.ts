import type { CampaignItem, ListingDetail, ListingItem, OwnPledge } from '../contract.ts'
import type { Givers } from '../server/queries/overview.ts'

/** Invented records, for the tests of these pages alone. */
const streetId = '0192f0c1-0000-7000-8000-000000000010'
const communityId = '0192f0c1-0000-7000-8000-000000000011'
const deliverer = { id: '0192f0c1-0000-7000-8000-000000000030', name: '同行社会工作服务中心' }
const company = { id: '0192f0c1-0000-7000-8000-000000000031', name: '某物流有限公司' }
const foundation = { id: '0192f0c1-0000-7000-8000-000000000032', name: '某公益基金会' }

export const sampleAreas = [
  { id: streetId, name: '平湖街道', level: 'street', parentId: null },
  { id: communityId, name: '禾花社区', level: 'community', parentId: streetId },
] as const

export const sampleCampaign: CampaignItem = {
  id: '0192f0c1-0000-7000-8000-000000000050',
  title: '路口有人守',
  charity: foundation,
  filingNumber: '备案-0001',
  licenceNumber: '资格-0001',
  channelName: '某公益基金会官网',
  channelUrl: 'https://give.example.org/crossing',
  startsOn: '2026-10-01',
  endsOn: '2027-03-31',
}

export function sampleItem(change: Partial<ListingItem> = {}): ListingItem {
  return {
    code: 'LG-26-0417',
    title: '校门口十分钟',
    excerpt: '上学放学各十分钟，家长、学校、交警轮流守住三个路口。',
    field: 'traffic-safety',
    areaId: communityId,
    community: { id: communityId, name: '禾花社区' },
    street: { id: streetId, name: '平湖街道' },
    organisation: deliverer,
    budgetFen: 16_000_000,
    pledgedFen: 10_000_000,
    receivedFen: 0,
    allocatedFen: 0,
    spentFen: 0,
    gapFen: 6_000_000,
    state: 'open',
    callPays: false,
    closesOn: '2028-09-17',
    pledges: 2,
    campaign: null,
    ...change,
  }
}

export function sampleListing(change: Partial<ListingDetail> = {}): ListingDetail {
  return {
    ...sampleItem(),
    pledgesMade: [
      {
        ...{ id: '0192f0c1-0000-7000-8000-000000000101', source: 'own', organisation: deliverer },
        ...{ amountFen: 4_000_000, state: 'made', basis: '', madeOn: '2026-09-17', endedBecause: null },
      },
      {
        ...{ id: '0192f0c1-0000-7000-8000-000000000102', source: 'enterprise', organisation: company },
        ...{ amountFen: 3_000_000, state: 'made', basis: '', madeOn: '2026-10-08', endedBecause: null },
      },
      {
        ...{ id: '0192f0c1-0000-7000-8000-000000000103', source: 'lottery', organisation: foundation },
        ...{
          amountFen: 3_000_000,
          state: 'made',
          basis: '某福彩〔2026〕3 号',
          madeOn: '2026-10-20',
          endedBecause: null,
        },
      },
    ],
    sources: [
      { source: 'enterprise', amountFen: 3_000_000 },
      { source: 'lottery', amountFen: 3_000_000 },
      { source: 'own', amountFen: 4_000_000 },
    ],
    can: { pledge: null, enter: { code: 'permission-missing' }, 'set-campaign': { code: 'permission-missing' } },
    ...change,
  }
}

export const nobody: Givers = { givers: [], others: false }

export const someGivers: Givers = {
  givers: [
    { ...company, source: 'enterprise' },
    { ...foundation, source: 'donation' },
  ],
  others: false,
}

export function samplePledge(change: Partial<OwnPledge> = {}): OwnPledge {
  return {
    ...{ id: '0192f0c1-0000-7000-8000-000000000102', source: 'enterprise', organisation: company },
    ...{ amountFen: 3_000_000, state: 'made', basis: '', madeOn: '2026-10-08', endedBecause: null },
    project: { code: 'LG-26-0417', title: '校门口十分钟' },
    can: { withdraw: null },
    ...change,
  }
}
