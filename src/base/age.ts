import { type CivilDate, isCivilDate } from './clock.ts'

function parts(date: CivilDate): [number, number, number] {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`)
  return date.split('-').map(Number) as [number, number, number]
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/**
 * Full years of life (周岁) on a day; the birthday completes a year. Who is born on 29 February completes it on the 28th
 * where there is no 29th (民法典 §202: no corresponding day, then the end of the month).
 */
export function ageOn(birthDate: CivilDate, on: CivilDate): number {
  const [bornYear, bornMonth, bornDay] = parts(birthDate)
  const [year, month, day] = parts(on)
  if (on < birthDate) throw new RangeError(`${on} is before the birth on ${birthDate}`)
  const birthday = bornMonth === 2 && bornDay === 29 && !isLeap(year) ? 28 : bornDay
  const hadBirthday = month > bornMonth || (month === bornMonth && day >= birthday)
  return year - bornYear - (hadBirthday ? 0 : 1)
}

/**
 * Whose consent is needed. Under 14: the guardian's, and special rules (个人信息保护法 §31). Under 18: the guardian signs
 * agreements and receives payments (民法典 §17–19; handbook B11).
 */
export type Minority = 'under-14' | 'under-18' | 'adult'

export function minority(birthDate: CivilDate, on: CivilDate): Minority {
  const age = ageOn(birthDate, on)
  return age < 14 ? 'under-14' : age < 18 ? 'under-18' : 'adult'
}
