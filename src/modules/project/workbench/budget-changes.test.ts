import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetCategories, type BudgetLine, lineSources } from '../../call/budget.ts'
import { pairLines } from './budget-changes.ts'
import { changeWords } from './plan-words.ts'

const line = (item: string, amountFen: number, more: Partial<BudgetLine> = {}): BudgetLine => ({
  ...{ item, amountFen, category: 'materials', source: 'grant' },
  ...more,
})

const told = (applied: BudgetLine[], planned: BudgetLine[]) =>
  pairLines(applied, planned).map((pair) => [(pair.line ?? pair.was)?.item, ...changeWords(pair)])

describe('a plan’s budget beside what was applied with', () => {
  it.each<[string, BudgetLine[], BudgetLine[], unknown]>([
    ['the same', [line('马甲', 100)], [line('马甲', 100)], [['马甲']]],
    [
      'more and less',
      [line('马甲', 10_000), line('哨子', 900)],
      [line('马甲', 20_050), line('哨子', 100)],
      [
        ['马甲', '多 ¥100.50'],
        ['哨子', '少 ¥8'],
      ],
    ],
    [
      'new and gone',
      [line('马甲', 100)],
      [line('路锥', 900)],
      [
        ['路锥', '新增'],
        ['马甲', '去掉'],
      ],
    ],
    ['another name for as much', [line('马甲', 100)], [line('反光马甲', 100)], [['反光马甲', '原来写“马甲”']]],
    [
      'another kind, another payer',
      [line('马甲', 100)],
      [line('马甲', 100, { category: 'other', source: 'own' })],
      [['马甲', '原来是物资', '原来由资助出']],
    ],
    [
      'a name twice: each its own',
      [line('补贴', 100), line('补贴', 300)],
      [line('补贴', 300), line('补贴', 100)],
      [['补贴'], ['补贴']],
    ],
    [
      'done more often',
      [line('培训（八次）', 800), line('补贴', 100)],
      [line('培训（十次）', 1_000), line('补贴', 100)],
      [['培训（十次）', '多 ¥2', '原来写“培训（八次）”'], ['补贴']],
    ],
    ['blanks are no change', [line('护学 马甲', 100)], [line(' 护学  马甲 ', 100)], [[' 护学  马甲 ']]],
  ])('%s', (_, applied, planned, words) => {
    expect(told(applied, planned)).toEqual(words)
  })

  it('takes each line once, none is lost', () => {
    const lines = fc.array(
      fc.record({
        item: fc.constantFrom('马甲', '哨子', '补贴'),
        amountFen: fc.integer({ min: 1, max: 3 }),
        category: fc.constantFrom(...budgetCategories),
        source: fc.constantFrom(...lineSources),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(lines, lines, (applied, planned) => {
        const pairs = pairLines(applied, planned)
        expect(pairs.flatMap(({ line: one }) => one ?? [])).toEqual(planned)
        const were = pairs.flatMap(({ was }) => was ?? [])
        expect(were).toHaveLength(applied.length)
        expect(new Set(were)).toEqual(new Set(applied))
      }),
    )
  })
})
