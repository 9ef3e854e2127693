import { formatFen } from '../../../base/money.ts'
import type { Lang } from '../../../base/label.ts'
import { Bar, type BarPart } from '../../../ui/bar.tsx'
import { uiWords } from '../../../ui/words.ts'
import { figureLabels } from '../labels.ts'
import type { Figures } from '../project.ts'
import { listWords } from './list-words.ts'

export const figureNames = [
  'budgetFen',
  'pledgedFen',
  'receivedFen',
  'allocatedFen',
  'spentFen',
] as const satisfies readonly (keyof Figures)[]

/** Spent, allocated and not spent, received and not allocated, pledged and not received: each part beside the next. */
export function barParts({ pledgedFen, receivedFen, allocatedFen, spentFen }: Figures): BarPart[] {
  return [
    { value: spentFen, tone: 'deep' },
    { value: Math.max(0, allocatedFen - spentFen), tone: 'mid' },
    { value: Math.max(0, receivedFen - allocatedFen), tone: 'pale' },
    { value: Math.max(0, pledgedFen - receivedFen), tone: 'promise' },
  ]
}

type MoneyBarProps = { figures: Figures & { gapFen: number }; lang: Lang }

/** The five figures and what is missing as a bar; its label says the same in words. */
export function MoneyBar({ figures, lang }: MoneyBarProps) {
  const short = { kind: 'short' } as const
  const amounts = [
    ...figureNames.map((name) => `${figureLabels[name][lang]} ${formatFen(figures[name], short)}`),
    `${uiWords[lang].money.gap} ${formatFen(figures.gapFen, short)}`,
  ]
  const words = listWords[lang]
  return <Bar parts={barParts(figures)} total={figures.budgetFen} label={words.barLabel(amounts.join(words.sep))} />
}
