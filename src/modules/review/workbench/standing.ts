import type { ReviewDetail } from '../contract-desk.ts'
import { counts } from '../review.ts'

type Line = ReviewDetail['lines'][number]
export type Assignment = Line['assignments'][number]

/** Experts of an application who have it or judged it, in their order; the first columns of its row. */
export function countedOf({ assignments }: Pick<Line, 'assignments'>): Assignment[] {
  return assignments.filter(counts)
}

/** Experts who left it for a reason that those who run the review must know. */
export function leftOf({ assignments }: Pick<Line, 'assignments'>): Assignment[] {
  return assignments.filter(({ state }) => state === 'conflicted' || state === 'abstained')
}

export interface Progress {
  /** experts that are still to be found, over all applications */
  missing: number
  /** applications that lack one */
  short: number
  submitted: number
  needed: number
}

export function progressOf({ lines, experts }: Pick<ReviewDetail, 'lines' | 'experts'>): Progress {
  const lacks = lines.map((line) => Math.max(0, experts - countedOf(line).length))
  return {
    missing: lacks.reduce((sum, lack) => sum + lack, 0),
    short: lacks.filter((lack) => lack > 0).length,
    submitted: lines.reduce(
      (sum, line) => sum + line.assignments.filter(({ state }) => state === 'submitted').length,
      0,
    ),
    needed: lines.reduce((sum, line) => sum + Math.max(experts, countedOf(line).length), 0),
  }
}

/** The longest row decides how many columns of experts there are. */
export function columnsOf({ lines, experts }: Pick<ReviewDetail, 'lines' | 'experts'>): number {
  return Math.max(experts, ...lines.map((line) => countedOf(line).length))
}
