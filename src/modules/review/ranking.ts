import type { Id } from '../../base/context.ts'
import type { Fen } from '../../base/money.ts'
import type { Award, AwardLevel } from '../call/call.ts'

/** One application with the scores it was given, in tenths of a point. */
export interface Scored {
  applicationId: Id
  /** the design's code: the last word between equals, so that everybody gets the same order */
  code: string
  points: readonly number[]
  /** the same experts' scores of the first criterion (需求分析), which decides between equal means */
  firstCriterion: readonly number[]
  totalFen: Fen
  ownFen: Fen
  grantFen: Fen
}

export interface Ranked extends Scored {
  place: number
  /** mean in hundredths of a point, rounded half up */
  meanHundredths: number
  /** highest less lowest, in tenths */
  spreadTenths: number
  /** experts differ by more than the call allows without talking about it */
  wide: boolean
}

/** From seven scores on, one highest and one lowest are left out (handbook B1, 评分标准). */
export const trimFrom = 7

/** What the mean is taken of: with seven scores or more, without one highest and one lowest. */
export function counted(points: readonly number[]): readonly number[] {
  return points.length < trimFrom ? points : points.toSorted((a, b) => a - b).slice(1, -1)
}

/** The mean in hundredths of a point of scores in tenths, rounded half up, in whole numbers throughout. */
export function meanHundredths(points: readonly number[]): number {
  if (points.length === 0) throw new RangeError('a mean needs a score')
  const sum = points.reduce((all, each) => all + each, 0)
  return Math.floor((sum * 20 + points.length) / (points.length * 2))
}

/** Compares two fractions a/b and c/d of whole numbers exactly: the larger first. */
function byFraction(a: number, b: number, c: number, d: number): number {
  const left = BigInt(a) * BigInt(d)
  const right = BigInt(c) * BigInt(b)
  return left === right ? 0 : left > right ? -1 : 1
}

function sumOf(points: readonly number[]): number {
  return points.reduce((all, each) => all + each, 0)
}

/**
 * Who stands before whom: the exact mean, then the first criterion's, then the share found elsewhere (配套率), then the
 * code. Shown means are rounded; the order is not.
 */
function order(a: Scored, b: Scored): number {
  const [x, y] = [counted(a.points), counted(b.points)]
  return (
    byFraction(sumOf(x), x.length, sumOf(y), y.length) ||
    byFraction(sumOf(a.firstCriterion), a.firstCriterion.length, sumOf(b.firstCriterion), b.firstCriterion.length) ||
    byFraction(a.ownFen, Math.max(1, a.totalFen), b.ownFen, Math.max(1, b.totalFen)) ||
    (a.code < b.code ? -1 : 1)
  )
}

/** The ranking that anybody can compute again from the published scores. @param spread points of the call's rule */
export function rankApplications(scored: readonly Scored[], spread: number): Ranked[] {
  return scored.toSorted(order).map((application, index) => {
    const { points } = application
    const spreadTenths = Math.max(...points) - Math.min(...points)
    return {
      ...application,
      place: index + 1,
      meanHundredths: meanHundredths(counted(points)),
      spreadTenths,
      wide: spreadTenths > spread * 10,
    }
  })
}

/**
 * What the ranking proposes: down the ranks, the award with the highest line first, as long as points, places and the
 * call's money last. Whoever the money does not cover ends the list of that award, so that no lower rank is carried out
 * before a higher one.
 */
export function proposeAwards(
  ranked: readonly Ranked[],
  { awards, totalFen }: { awards: readonly Award[]; totalFen: Fen | null },
): Map<Id, AwardLevel> {
  const proposed = new Map<Id, AwardLevel>()
  const byLine = awards.toSorted((a, b) => b.least - a.least)
  let money = totalFen ?? Infinity
  for (const { level, least, places } of byLine) {
    let left = places ?? Infinity
    for (const { applicationId, meanHundredths: mean, grantFen } of ranked) {
      if (proposed.has(applicationId)) continue
      if (left === 0 || mean < least * 100) break
      // only what is carried out is paid by the call
      if (level === 'carry-out' && grantFen > money) break
      proposed.set(applicationId, level)
      left -= 1
      if (level === 'carry-out') money -= grantFen
    }
  }
  return proposed
}
