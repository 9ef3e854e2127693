import { type Fen, formatFen, isFen, sumFen } from '../../base/money.ts'
import type { Refusal } from '../../base/refusal.ts'
import { collapseSpace } from '../../base/text.ts'
import type { CallRules } from './call.ts'

export const budgetCategories = [
  'staff',
  'services',
  'activities',
  'materials',
  'transport',
  'publicity',
  'other',
] as const
export type BudgetCategory = (typeof budgetCategories)[number]

/** Who pays a line: the call's grant, or what the applicant finds elsewhere (自筹). */
export const lineSources = ['grant', 'own'] as const
export type LineSource = (typeof lineSources)[number]

export interface BudgetLine {
  item: string
  category: BudgetCategory
  amountFen: Fen
  source: LineSource
}

export const mostLines = 40

export interface BudgetSums {
  totalFen: Fen
  /** asked of the call */
  grantFen: Fen
  ownFen: Fen
  /** of the grant */
  staffFen: Fen
}

function sum(lines: readonly BudgetLine[]): Fen {
  const { value, refusal } = sumFen(lines.map(({ amountFen }) => amountFen))
  if (refusal) throw new RangeError('a budget stays within safe amounts: each line is judged first')
  return value
}

/** What the lines come to, to the fen. */
export function budgetSums(lines: readonly BudgetLine[]): BudgetSums {
  const grant = lines.filter(({ source }) => source === 'grant')
  const totalFen = sum(lines)
  const grantFen = sum(grant)
  const staffFen = sum(grant.filter(({ category }) => category === 'staff'))
  return { totalFen, grantFen, ownFen: totalFen - grantFen, staffFen }
}

/** a line of 10 亿 yuan is a slip of the pen, and forty of them are still counted exactly */
const mostFen = 100_000_000_000

/** What is wrong with single lines: nothing is summed before they are right. */
export function refuseLines(lines: readonly BudgetLine[]): Refusal {
  const faults: Record<string, string> = {}
  lines.forEach(({ item, amountFen }, index) => {
    if (collapseSpace(item) === '') faults[`budget.${index}.item`] = 'required'
    if (!isFen(amountFen) || amountFen <= 0) faults[`budget.${index}.amountFen`] = 'too-small'
    else if (amountFen > mostFen) faults[`budget.${index}.amountFen`] = 'too-large'
  })
  if (lines.length > mostLines) faults.budget = 'too-many'
  return Object.keys(faults).length === 0 ? null : { code: 'input.invalid', fields: faults }
}

function refused(code: string, params: Record<string, unknown>): Refusal {
  return { code, params, fields: { budget: code } }
}

/**
 * Does the budget keep to the call: something is asked for, within the ceiling, with enough found elsewhere, and not too
 * much of the grant for staff? Compared in whole fen times 100, so that no rounding decides (handbook B1).
 */
export function refuseBudget(
  lines: readonly BudgetLine[],
  { ceilingFen, ownPercent, staffPercent }: Pick<CallRules, 'ceilingFen' | 'ownPercent' | 'staffPercent'>,
): Refusal {
  const faulty = refuseLines(lines)
  if (faulty) return faulty
  const { totalFen, grantFen, ownFen, staffFen } = budgetSums(lines)
  if (grantFen === 0) return refused('budget.asks-nothing', {})
  if (grantFen > ceilingFen)
    return refused('budget.ceiling', { most: formatFen(ceilingFen), asked: formatFen(grantFen) })
  if (ownFen * 100 < totalFen * ownPercent) {
    // of what is asked, so that the applicant sees how much is missing
    const least = Math.ceil((grantFen * ownPercent) / (100 - ownPercent))
    return refused('budget.own-low', { percent: ownPercent, least: formatFen(least), own: formatFen(ownFen) })
  }
  if (staffPercent !== null && staffFen * 100 > grantFen * staffPercent) {
    const most = Math.floor((grantFen * staffPercent) / 100)
    return refused('budget.staff-high', { percent: staffPercent, most: formatFen(most), staff: formatFen(staffFen) })
  }
  return null
}

/**
 * What an approved budget is granted: min(approved − own, rate × approved, ceiling), in whole fen, rounded down
 * (穗社管规字〔2023〕1号; handbook B1).
 */
export function grantOf(
  { approvedFen, ownFen }: { approvedFen: Fen; ownFen: Fen },
  { ceilingFen, ownPercent }: Pick<CallRules, 'ceilingFen' | 'ownPercent'>,
): Fen {
  const byRate = Number((BigInt(approvedFen) * BigInt(100 - ownPercent)) / 100n)
  return Math.max(0, Math.min(approvedFen - ownFen, byRate, ceilingFen))
}
