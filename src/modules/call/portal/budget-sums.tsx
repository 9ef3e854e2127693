import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Table } from '../../../ui/table.tsx'
import type { BudgetLine } from '../budget.ts'
import { type BudgetFigure, budgetStanding } from '../budget-standing.ts'
import type { CallRules } from '../call.ts'
import { budgetCategoryLabels, lineSourceLabels } from '../labels.ts'
import { budgetWords } from './budget-words.ts'

interface SumsProps {
  lines: readonly BudgetLine[]
  rules: Pick<CallRules, 'ceilingFen' | 'ownPercent' | 'staffPercent'>
  lang: Lang
}

/** What the lines come to, each figure beside the limit that the call sets. */
export function BudgetSums({ lines, rules, lang }: SumsProps) {
  const words = budgetWords[lang]
  return (
    <Card title={words.sums}>
      <Facts
        items={budgetStanding(lines, rules).map((figure) => ({
          term: words[figure.key],
          value: <FigureText figure={figure} lang={lang} />,
        }))}
      />
    </Card>
  )
}

function FigureText({ figure, lang }: { figure: BudgetFigure; lang: Lang }) {
  const words = budgetWords[lang]
  const { fen, limitFen, holds } = figure
  return (
    <>
      <b>{formatFen(fen)}</b>{' '}
      {limitFen !== null && <Chip tone={holds ? 'go' : 'act'}>{holds ? `✓ ${words.ok}` : `✗ ${words.not}`}</Chip>}
      {limitFen !== null && <div className="small soft">{limitText(figure, lang)}</div>}
    </>
  )
}

function limitText({ key, limitFen, percent }: BudgetFigure, lang: Lang): string {
  const words = budgetWords[lang]
  if (limitFen === null) return ''
  const amount = formatFen(limitFen)
  if (key === 'own') return words.least(amount, percent ?? 0)
  return key === 'staff' ? words.mostStaff(amount, percent ?? 0) : words.most(amount)
}

/** The lines to read. */
export function BudgetTable({ lines, lang }: Pick<SumsProps, 'lines' | 'lang'>) {
  const words = budgetWords[lang]
  if (lines.length === 0) return <p className="soft">{words.none}</p>
  return (
    <Table
      caption={words.caption}
      rows={lines}
      keyOf={(line) => String(lines.indexOf(line))}
      columns={[
        { key: 'item', title: words.item, heading: true, cell: ({ item }) => item },
        { key: 'category', title: words.category, cell: ({ category }) => budgetCategoryLabels[category][lang] },
        { key: 'source', title: words.source, cell: ({ source }) => lineSourceLabels[source][lang] },
        { key: 'amount', title: words.amount, end: true, cell: ({ amountFen }) => formatFen(amountFen) },
      ]}
    />
  )
}
