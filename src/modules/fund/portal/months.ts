import { type CivilDate, civilDate, formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import type { FundMonth } from '../contract.ts'

/** fewer would be a bar or two across the whole page */
const fewest = 12
const most = 24

/** `2026年11月`, `November 2026` of the first day of a month. */
export function monthText(month: CivilDate, lang: Lang): string {
  const day = formatDate(month, lang)
  return lang === 'zh' ? day.replace(/1日$/, '') : day.replace(/^1 /, '')
}

/** Months since year 0, so that they can be counted. */
function monthNumber(date: CivilDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

function monthOf(number: number): CivilDate {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}-01`
}

/**
 * The calendar months up to now, those without any money included: a year at least, two at most. What an account has is
 * only the months in which something happened.
 */
export function monthsInRow(months: readonly FundMonth[], now: Date): FundMonth[] {
  const last = monthNumber(civilDate(now))
  const first = Math.min(last - fewest + 1, ...months.map(({ month }) => monthNumber(month)))
  const known = new Map(months.map((each) => [each.month, each]))
  return Array.from({ length: Math.min(most, last - first + 1) }, (_, back) => monthOf(last - back))
    .toReversed()
    .map((month) => known.get(month) ?? { month, gifts: 0, givenFen: 0, feeFen: 0, paidFen: 0 })
}

export interface River {
  /** height of the line between what came in and what went out, of 100 */
  line: number
  bars: { month: CivilDate; given: number; fee: number; paid: number }[]
}

/** What came in above a line and what went out below it, both in one scale, 100 high in all; null where nothing flowed. */
export function riverOf(months: readonly FundMonth[]): River | null {
  const up = Math.max(0, ...months.map(({ givenFen }) => givenFen))
  const down = Math.max(0, ...months.map(({ feeFen, paidFen }) => feeFen + paidFen))
  if (up + down === 0) return null
  const scale = 100 / (up + down)
  return {
    line: up * scale,
    bars: months.map(({ month, givenFen, feeFen, paidFen }) => ({
      ...{ month, given: givenFen * scale, fee: feeFen * scale, paid: paidFen * scale },
    })),
  }
}
