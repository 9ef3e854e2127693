import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionsFrom, refuseMachine } from '../../base/state-machine.ts'
import type { OrganisationKind } from '../people/organisation.ts'
import type { MoneySource } from '../project/money.ts'
import {
  leastPledgeFen,
  listingMachine,
  type ListingState,
  listingStates,
  pledgeMachine,
  type PledgeState,
  pledgeStates,
  refuseAmount,
  refuseCampaign,
  refuseElsewhere,
  refuseFiling,
  refuseGiver,
  refusePayer,
  refuseSupport,
  refuseWithdrawal,
  sourceOf,
} from './exchange.ts'

const now = new Date('2026-11-22T02:00:00Z')
const open = { state: 'open' as const, closesOn: '2028-11-20' }

test('the machines are whole', () => {
  expect([refuseMachine(listingMachine), refuseMachine(pledgeMachine)]).toEqual([null, null])
})

test.each<[PledgeState, string[]]>([
  ['made', ['agree', 'withdraw', 'release']],
  ['agreed', ['release']],
  ['withdrawn', []],
  ['released', []],
])('a pledge that is %s: %j', (state, actions) => {
  expect(actionsFrom(pledgeMachine, state)).toEqual(actions)
})

test.each<[ListingState, string[]]>([
  ['open', ['fill', 'close']],
  ['full', ['close']],
  ['closed', []],
])('a listing that is %s: %j', (state, actions) => {
  expect(actionsFrom(listingMachine, state)).toEqual(actions)
})

describe('how much', () => {
  test.each<[gapFen: number, amountFen: number, fault: string | null]>([
    [5_000_000, 5_000_000, null],
    [5_000_000, 10_000, null],
    [5_000_000, 9_900, 'exchange.too-little'],
    [5_000_000, 5_000_100, 'exchange.more-than-gap'],
    [5_000_000, 10_050, 'exchange.whole-yuan'],
    [5_000_050, 5_000_050, null],
    [9_900, 9_900, null],
    [9_900, 5_000, 'exchange.too-little'],
    [5_000_000, 0, 'exchange.too-little'],
    [5_000_000, -10_000, 'exchange.too-little'],
    [5_000_000, Number.NaN, 'exchange.too-little'],
    [5_000_000, 10_000.5, 'exchange.too-little'],
  ])('of %i missing, %i: %s', (gapFen, amountFen, fault) => {
    expect(refuseAmount({ listing: open, gapFen, amountFen }, now)?.fields?.amountFen ?? null).toBe(fault)
  })

  test.each(listingStates.filter((state) => state !== 'open'))('nothing while it is %s', (state) => {
    const refused = refuseAmount({ listing: { ...open, state }, gapFen: 100_000, amountFen: 100_000 }, now)
    expect(refused?.code).toBe('exchange.closed')
  })

  test('to the last day, and not after it', () => {
    const on = (closesOn: string) =>
      refuseAmount({ listing: { ...open, closesOn }, gapFen: 100_000, amountFen: 100_000 }, now)
    expect(on('2026-11-22')).toBeNull()
    expect(on('2026-11-21')?.code).toBe('exchange.closed')
  })

  test('whatever is let through leaves nothing that nobody could promise, and never more than everything', () => {
    const fen = fc.integer({ min: 1, max: 2_000_000 })
    fc.assert(
      fc.property(fen, fc.array(fen, { maxLength: 30 }), (budgetFen, offers) => {
        let gapFen = budgetFen
        for (const amountFen of offers) {
          if (gapFen > 0 && refuseAmount({ listing: open, gapFen, amountFen }, now) === null) gapFen -= amountFen
          expect(gapFen).toBeGreaterThanOrEqual(0)
        }
        // all that is missing can always be promised at once
        if (gapFen > 0) expect(refuseAmount({ listing: open, gapFen, amountFen: gapFen }, now)).toBeNull()
        expect(leastPledgeFen).toBe(10_000)
      }),
    )
  })
})

test.each<[OrganisationKind, MoneySource | null]>([
  ['enterprise', 'enterprise'],
  ['stock-cooperative', 'enterprise'],
  ['social-enterprise', 'enterprise'],
  ['foundation', 'donation'],
  ['social-organisation', null],
  ['government-body', null],
  ['school', null],
  ['community-group', null],
])('%s promises %s', (kind, source) => {
  expect(sourceOf(kind)).toBe(source)
  expect(refuseGiver(kind)?.fields?.organisationId ?? null).toBe(source ? null : 'exchange.no-giver')
})

test('what the call pays looks for nobody else', () => {
  expect(refuseSupport({ callPays: false })).toBeNull()
  expect(refuseSupport({ callPays: true })?.code).toBe('exchange.call-pays')
})

test('who delivers does not pay itself', () => {
  expect(refusePayer(true)?.fields).toEqual({ organisationId: 'exchange.delivers' })
  expect(refusePayer(false)).toBeNull()
})

test('a pledge is taken back only while its project looks for money', () => {
  for (const state of pledgeStates)
    for (const listing of listingStates)
      expect(refuseWithdrawal(state, listing) === null, `${state} ${listing}`).toBe(
        state === 'made' && listing === 'open',
      )
})

describe('a campaign as it was filed', () => {
  const filing = {
    filingNumber: '53440300MJ0000000A26001',
    licenceNumber: '粤慈募证 0001',
    channelUrl: 'https://gives.example/1',
    startsOn: '2026-11-01',
    endsOn: '2027-04-30',
  }

  test('by a charity', () => expect(refuseFiling(filing, 'foundation')).toBeNull())

  test.each<[string, Partial<typeof filing>, OrganisationKind, Record<string, string>]>([
    ['an enterprise', {}, 'enterprise', { charityId: 'exchange.no-charity' }],
    ['no number', { filingNumber: ' ' }, 'foundation', { filingNumber: 'required' }],
    ['no licence', { licenceNumber: '' }, 'foundation', { licenceNumber: 'required' }],
    ['an open line', { channelUrl: 'http://gives.example' }, 'foundation', { channelUrl: 'exchange.no-address' }],
    ['no address', { channelUrl: 'gives' }, 'foundation', { channelUrl: 'exchange.no-address' }],
    ['a term turned round', { endsOn: '2026-10-01' }, 'foundation', { endsOn: 'exchange.ends-before' }],
  ])('not: %s', (_name, change, kind, fields) => {
    expect(refuseFiling({ ...filing, ...change }, kind)?.fields).toEqual(fields)
  })

  test.each([
    ['2026-10-31', true],
    ['2026-11-01', false],
    ['2027-04-30', false],
    ['2027-05-01', true],
  ])('on %s refused: %s', (today, refused) => {
    expect(refuseCampaign(filing, today) !== null).toBe(refused)
  })

  test.each([
    ['/440307/', null],
    ['/440307/001/', null],
    ['/440307/001/002/', 'exchange.campaign-elsewhere'],
    ['/440307/002/', 'exchange.campaign-elsewhere'],
  ])('filed for %s, behind a project of /440307/001/: %s', (path, fault) => {
    const refused = refuseElsewhere({ path }, { path: '/440307/001/' })
    expect(refused?.fields?.campaignId ?? null).toBe(fault)
  })
})
