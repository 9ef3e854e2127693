import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectStates } from '../project/project.ts'
import {
  type AccountKind,
  accountKinds,
  balancesOf,
  correctionOf,
  feeOf,
  isOutside,
  refuseCorrection,
  refuseDecision,
  refuseGift,
  refuseProject,
  refuseSilence,
  refuseTransfer,
  refuseUnnaming,
  type Transfer,
} from './fund.ts'

const accounts = ['givers', 'fund', 'project', 'fee', 'payees'] as const
const transfer = fc
  .record({
    id: fc.uuid(),
    fromAccountId: fc.constantFrom(...accounts),
    toAccountId: fc.constantFrom(...accounts),
    amountFen: fc.integer({ min: 1, max: 100_000_000_000 }),
    kind: fc.constant('designation' as const),
    correctsId: fc.constant(null),
  })
  .filter(({ fromAccountId, toAccountId }) => fromAccountId !== toAccountId)

describe('the ledger', () => {
  test('whatever is moved, all balances sum to zero', () => {
    fc.assert(
      fc.property(fc.array(transfer, { maxLength: 60 }), (transfers) => {
        const sum = [...balancesOf(transfers).values()].reduce((all, each) => all + each, 0)
        expect(sum).toBe(0)
      }),
    )
  })

  test('the order of transfers makes no difference', () => {
    fc.assert(
      fc.property(fc.array(transfer, { maxLength: 30 }), (transfers) => {
        const entries = (list: readonly Transfer[]) => [...balancesOf(list)].toSorted()
        expect(entries(transfers.toReversed())).toEqual(entries(transfers))
      }),
    )
  })

  test('a correction leaves every balance as if it had not been', () => {
    fc.assert(
      fc.property(fc.array(transfer, { minLength: 1, maxLength: 30 }), fc.nat(), (transfers, pick) => {
        const wrong = transfers[pick % transfers.length]!
        const others = transfers.filter((one) => one !== wrong)
        const without = new Map([...balancesOf(others)].filter(([, fen]) => fen !== 0))
        const corrected = new Map([...balancesOf([...transfers, correctionOf(wrong)])].filter(([, fen]) => fen !== 0))
        expect(corrected).toEqual(without)
      }),
    )
  })

  test('driven by the rule, nothing inside is ever overdrawn', () => {
    const kinds: Record<string, AccountKind> = Object.fromEntries(accountKinds.map((kind) => [kind, kind]))
    fc.assert(
      fc.property(fc.array(transfer, { maxLength: 60 }), (wishes) => {
        const done: Transfer[] = []
        for (const wish of wishes) {
          const balanceFen = balancesOf(done).get(wish.fromAccountId) ?? 0
          if (refuseTransfer({ kind: kinds[wish.fromAccountId]!, balanceFen }, wish.amountFen) === null) done.push(wish)
        }
        for (const [id, fen] of balancesOf(done)) if (!isOutside(kinds[id]!)) expect(fen).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test.each([
    ['fund', 100, 100, null],
    ['fund', 100, 101, 'fund.overdrawn'],
    ['givers', 0, 101, null],
    ['fund', 100, 0, 'too-small'],
    ['fund', 100, 0.5, 'too-small'],
  ] as const)('from %s with %d: %d → %s', (kind, balanceFen, amountFen, fault) => {
    expect(refuseTransfer({ kind, balanceFen }, amountFen)?.fields?.amountFen ?? null).toBe(fault)
  })

  test('what goes back says why', () => {
    expect(refuseDecision('approve', '')).toBeNull()
    expect(refuseDecision('refuse', '金额对不上')).toBeNull()
    expect(refuseDecision('refuse', ' 不行 ')?.fields).toEqual({ because: 'required' })
  })

  test('a correction says why, and is made once', () => {
    expect(refuseCorrection({ kind: 'donation' }, false)).toBeNull()
    expect(refuseCorrection({ kind: 'donation' }, true)?.code).toBe('fund.corrected')
    expect(refuseCorrection({ kind: 'correction' }, false)?.code).toBe('fund.corrected')
    expect(refuseCorrection({ kind: 'fee' }, false)?.code).toBe('fund.fee-follows')
    expect([' ', '金额多录了一位'].map((note) => refuseSilence(note)?.fields)).toEqual([
      { note: 'required' },
      undefined,
    ])
  })

  test('a name is taken off once', () => {
    expect([refuseUnnaming('某公司'), refuseUnnaming(null)?.code]).toEqual([null, 'fund.no-name'])
  })

  test('nothing is set apart for a project that is over', () => {
    const refused = projectStates.filter((state) => refuseProject({ state }) !== null)
    expect(refused).toEqual(['closed', 'ended'])
  })
})

describe('a gift', () => {
  const now = new Date('2026-11-22T02:00:00Z')
  const gift = { amountFen: 10_000, receivedOn: '2026-11-21', donorName: '某公司', anonymous: false }

  test.each([
    [{}, null],
    [{ amountFen: 0 }, { amountFen: 'too-small' }],
    [{ amountFen: 100_000_000_001 }, { amountFen: 'too-large' }],
    [{ receivedOn: '2026-11-23' }, { receivedOn: 'too-late' }],
    [{ receivedOn: '2026-02-30' }, { receivedOn: 'not-a-date' }],
    [{ anonymous: true }, { donorName: 'fund.anonymous-name' }],
    [{ anonymous: true, donorName: '' }, null],
  ])('%j: %j', (change, fields) => {
    expect(refuseGift({ ...gift, ...change }, now)?.fields ?? null).toEqual(fields)
  })

  test('the fee is a whole part of it, never more than its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        (amount, permille) => {
          const fee = feeOf(amount, permille)
          expect(fee * 1000).toBeLessThanOrEqual(amount * permille)
          expect((fee + 1) * 1000).toBeGreaterThan(amount * permille)
        },
      ),
    )
    expect(feeOf(999, 50)).toBe(49)
  })
})
