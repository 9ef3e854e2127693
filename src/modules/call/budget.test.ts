import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BudgetLine,
  budgetCategories,
  budgetSums,
  grantOf,
  lineSources,
  refuseBudget,
  refuseLines,
} from './budget.ts'

const line = (amountFen: number, more: Partial<BudgetLine> = {}): BudgetLine => ({
  item: '讲座场地',
  category: 'activities',
  amountFen,
  source: 'grant',
  ...more,
})
const terms = { ceilingFen: 80_000_000, ownPercent: 40, staffPercent: 30 }
const someLine = fc.record({
  item: fc.constant('一项'),
  category: fc.constantFrom(...budgetCategories),
  amountFen: fc.integer({ min: 1, max: 100_000_000_000 }),
  source: fc.constantFrom(...lineSources),
})
const lines = fc.array(someLine, { maxLength: 40 })

test('sums are of their lines, and parts of each other', () => {
  fc.assert(
    fc.property(lines, (budget) => {
      const { totalFen, grantFen, ownFen, staffFen } = budgetSums(budget)
      expect(totalFen).toBe(budget.reduce((sum, { amountFen }) => sum + amountFen, 0))
      expect(grantFen + ownFen).toBe(totalFen)
      expect(staffFen).toBeLessThanOrEqual(grantFen)
    }),
  )
})

describe('a budget keeps to the call', () => {
  test.each<[string, BudgetLine[], string | null]>([
    ['nothing asked', [line(100, { source: 'own' })], 'budget.asks-nothing'],
    ['60 of 100', [line(6000), line(4000, { source: 'own' })], null],
    ['a fen too little found elsewhere', [line(6000), line(3999, { source: 'own' })], 'budget.own-low'],
    ['the ceiling', [line(80_000_000), line(60_000_000, { source: 'own' })], null],
    ['a fen above it', [line(80_000_001), line(60_000_000, { source: 'own' })], 'budget.ceiling'],
    ['30 of 100 for staff', [line(3000, { category: 'staff' }), line(7000), line(7000, { source: 'own' })], null],
    [
      'a fen more for staff',
      [line(3001, { category: 'staff' }), line(6999), line(7000, { source: 'own' })],
      'budget.staff-high',
    ],
    ['staff paid from elsewhere', [line(6000), line(9000, { category: 'staff', source: 'own' })], null],
  ])('%s', (_what, budget, code) => {
    expect(refuseBudget(budget, terms)?.code ?? null).toBe(code)
  })

  test('it says how much must be found, so that one more fen there passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80_000_000 }), fc.integer({ min: 0, max: 99 }), (asked, ownPercent) => {
        const least = Math.ceil((asked * ownPercent) / (100 - ownPercent))
        const own = (fen: number) => (fen > 0 ? [line(fen, { source: 'own' })] : [])
        const rules = { ceilingFen: 80_000_000, ownPercent, staffPercent: null }
        expect(refuseBudget([line(asked), ...own(least)], rules)).toBeNull()
        if (least > 0) expect(refuseBudget([line(asked), ...own(least - 1)], rules)?.code).toBe('budget.own-low')
      }),
    )
  })

  test.each<[string, Partial<BudgetLine>, Record<string, string>]>([
    ['no name', { item: '  ' }, { 'budget.0.item': 'required' }],
    ['nothing', { amountFen: 0 }, { 'budget.0.amountFen': 'too-small' }],
    ['less than nothing', { amountFen: -5 }, { 'budget.0.amountFen': 'too-small' }],
    ['half a fen', { amountFen: 0.5 }, { 'budget.0.amountFen': 'too-small' }],
    ['a slip of the pen', { amountFen: 100_000_000_001 }, { 'budget.0.amountFen': 'too-large' }],
  ])('a line with %s is named', (_what, change, fields) => {
    expect(refuseLines([line(100, change)])).toEqual({ code: 'input.invalid', fields })
  })
})

describe('what is granted', () => {
  test.each([
    // approved, found elsewhere → granted: own share rules, then the rate, then the ceiling
    [10_000, 5_000, 5_000],
    [10_000, 1_000, 6_000],
    [10_001, 0, 6_000],
    [200_000_000, 10_000_000, 80_000_000],
    [10_000, 10_000, 0],
    [10_000, 12_000, 0],
  ])('of %i approved with %i found elsewhere: %i', (approvedFen, ownFen, granted) => {
    expect(grantOf({ approvedFen, ownFen }, terms)).toBe(granted)
  })

  test('never more than is missing, than the rate, than the ceiling', () => {
    const fen = fc.integer({ min: 0, max: 1_000_000_000_000 })
    fc.assert(
      fc.property(fen, fen, (approvedFen, ownFen) => {
        const granted = grantOf({ approvedFen, ownFen }, terms)
        expect(granted).toBeGreaterThanOrEqual(0)
        expect(granted).toBeLessThanOrEqual(Math.max(0, approvedFen - ownFen))
        expect(granted).toBeLessThanOrEqual(terms.ceilingFen)
        expect(granted * 100).toBeLessThanOrEqual(approvedFen * 60)
      }),
    )
  })
})
