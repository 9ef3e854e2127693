import { civilDate, type CivilDate, daysBetween, formatDate, formatTime } from '../base/clock.ts'
import type { Lang } from '../base/label.ts'

/** A moment as pages hold it: a Date, or the text an answer of the API carries. */
export type Moment = Date | string

export function toDate(at: Moment): Date {
  return typeof at === 'string' ? new Date(at) : at
}

/** The last day of a time limit: one that ends at midnight ends with the day before, not on a day nobody means. */
export function lastDayOf(due: Moment): CivilDate {
  const at = toDate(due)
  return civilDate(formatTime(at) === '00:00' ? new Date(at.getTime() - 1) : at)
}

export interface Remaining {
  /** calendar days in Beijing, since that is how people count towards a date; 0 on the last day or just after it */
  days: number
  late: boolean
}

export function remaining(due: Moment, now: Date): Remaining {
  const late = toDate(due) <= now
  const days = daysBetween(civilDate(now), lastDayOf(due))
  return { days: late ? Math.max(0, -days) : days, late }
}

/** Without the year within the year: `11月26日`, else `2027年3月1日`. */
export function formatNearDate(date: CivilDate, now: Date, lang: Lang): string {
  return formatDate(date, lang, date.slice(0, 4) === civilDate(now).slice(0, 4) ? 'short' : 'full')
}

/** `12,345` */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(?:[0-9]{3})+$)/g, ',')
}

/** The total of a list: `1,000+` where counting stopped. */
export function formatTotal(total: { value: number; exact: boolean }): string {
  return total.exact ? formatCount(total.value) : `${formatCount(total.value)}+`
}
