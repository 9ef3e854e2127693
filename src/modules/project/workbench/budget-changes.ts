import { collapseSpace } from '../../../base/text.ts'
import type { BudgetLine } from '../../call/budget.ts'

/** A line of the plan beside what was applied with: `line` is null for what is gone, `was` for what is new. */
export interface LinePair {
  line: BudgetLine | null
  was: BudgetLine | null
}

const named = ({ item }: BudgetLine) => collapseSpace(item)
/** `培训（八次）` and `培训（十次）` are the same line, done more often */
const bare = (line: BudgetLine) => named(line).replace(/ ?[（(].*$/, '')

/** From the surest to the least: the same in everything; under its name; under what stands before a bracket; under another name, but for as much of the same. */
const likenesses: readonly ((line: BudgetLine) => string)[] = [
  (line) => [named(line), line.category, line.source, line.amountFen].join('\n'),
  (line) => [named(line), line.source].join('\n'),
  (line) => named(line),
  (line) => [bare(line), line.source].join('\n'),
  ({ category, source, amountFen }) => [category, source, amountFen].join('\n'),
]

/** Each line of the plan with the one it was, in the plan's order, then what is gone. Lines have no names of their own: the likest is taken. */
export function pairLines(applied: readonly BudgetLine[], planned: readonly BudgetLine[]): LinePair[] {
  const left = [...applied]
  const was = new Map<BudgetLine, BudgetLine>()
  for (const likeness of likenesses) {
    for (const line of planned) {
      if (was.has(line)) continue
      const found = left.findIndex((one) => likeness(one) === likeness(line))
      if (found >= 0) was.set(line, ...(left.splice(found, 1) as [BudgetLine]))
    }
  }
  return [
    ...planned.map((line) => ({ line, was: was.get(line) ?? null })),
    ...left.map((gone) => ({ line: null, was: gone })),
  ]
}
