import type { PageRequest } from '../../../portal/page.ts'
import { parseYuan } from '../../../base/money.ts'
import {
  budgetCategories,
  type BudgetCategory,
  type BudgetLine,
  lineSources,
  type LineSource,
  mostLines,
} from '../budget.ts'

/** A line of the budget as it stands in the form: the amount as it was typed. */
export interface BudgetRow {
  item: string
  category: BudgetCategory
  amount: string
  source: LineSource
}

const emptyRow: BudgetRow = { item: '', category: 'services', amount: '', source: 'grant' }

const rowName = /^budget\.(\d+)\.(item|category|amountFen|source)$/

/** The lines that were filled in, in their order: what stands empty is left out, and the rest moves up. */
export function filledRows(form: PageRequest['form']): BudgetRow[] {
  const rows = new Map<number, BudgetRow>()
  for (const [name, value] of Object.entries(form)) {
    const [, index, part] = rowName.exec(name) ?? []
    if (index === undefined) continue
    const text = String(Array.isArray(value) ? value[0] : value).trim()
    const row = rows.get(Number(index)) ?? { ...emptyRow }
    rows.set(Number(index), row)
    if (part === 'item') row.item = text
    if (part === 'amountFen') row.amount = text
    if (part === 'category' && budgetCategories.includes(text as BudgetCategory)) row.category = text as BudgetCategory
    if (part === 'source' && lineSources.includes(text as LineSource)) row.source = text as LineSource
  }
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([, row]) => row)
    .filter(({ item, amount }) => item !== '' || amount !== '')
}

/** Fen as one would type them: `12000`, `1234.50`. */
export function rowsOf(lines: readonly BudgetLine[]): BudgetRow[] {
  return lines.map(({ amountFen, ...line }) => ({
    ...line,
    amount: amountFen % 100 === 0 ? String(amountFen / 100) : (amountFen / 100).toFixed(2),
  }))
}

/** As the contract takes them, and which amounts could not be read. */
export function linesOf(rows: readonly BudgetRow[]): { lines: BudgetLine[]; faults: Record<string, string> } {
  const faults: Record<string, string> = {}
  const lines = rows.map(({ amount, ...row }, index) => {
    const { value, refusal } = parseYuan(amount)
    if (refusal) faults[`budget.${index}.amountFen`] = refusal.code
    return { ...row, amountFen: value ?? 0 }
  })
  return { lines, faults }
}

/** What was filled in with room below it: three lines at the beginning, then one more. */
export function shownRows(filled: readonly BudgetRow[], more: boolean): BudgetRow[] {
  const room = filled.length === 0 ? 3 : more ? 3 : 1
  return [...filled, ...Array.from({ length: room }, () => emptyRow)].slice(0, mostLines)
}
