import { fieldsOf, type Form, type NumberField } from '../../../base/form.ts'
import type { GivenAnswers } from '../../../base/form-answers.ts'
import { toHalfWidth } from '../../../base/text.ts'

/** What an expert has typed so far; points stay the text they are until they can be read. */
export interface ScoreDraft {
  points: Readonly<Record<string, string>>
  comment: string
}

/** Criteria of a rubric: number fields, each with its full points. */
export function criteriaOf(rubric: Form): NumberField[] {
  return fieldsOf(rubric).filter((field): field is NumberField => field.kind === 'number')
}

export type Points = { value: number; fault: null } | { value: null; fault: 'points' | 'too-large' | null }

/** Points as typed: `17`, `16.5`, `１６．５`. Nothing typed is no fault. */
export function readPoints(text: string | undefined, { max: full = 0, decimals = 0 }: NumberField): Points {
  const plain = toHalfWidth(text ?? '').trim()
  if (plain === '') return { value: null, fault: null }
  if (!/^[0-9]{1,3}(?:\.[0-9]?)?$/.test(plain)) return { value: null, fault: 'points' }
  const value = Number(plain)
  if (decimals === 0 && !Number.isInteger(value)) return { value: null, fault: 'points' }
  return value > full ? { value: null, fault: 'too-large' } : { value, fault: null }
}

export function draftOf(rubric: Form, scores: GivenAnswers, comment: string): ScoreDraft {
  const points = criteriaOf(rubric).flatMap(({ key }) => {
    const value = scores[key]
    return typeof value === 'number' ? [[key, String(value)]] : []
  })
  return { points: Object.fromEntries(points), comment }
}

/** What can be sent of it: points that can be read, by criterion. */
export function scoresOf(rubric: Form, { points }: ScoreDraft): Record<string, number> {
  const read = criteriaOf(rubric).flatMap((field) => {
    const { value } = readPoints(points[field.key], field)
    return value === null ? [] : [[field.key, value] as const]
  })
  return Object.fromEntries(read)
}

export interface Running {
  given: number
  of: number
  tenths: number
}

/** 已评 4 / 6 项，57 分 */
export function runningSum(rubric: Form, draft: ScoreDraft): Running {
  const values = Object.values(scoresOf(rubric, draft))
  const tenths = values.reduce((sum, value) => sum + Math.round(value * 10), 0)
  return { given: values.length, of: criteriaOf(rubric).length, tenths }
}

/** Quick choices in fifths of the full points, the lowest first. */
export const levels = ['不足', '一般', '较好', '好', '很好'] as const

export function levelPoints(full: number): number[] {
  return levels.map((_, at) => Math.round((full * (at + 1)) / levels.length))
}

/** The highest level that the points reach; below the first it is the first all the same. */
export function levelOf(points: number | null, full: number): number | null {
  if (points === null) return null
  return Math.max(
    0,
    levelPoints(full).findLastIndex((least) => points >= least),
  )
}

export interface Band {
  text: string
  low: number | null
  high: number | null
}

/** What earns which points, out of a criterion's help: `16–20：有走访和数据；8–15：…`. */
export function bandsOf(help: string): Band[] {
  return help
    .split('；')
    .filter(Boolean)
    .map((text) => {
      const [, low, high] = /^(\d+)[–-](\d+)[：:]/.exec(text.trim()) ?? []
      return { text: text.trim(), low: low ? Number(low) : null, high: high ? Number(high) : null }
    })
}

/** Points between two bands belong to the lower one, as the words of the higher are not earned yet. */
export function bandHolds({ low, high }: Band, points: number | null): boolean {
  return points !== null && low !== null && high !== null && points >= low && points < high + 1
}

export const sameDraft = (one: ScoreDraft, other: ScoreDraft): boolean =>
  one.comment === other.comment &&
  [...new Set([...Object.keys(one.points), ...Object.keys(other.points)])].every(
    (key) => (one.points[key] ?? '') === (other.points[key] ?? ''),
  )
