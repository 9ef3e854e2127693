import type { Lang } from './label.ts'

/** A day of the civil calendar in Beijing, `YYYY-MM-DD`. Sorts as text; has no time and no zone. */
export type CivilDate = string

const dayMs = 86_400_000
/** Beijing has been eight hours ahead, without summer time, since 1992; nothing here is older. */
const beijingMs = 8 * 3_600_000

/** Four digits of year from 1000 on, so that dates sort as text and no year is taken for one of the 1900s. */
const pattern = /^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/

/** Days since 1970-01-01, or null for what is not a civil date. Lists ask for many: nothing is formatted or parsed. */
function readDay(text: string): number | null {
  if (!pattern.test(text)) return null
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  const time = Date.UTC(Number(text.slice(0, 4)), month - 1, day)
  const exists = month >= 1 && month <= 12 && new Date(time).getUTCDate() === day
  return exists ? time / dayMs : null
}

/** Is this a day that exists, written as CivilDate? */
export function isCivilDate(text: unknown): text is CivilDate {
  return typeof text === 'string' && readDay(text) !== null
}

/** Days since 1970-01-01; throws RangeError for what is not a civil date. */
export function dayNumber(date: CivilDate): number {
  const day = readDay(date)
  if (day === null) throw new RangeError(`not a civil date: ${date}`)
  return day
}

export function fromDayNumber(day: number): CivilDate {
  const time = day * dayMs
  if (!(time >= Date.UTC(1000, 0, 1) && time <= Date.UTC(9999, 11, 31))) {
    throw new RangeError(`beyond the civil calendar: day ${day}`)
  }
  return new Date(time).toISOString().slice(0, 10)
}

/** The day it is in Beijing at that instant. */
export function civilDate(now: Date): CivilDate {
  return fromDayNumber(Math.floor((now.getTime() + beijingMs) / dayMs))
}

/** 00:00 in Beijing. */
export function startOfDay(date: CivilDate): Date {
  return new Date(dayNumber(date) * dayMs - beijingMs)
}

/** 24:00 in Beijing: the first instant that no longer belongs to the day (民法典 §203: a period ends at 24:00). */
export function endOfDay(date: CivilDate): Date {
  return new Date((dayNumber(date) + 1) * dayMs - beijingMs)
}

export function addDays(date: CivilDate, days: number): CivilDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`whole days only: ${days}`)
  return fromDayNumber(dayNumber(date) + days)
}

/** Days from one to the other; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 Monday … 7 Sunday (ISO 8601). */
export function weekday(date: CivilDate): number {
  return weekdayOf(dayNumber(date))
}

/** The same for a day number; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

const weekdayNames: Record<Lang, readonly string[]> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export function formatWeekday(date: CivilDate, lang: Lang): string {
  return weekdayNames[lang][weekday(date) - 1]!
}

/** `2026年11月21日`, `21 November 2026`; short, for summaries within a year: `11月21日`, `21 Nov`. */
export function formatDate(date: CivilDate, lang: Lang, kind: 'full' | 'short' = 'full'): string {
  dayNumber(date) // refuses what is not a date
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const name = monthNames[month - 1]!
  if (lang === 'zh') return kind === 'full' ? `${year}年${month}月${day}日` : `${month}月${day}日`
  return kind === 'full' ? `${day} ${name} ${year}` : `${day} ${name.slice(0, 3)}`
}

/** Beijing time of day, `18:05`. */
export function formatTime(at: Date): string {
  return new Date(at.getTime() + beijingMs).toISOString().slice(11, 16)
}

/** `2026年11月21日 18:05`, `21 November 2026, 18:05`. */
export function formatDateTime(at: Date, lang: Lang, kind: 'full' | 'short' = 'full'): string {
  return `${formatDate(civilDate(at), lang, kind)}${lang === 'zh' ? ' ' : ', '}${formatTime(at)}`
}

/**
 * When something happened, as people say it: `刚刚`, `10 分钟前`, `今天上午`, `昨天`, `周三` (within six days), else the date.
 * What lies ahead of `now` (by more than a clock's error of one minute) is given as its date.
 */
export function agoText(at: Date, now: Date, lang: Lang): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  const days = daysBetween(civilDate(at), civilDate(now))
  if (minutes < -1) return formatDate(civilDate(at), lang)
  if (minutes < 1) return lang === 'zh' ? '刚刚' : 'just now'
  if (minutes < 60) return minutesAgo(minutes, lang)
  if (days === 0) return partOfToday(at, lang)
  if (days === 1) return lang === 'zh' ? '昨天' : 'yesterday'
  if (days < 7) return formatWeekday(civilDate(at), lang)
  const sameYear = civilDate(at).slice(0, 4) === civilDate(now).slice(0, 4)
  return formatDate(civilDate(at), lang, sameYear ? 'short' : 'full')
}

function minutesAgo(minutes: number, lang: Lang): string {
  if (lang === 'zh') return `${minutes} 分钟前`
  return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
}

function partOfToday(at: Date, lang: Lang): string {
  const hour = Number(formatTime(at).slice(0, 2))
  if (hour < 6) return lang === 'zh' ? '今天凌晨' : 'early this morning'
  if (hour < 12) return lang === 'zh' ? '今天上午' : 'this morning'
  if (hour < 18) return lang === 'zh' ? '今天下午' : 'this afternoon'
  return lang === 'zh' ? '今天晚上' : 'this evening'
}
