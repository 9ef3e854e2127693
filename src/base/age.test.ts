import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn, minority } from './age.ts'
import { addDays } from './clock.ts'

const date = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1920-01-01', days))

describe('ageOn', () => {
  it.each([
    ['2012-11-21', '2026-11-20', 13],
    ['2012-11-21', '2026-11-21', 14],
    ['2026-11-21', '2026-11-21', 0],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-02-29', '2024-02-28', 15],
    ['2008-02-29', '2024-02-29', 16],
  ])('born %s, on %s: %i', (born, on, age) => {
    expect(ageOn(born, on)).toBe(age)
  })

  it('grows by one a year, on one day', () => {
    fc.assert(
      fc.property(date, fc.nat(30_000), (born, days) => {
        const on = addDays(born, days)
        const step = ageOn(born, addDays(on, 1)) - ageOn(born, on)
        expect([0, 1]).toContain(step)
        expect(Math.abs(ageOn(born, on) - days / 365.2425)).toBeLessThan(1.01)
      }),
    )
  })

  it('refuses a day before the birth, and what is no date', () => {
    expect(() => ageOn('2026-11-21', '2026-11-20')).toThrow(RangeError)
    expect(() => ageOn('2026-02-30', '2026-11-20')).toThrow(RangeError)
  })
})

it('minority tells whose consent is needed', () => {
  expect(minority('2012-11-22', '2026-11-21')).toBe('under-14')
  expect(minority('2012-11-21', '2026-11-21')).toBe('under-18')
  expect(minority('2008-11-22', '2026-11-21')).toBe('under-18')
  expect(minority('2008-11-21', '2026-11-21')).toBe('adult')
})
