import type { ReactNode } from 'react'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { type BudgetLine, budgetSums } from '../../call/budget.ts'
import { budgetCategoryLabels } from '../../call/labels.ts'
import type { PlanDetail } from '../contract-plan.ts'
import { type LinePair, pairLines } from './budget-changes.ts'
import { changeWords, paidBy } from './plan-words.ts'

/** Line by line beside what was applied with: what changed is said in words. */
export function PlanBudget({ plan: { budget, applied, budgetFen, ownFen, state } }: { plan: PlanDetail }): ReactNode {
  const before = applied ?? []
  const pairs = pairLines(before, budget)
  const now = budgetSums(budget)
  const was = budgetSums(before)
  const own = (sums: { ownFen: number }) => formatFen(sums.ownFen)
  return (
    <>
      <table className="project-table">
        <caption className="visually-hidden">方案预算和申报时的预算</caption>
        <thead>
          <tr>
            <th scope="col">用在哪里</th>
            <th scope="col" className="is-end">
              申报时
            </th>
            <th scope="col" className="is-end">
              方案里
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <Line key={pairs.indexOf(pair)} pair={pair} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td className="is-end">{formatFen(was.totalFen)}</td>
            <td className="is-end">{formatFen(now.totalFen)}</td>
          </tr>
          <tr>
            <th scope="row">其中自筹</th>
            <td className="is-end">{own(was)}</td>
            <td className="is-end">{own(now)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="small soft">
        {`认购总额 ${formatFen(budgetFen)}，其中自筹 ${formatFen(ownFen)}`}
        {state !== 'approved' && '；方案的合计要和它一样'}。
      </p>
    </>
  )
}

function Line({ pair }: { pair: LinePair }): ReactNode {
  const { line, was } = pair
  const shown = (line ?? was) as BudgetLine
  return (
    <tr className={line ? undefined : 'is-gone'}>
      <td>
        {shown.item}
        <span className="small soft line-marks">
          {budgetCategoryLabels[shown.category].zh} · {paidBy(shown.source)}
        </span>
        {changeWords(pair).map((word) => (
          <Chip key={word} tone="wait">
            {word}
          </Chip>
        ))}
      </td>
      <td className="is-end">{was ? formatFen(was.amountFen) : '—'}</td>
      <td className="is-end">{line ? formatFen(line.amountFen) : '—'}</td>
    </tr>
  )
}
