import { type Fen, formatFen } from '../base/money.ts'
import { Bar, type BarPart } from './bar.tsx'
import { Figures } from './facts.tsx'
import { useLang } from './lang.tsx'
import { type MoneyKind, uiWords } from './words.ts'

/** The five figures of a project, which are never merged, and what is missing. */
export interface FiveFigures {
  budgetFen: Fen
  pledgedFen: Fen
  receivedFen: Fen
  allocatedFen: Fen
  spentFen: Fen
}

const inOrder = [
  ['budget', 'budgetFen'],
  ['pledged', 'pledgedFen'],
  ['received', 'receivedFen'],
  ['allocated', 'allocatedFen'],
  ['spent', 'spentFen'],
] as const satisfies readonly (readonly [MoneyKind, keyof FiveFigures])[]

const short = { kind: 'short' } as const

/** Spent, allocated and not spent, received and not allocated, pledged and not received: each part beside the next. */
export function barParts({ pledgedFen, receivedFen, allocatedFen, spentFen }: FiveFigures): BarPart[] {
  return [
    { value: spentFen, tone: 'deep' },
    { value: Math.max(0, allocatedFen - spentFen), tone: 'mid' },
    { value: Math.max(0, receivedFen - allocatedFen), tone: 'pale' },
    { value: Math.max(0, pledgedFen - receivedFen), tone: 'promise' },
  ]
}

interface MoneyProps {
  figures: FiveFigures & { gapFen: Fen }
}

/** The five figures and what is missing as a bar; its label says the same in words. */
export function MoneyBar({ figures }: MoneyProps) {
  const { money, moneyBar } = uiWords[useLang()]
  const amounts = inOrder.map(([kind, name]) => `${money[kind]} ${formatFen(figures[name], short)}`)
  const label = moneyBar([...amounts, `${money.gap} ${formatFen(figures.gapFen, short)}`])
  return <Bar parts={barParts(figures)} total={figures.budgetFen} label={label} />
}

/** The five figures side by side, and the bar that shows how they lie within each other. */
export function MoneyFigures({ figures }: MoneyProps) {
  const { money } = uiWords[useLang()]
  return (
    <>
      <Figures
        items={inOrder.map(([kind, name]) => ({ value: formatFen(figures[name], short), label: money[kind] }))}
      />
      <MoneyBar figures={figures} />
    </>
  )
}
