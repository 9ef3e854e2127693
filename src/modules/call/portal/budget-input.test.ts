import { describe, expect, it } from 'vitest'
import { filledRows, linesOf, rowsOf, shownRows } from './budget-input.ts'

const posted = {
  version: '3',
  'budget.0.item': '遮雨廊构件',
  'budget.0.amountFen': '12,000.5',
  'budget.0.category': 'materials',
  'budget.0.source': 'grant',
  // left empty: what was chosen in it by itself is no line
  'budget.1.item': '',
  'budget.1.amountFen': ' ',
  'budget.1.category': 'services',
  'budget.1.source': 'grant',
  'budget.10.item': '家委会配套',
  'budget.10.amountFen': '很多',
  'budget.10.category': 'dreams',
  'budget.10.source': 'own',
}

describe('the budget as it is posted', () => {
  const rows = filledRows(posted)

  it('leaves out what stands empty, keeps the order, and takes no choice that is none', () => {
    expect(rows).toEqual([
      { item: '遮雨廊构件', amount: '12,000.5', category: 'materials', source: 'grant' },
      { item: '家委会配套', amount: '很多', category: 'services', source: 'own' },
    ])
  })

  it('reads amounts in yuan, and names at its place what is none', () => {
    const { lines, faults } = linesOf(rows)
    expect(lines.map(({ amountFen }) => amountFen)).toEqual([1_200_050, 0])
    expect(faults).toEqual({ 'budget.1.amountFen': 'not-money' })
  })

  it('shows what is kept as it would be typed', () => {
    const line = { item: '培训', category: 'activities', source: 'grant' } as const
    const amounts = [600_000, 600_050, 7].map((amountFen) => rowsOf([{ ...line, amountFen }])[0]?.amount)
    expect(amounts).toEqual(['6000', '6000.50', '0.07'])
  })

  it('has room for more below, up to forty lines', () => {
    expect(shownRows([], false)).toHaveLength(3)
    expect(shownRows(rows, false)).toHaveLength(3)
    expect(shownRows(rows, true)).toHaveLength(5)
    expect(
      shownRows(
        Array.from({ length: 40 }, () => rows[0]!),
        true,
      ),
    ).toHaveLength(40)
  })
})
