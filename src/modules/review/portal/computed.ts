import type { PublicRanking } from '../contract.ts'
import { meanText, pointsText } from '../points.ts'
import { counted } from '../ranking.ts'

type Line = Pick<PublicRanking['lines'][number], 'scores' | 'meanHundredths'>

/** One line of the ranking, computed before the reader's eyes. */
export interface Computed {
  /** `(88 + 90.5 + 92) ÷ 3` */
  sum: string
  mean: string
  /** what was left out, where enough scores were given */
  without: { low: string; high: string } | null
}

export function computedOf({ scores, meanHundredths }: Line): Computed {
  const kept = counted(scores)
  const trimmed = kept.length < scores.length
  return {
    sum: `(${kept.map(pointsText).join(' + ')}) ÷ ${kept.length}`,
    mean: meanText(meanHundredths),
    without: trimmed ? { low: pointsText(Math.min(...scores)), high: pointsText(Math.max(...scores)) } : null,
  }
}
