import type { Labels } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import { collapseSpace } from '../../../base/text.ts'
import type { LineSource } from '../../call/budget.ts'
import { budgetCategoryLabels } from '../../call/labels.ts'
import type { LinePair } from './budget-changes.ts'

/** Kinds of to-do, as the home page names them. */
export const todoLabels: Labels<string> = {
  'plan.check': { zh: '核定实施方案', en: 'Approve the plan' },
}

/** Asked of the call when it was applied with, paid by the grant since it was promised. */
export function paidBy(source: LineSource): string {
  return source === 'grant' ? '资助' : '自筹'
}

/** What became of a line since it was applied with, in words; nothing where it is the same. */
export function changeWords({ line, was }: LinePair): string[] {
  if (!was) return ['新增']
  if (!line) return ['去掉']
  const more = line.amountFen - was.amountFen
  return [
    more > 0 && `多 ${formatFen(more, { kind: 'short' })}`,
    more < 0 && `少 ${formatFen(-more, { kind: 'short' })}`,
    collapseSpace(line.item) !== collapseSpace(was.item) && `原来写“${was.item}”`,
    line.category !== was.category && `原来是${budgetCategoryLabels[was.category].zh}`,
    line.source !== was.source && `原来由${paidBy(was.source)}出`,
  ].filter((word) => word !== false)
}
