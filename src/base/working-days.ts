import year2025 from './calendar/2025.json' with { type: 'json' }
import year2026 from './calendar/2026.json' with { type: 'json' }
import { type CivilDate, civilDate, dayNumber, endOfDay, fromDayNumber, weekdayOf } from './clock.ts'

/** A year as the State Council announced it: days off, and weekend days worked instead (调休). A new year is a new file. */
export interface CalendarYear {
  year: number
  title: string
  /** number of the notice, 国办发明电〔…〕…号 */
  document: string
  issuedOn: CivilDate
  /** where the list was compared */
  checkedAgainst: readonly string[]
  holidays: readonly { name: string; from: CivilDate; to: CivilDate }[]
  makeUpDays: readonly { name: string; date: CivilDate }[]
}

export const calendarYears: readonly CalendarYear[] = [year2025, year2026]

const announced = new Set(calendarYears.map(({ year }) => String(year)))
/** Day numbers, since a list asks for many. */
const worked = new Set(calendarYears.flatMap(({ makeUpDays }) => makeUpDays.map(({ date }) => dayNumber(date))))
const off = new Set(calendarYears.flatMap(({ holidays }) => holidays.flatMap(({ from, to }) => daysOf(from, to))))

function daysOf(from: CivilDate, to: CivilDate): number[] {
  const first = dayNumber(from)
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, index) => first + index)
}

/** Is the year of that day announced? Otherwise only its weekends are known, and what is computed with it may move. */
export function isAnnounced(date: CivilDate): boolean {
  return announced.has(date.slice(0, 4))
}

/** Monday to Friday but public holidays, and the make-up days among the weekends. */
export function isWorkingDay(date: CivilDate): boolean {
  return isWorked(dayNumber(date))
}

function isWorked(day: number): boolean {
  return worked.has(day) || (weekdayOf(day) <= 5 && !off.has(day))
}

/** A day computed, and whether a calendar not yet announced may still move it. */
export interface WorkingDate {
  date: CivilDate
  provisional: boolean
}

/**
 * The `count`-th working day after `from`; the day itself does not count (民法典 §201), so 0 is `from`.
 * Provisional when the way there leads through a year without an announced calendar.
 */
export function addWorkingDays(from: CivilDate, count: number): WorkingDate {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`working days are counted forward: ${count}`)
  let day = dayNumber(from)
  const next = day + 1
  for (let left = count; left > 0;) if (isWorked(++day)) left--
  const date = fromDayNumber(day)
  // The announced years follow one another, so the two ends answer for the days between them.
  return { date, provisional: day >= next && !(isAnnounced(fromDayNumber(next)) && isAnnounced(date)) }
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: CivilDate, to: CivilDate): number {
  if (to < from) return 0 - workingDaysBetween(to, from)
  const last = dayNumber(to)
  let count = 0
  for (let day = dayNumber(from) + 1; day <= last; day++) if (isWorked(day)) count++
  return count
}

export interface Deadline {
  /** 24:00 of that day in Beijing: what is done before this instant is in time */
  at: Date
  on: CivilDate
  provisional: boolean
}

/** The end of the `workingDays`-th working day after today (民法典 §201, §203: at 24:00). */
export function deadlineAfter(now: Date, workingDays: number): Deadline {
  const { date, provisional } = addWorkingDays(civilDate(now), workingDays)
  return { at: endOfDay(date), on: date, provisional }
}

/** Working days left after today, today's own not counted: 0 on the last day, negative when it has passed. */
export function workingDaysLeft(on: CivilDate, now: Date): number {
  return workingDaysBetween(civilDate(now), on)
}

/**
 * How late a thing due on that day is: 0 until the day has ended, then the working days begun since, at least 1
 * (a deadline missed on Friday is missed on Saturday).
 */
export function overdueWorkingDays(on: CivilDate, now: Date): number {
  if (now < endOfDay(on)) return 0
  return Math.max(1, workingDaysBetween(on, civilDate(now)))
}
