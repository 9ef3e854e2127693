import type { FundDetail, FundItem, TransferItem } from '../contract.ts'
import type { ProjectHeld } from '../server/queries/overview.ts'

/** Invented records, for the tests of these pages alone. */
const idOf = (n: number) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}`
const foundation = { id: idOf(32), name: '某公益基金会' }

export function sampleFund(change: Partial<FundItem> = {}): FundItem {
  return {
    id: idOf(200),
    name: '社区共创专项基金',
    level: 'special',
    parentId: null,
    holder: foundation,
    area: { id: idOf(1), name: '龙岗区' },
    purpose: '支持居民自己想出来的办法。',
    feePermille: 50,
    gifts: 12,
    givenFen: 11_235_000,
    heldFen: 9_000_000,
    feeFen: 100_000,
    paidFen: 2_135_000,
    closed: false,
    ...change,
  }
}

export const sampleStreet = sampleFund({
  ...{
    id: idOf(210),
    name: '平湖街道专账',
    level: 'street',
    parentId: idOf(200),
    area: { id: idOf(2), name: '平湖街道' },
  },
  ...{ gifts: 3, givenFen: 300_000, heldFen: 300_000, feeFen: 0, paidFen: 0 },
})
export const sampleMicro = sampleFund({
  ...{
    id: idOf(211),
    name: '禾花社区微基金',
    level: 'micro',
    parentId: idOf(210),
    area: { id: idOf(3), name: '禾花社区' },
  },
  ...{ gifts: 1, givenFen: 8_850, heldFen: 8_850, feeFen: 0, paidFen: 0, feePermille: 0 },
})
/** in the order of their opening: the one below the other street was opened last */
export const sampleFunds: readonly FundItem[] = [
  sampleFund(),
  sampleStreet,
  sampleFund({ ...sampleStreet, id: idOf(212), name: '龙岗街道专账', closed: true }),
  sampleMicro,
  sampleFund({ id: idOf(201), name: '助学专项基金' }),
]

export function sampleDetail(change: Partial<FundDetail> = {}): FundDetail {
  return {
    ...sampleFund(),
    freeFen: 700_000,
    parent: null,
    children: [{ id: sampleStreet.id, name: sampleStreet.name, level: 'street' }],
    months: [
      { month: '2026-11-01', gifts: 2, givenFen: 235_000, feeFen: 100_000, paidFen: 2_135_000 },
      { month: '2026-08-01', gifts: 10, givenFen: 11_000_000, feeFen: 0, paidFen: 0 },
    ],
    ...change,
  }
}

export function sampleTransfer(change: Partial<TransferItem> = {}): TransferItem {
  const fund = { id: idOf(200), name: '社区共创专项基金' }
  return {
    id: idOf(300),
    bookedOn: '2026-11-03',
    kind: 'donation',
    amountFen: 500_000,
    from: { kind: 'givers', fund, project: null },
    to: { kind: 'fund', fund, project: null },
    note: '',
    correctsId: null,
    donor: '荔枝树下早餐铺',
    channel: 'bank',
    ...change,
  }
}

const gift = sampleTransfer()
const { fund } = gift.to
const project = { code: 'LG-26-0417', title: '校门口十分钟' }

/** One of each kind, the last that was booked first. */
export const sampleTransfers: readonly TransferItem[] = [
  sampleTransfer({
    ...{ id: idOf(307), kind: 'grant', donor: null, channel: null },
    ...{ from: { kind: 'project', fund, project }, to: { kind: 'payees', fund, project: null } },
  }),
  sampleTransfer({
    ...{ id: idOf(306), kind: 'moved', donor: null, channel: null, from: gift.to },
    to: { kind: 'fund', fund: { id: sampleStreet.id, name: sampleStreet.name }, project: null },
  }),
  sampleTransfer({
    ...{ id: idOf(305), kind: 'fee', donor: null, channel: null, amountFen: 10_000 },
    ...{ from: gift.to, to: { kind: 'fee', fund, project: null } },
  }),
  sampleTransfer({
    ...{ id: idOf(304), kind: 'designation', donor: null, channel: null, amountFen: 200_000 },
    ...{ from: gift.to, to: { kind: 'project', fund, project } },
  }),
  sampleTransfer({
    ...{ id: idOf(303), kind: 'correction', donor: null, channel: null, bookedOn: '2026-11-05' },
    ...{ from: gift.to, to: gift.from, correctsId: idOf(302), note: '多记了一个零' },
  }),
  sampleTransfer({ id: idOf(302) }),
  sampleTransfer({ id: idOf(301), donor: null, channel: 'cash-box', amountFen: 8_850 }),
]

export const sampleCorrection = {
  ...{ id: idOf(303), correctedOn: '2026-11-05', correctsId: idOf(302), bookedOn: '2026-11-03' },
  kind: 'donation',
} as const

export const sampleProjects: ProjectHeld[] = [{ ...project, balanceFen: 8_000_000 }]
