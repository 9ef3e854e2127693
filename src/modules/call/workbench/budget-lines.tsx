import type { ReactNode } from 'react'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import type { BudgetLine } from '../budget.ts'
import { type BudgetFigure, budgetStanding } from '../budget-standing.ts'
import type { CallRules } from '../call.ts'
import { budgetCategoryLabels, lineSourceLabels } from '../labels.ts'

interface BudgetProps {
  lines: readonly BudgetLine[]
  rules: Pick<CallRules, 'ceilingFen' | 'ownPercent' | 'staffPercent'>
}

const figureLabels: Readonly<Record<BudgetFigure['key'], string>> = {
  total: '预算总额',
  grant: '申请资助',
  own: '自筹',
  staff: '资助里的人员支出',
}

function limitText({ key, limitFen, percent }: BudgetFigure): string {
  if (limitFen === null) return ''
  const amount = formatFen(limitFen)
  if (key === 'own') return `占总额不低于 ${percent}%，至少 ${amount}`
  return key === 'staff' ? `不高于资助额的 ${percent}%，最多 ${amount}` : `最高 ${amount}`
}

/** The lines, and what they come to beside the limits of the call. */
export function BudgetLines({ lines, rules }: BudgetProps): ReactNode {
  return (
    <>
      <table className="call-table">
        <caption className="visually-hidden">预算明细</caption>
        <thead>
          <tr>
            <th scope="col">用在哪里</th>
            <th scope="col">类别</th>
            <th scope="col">由谁出</th>
            <th scope="col" className="is-end">
              金额
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={lines.indexOf(line)}>
              <td>{line.item}</td>
              <td>{budgetCategoryLabels[line.category].zh}</td>
              <td>{lineSourceLabels[line.source].zh}</td>
              <td className="is-end">{formatFen(line.amountFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="record-facts">
        {budgetStanding(lines, rules).map((figure) => (
          <div key={figure.key}>
            <dt>{figureLabels[figure.key]}</dt>
            <dd>
              <b>{formatFen(figure.fen)}</b>{' '}
              {figure.limitFen !== null && (
                <Chip tone={figure.holds ? 'go' : 'act'}>{figure.holds ? '✓ 符合' : '✗ 不符合'}</Chip>
              )}
              <div className="small soft">{limitText(figure)}</div>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
