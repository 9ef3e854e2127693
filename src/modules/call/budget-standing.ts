import type { Fen } from '../../base/money.ts'
import { type BudgetLine, budgetSums } from './budget.ts'
import type { CallRules } from './call.ts'

/** A figure of a budget beside the limit the call sets; null: no limit. */
export interface BudgetFigure {
  key: 'total' | 'grant' | 'own' | 'staff'
  fen: Fen
  limitFen: Fen | null
  /** the share the limit comes from */
  percent: number | null
  holds: boolean
}

/** The figures of a budget with their limits, by the same arithmetic that refuses it (`refuseBudget`). */
export function budgetStanding(
  lines: readonly BudgetLine[],
  { ceilingFen, ownPercent, staffPercent }: Pick<CallRules, 'ceilingFen' | 'ownPercent' | 'staffPercent'>,
): BudgetFigure[] {
  const { totalFen, grantFen, ownFen, staffFen } = budgetSums(lines)
  // of what is asked, so that the applicant sees how much is missing
  const least = Math.ceil((grantFen * ownPercent) / (100 - ownPercent))
  const staffMost = staffPercent === null ? null : Math.floor((grantFen * staffPercent) / 100)
  return [
    { key: 'total', fen: totalFen, limitFen: null, percent: null, holds: true },
    { key: 'grant', fen: grantFen, limitFen: ceilingFen, percent: null, holds: grantFen > 0 && grantFen <= ceilingFen },
    {
      key: 'own',
      fen: ownFen,
      limitFen: ownPercent === 0 ? null : least,
      percent: ownPercent,
      holds: ownFen * 100 >= totalFen * ownPercent,
    },
    {
      key: 'staff',
      fen: staffFen,
      limitFen: staffMost,
      percent: staffPercent,
      holds: staffPercent === null || staffFen * 100 <= grantFen * staffPercent,
    },
  ]
}
