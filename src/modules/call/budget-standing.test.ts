import fc from 'fast-check'
import { expect, test } from 'vitest'
import { budgetCategories, type BudgetLine, lineSources, refuseBudget } from './budget.ts'
import { budgetStanding } from './budget-standing.ts'

const lines: fc.Arbitrary<BudgetLine[]> = fc.array(
  fc.record({
    item: fc.constant('一笔'),
    category: fc.constantFrom(...budgetCategories),
    amountFen: fc.integer({ min: 1, max: 20_000 }),
    source: fc.constantFrom(...lineSources),
  }),
  { minLength: 1, maxLength: 6 },
)

test('the figures are all within when, and only when, the budget is taken', () => {
  const rules = fc.record({
    ceilingFen: fc.integer({ min: 1, max: 60_000 }),
    ownPercent: fc.integer({ min: 0, max: 99 }),
    staffPercent: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  fc.assert(
    fc.property(lines, rules, (budget, terms) => {
      const within = budgetStanding(budget, terms).every(({ holds }) => holds)
      expect(within).toBe(refuseBudget(budget, terms) === null)
    }),
  )
})

test('a limit is told as the amount that would do', () => {
  const grant: BudgetLine = { item: '材料', category: 'materials', amountFen: 60_000, source: 'grant' }
  const terms = { ceilingFen: 100_000, ownPercent: 40, staffPercent: 30 }
  const [, asked, own, staff] = budgetStanding([grant], terms)
  expect([asked?.limitFen, own?.limitFen, staff?.limitFen]).toEqual([100_000, 40_000, 18_000])
  const enough: BudgetLine = { ...grant, amountFen: own?.limitFen ?? 0, source: 'own' }
  expect(refuseBudget([grant, enough], terms)).toBeNull()
})
