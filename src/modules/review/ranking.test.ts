import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counted, meanHundredths, proposeAwards, rankApplications, type Scored } from './ranking.ts'

let serial = 0
const scored = (points: number[], more: Partial<Scored> = {}): Scored => {
  serial += 1
  const name = `LG-26-${String(serial).padStart(4, '0')}`
  return {
    ...{ applicationId: name, code: name, points, firstCriterion: [100] },
    ...{ totalFen: 100_000, ownFen: 0, grantFen: 100_000 },
    ...more,
  }
}

describe('means', () => {
  test.each([
    [[800, 810, 820, 830, 840], 8200],
    // a third: 80.33 and 80.67
    [[803, 803, 804], 8033],
    [[806, 807, 807], 8067],
    // half a hundredth goes up: 1605 / 2 tenths = 80.25, 3211 / 4 = 80.275
    [[802, 803], 8025],
    [[802, 803, 803, 803], 8028],
    [[0], 0],
    [[1000, 1000, 1000], 10_000],
  ])('of %j tenths: %i hundredths', (points, mean) => {
    expect(meanHundredths(points)).toBe(mean)
  })

  test('no score, no mean', () => {
    expect(() => meanHundredths([])).toThrow(RangeError)
  })

  test('with seven scores one highest and one lowest are left out, with six none', () => {
    expect(counted([100, 0, 50, 50, 50, 50, 1000])).toEqual([50, 50, 50, 50, 100])
    expect(counted([100, 0, 50, 50, 50, 1000])).toEqual([100, 0, 50, 50, 50, 1000])
  })

  test('the mean lies between lowest and highest, and is off by half a hundredth at most', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 15 }), (points) => {
        const mean = meanHundredths(points)
        const exact = (points.reduce((all, each) => all + each, 0) * 10) / points.length
        expect(Math.abs(mean - exact)).toBeLessThanOrEqual(0.5 + 1e-9)
      }),
    )
  })
})

describe('the order', () => {
  test('by the exact mean, not by the one that is shown', () => {
    // 80.333… and 80.3325 both show as 80.33
    const a = scored([803, 803, 804])
    const b = scored([...Array<number>(3).fill(8030), 8040].map((each) => each / 10))
    expect(meanHundredths(a.points)).toBe(8033)
    expect(rankApplications([b, a], 25).map(({ code }) => code)).toEqual([a.code, b.code])
  })

  test('equal means: the first criterion, then the share found elsewhere, then the code', () => {
    const plain = scored([800, 800])
    const needy = scored([790, 810], { firstCriterion: [190, 180] })
    const paying = scored([810, 790], { ownFen: 40_000 })
    const later = scored([800, 800])
    const order = rankApplications([later, plain, paying, needy], 25).map(({ code }) => code)
    expect(order).toEqual([needy.code, paying.code, plain.code, later.code])
  })

  test('whoever computes it gets the same, however the lines lie', () => {
    const line = fc.record({
      points: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 9 }),
      ownFen: fc.integer({ min: 0, max: 100_000 }),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (lines, shuffle) => {
        const all = lines.map(({ points, ownFen }, index) => scored(points, { ownFen, code: `C-${100 + index}` }))
        const mixed = all
          .map((one) => [shuffle.next().value, one] as const)
          .toSorted(([a], [b]) => Number(a) - Number(b))
          .map(([, one]) => one)
        const ranked = rankApplications(all, 25)
        expect(rankApplications(mixed, 25)).toEqual(ranked)
        expect(ranked.map(({ place }) => place)).toEqual(all.map((_, index) => index + 1))
        // whoever stands higher has no lower mean
        for (const [index, one] of ranked.entries())
          if (index > 0) expect(ranked[index - 1]!.meanHundredths).toBeGreaterThanOrEqual(one.meanHundredths)
      }),
    )
  })

  test('experts who differ by more than the call allows are seen', () => {
    const at = (points: number[]) => rankApplications([scored(points)], 25)[0]!
    expect(at([600, 850])).toMatchObject({ spreadTenths: 250, wide: false })
    expect(at([600, 851])).toMatchObject({ spreadTenths: 251, wide: true })
  })
})

describe('what it proposes', () => {
  const awards = [
    { level: 'pool' as const, least: 60, places: 2 },
    { level: 'carry-out' as const, least: 70, places: 2 },
  ]
  const means = (...all: number[]) =>
    rankApplications(
      all.map((mean, index) => scored([mean * 10], { code: `P-${index}` })),
      25,
    )
  const levels = (ranked: ReturnType<typeof means>, rules: Parameters<typeof proposeAwards>[1]) =>
    ranked.map(({ applicationId }) => proposeAwards(ranked, rules).get(applicationId) ?? null)

  test('the higher award first, down to its line and its places', () => {
    expect(levels(means(90, 80, 75, 65, 64, 50), { awards, totalFen: null })).toEqual([
      'carry-out',
      'carry-out',
      'pool',
      'pool',
      null,
      null,
    ])
    expect(levels(means(69, 60, 59), { awards, totalFen: null })).toEqual(['pool', 'pool', null])
  })

  test('the call’s money ends the list: no lower rank is paid before a higher one', () => {
    const grant = [{ level: 'carry-out' as const, least: 70, places: null }]
    expect(levels(means(90, 80, 75), { awards: grant, totalFen: 200_000 })).toEqual(['carry-out', 'carry-out', null])
    expect(levels(means(90, 80, 75), { awards: grant, totalFen: 199_999 })).toEqual(['carry-out', null, null])
  })

  test('nobody gets an award that somebody better ranked was denied', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 100_000, max: 1_000_000 }),
        (all, totalFen) => {
          const ranked = means(...all)
          const proposed = proposeAwards(ranked, { awards, totalFen })
          const value = { 'carry-out': 2, pool: 1 }
          const worth = ranked.map(({ applicationId }) => {
            const level = proposed.get(applicationId)
            return level ? value[level] : 0
          })
          expect(worth).toEqual(worth.toSorted((a, b) => b - a))
        },
      ),
    )
  })
})
