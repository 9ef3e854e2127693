import { type CivilDate, isCivilDate } from './clock.ts'
import type { Label } from './label.ts'
import { refuseFields, type Refusal } from './refusal.ts'

/** One wording of a rule, from the day it is in force until the next one is. */
export interface LawVersion<T> {
  validFrom: CivilDate
  /** law and article, or number of the document, or handbook row */
  source: string
  value: T
}

/**
 * A rule that changes with time, as data (handbook, trap 6). What happened is judged by the version in force that day,
 * and what it governs keeps that version.
 */
export interface Law<T> {
  id: string
  title: Label
  versions: readonly LawVersion<T>[]
}

/** The version in force on that day. Before the first one there is none to go by: a defect, thrown. */
export function lawOn<T>(law: Law<T>, date: CivilDate): LawVersion<T> {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`)
  const version = law.versions.findLast(({ validFrom }) => validFrom <= date)
  if (!version) throw new RangeError(`${law.id} has no version in force on ${date}`)
  return version
}

/** What is wrong with a law as data: `no-versions`; per version its `validFrom`: `not-a-date`, `not-ascending`, `no-source`. */
export function refuseLaw(law: Law<unknown>): Refusal {
  if (law.versions.length === 0) return { code: 'law.invalid', fields: { versions: 'no-versions' } }
  const faults = law.versions.map(({ validFrom, source }, index): [string, string | null] => {
    const earlier = law.versions[index - 1]
    if (!isCivilDate(validFrom)) return [`versions.${index}`, 'not-a-date']
    if (earlier && earlier.validFrom >= validFrom) return [`versions.${index}`, 'not-ascending']
    return [`versions.${index}`, source.trim() === '' ? 'no-source' : null]
  })
  return refuseFields('law.invalid', Object.fromEntries(faults))
}
