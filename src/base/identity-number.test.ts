import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDate } from './clock.ts'
import { faultLabels } from './fault.ts'
import { birthDateOf, normaliseIdentityNumber, refuseIdentityNumber } from './identity-number.ts'

const today = '2026-11-21'
/** GB 11643's own example, and a synthetic one. */
const valid = ['11010519491231002X', '440524188001010014'] as const

describe('refuseIdentityNumber', () => {
  it('accepts the example of the standard (handbook B7)', () => {
    expect(refuseIdentityNumber(valid[0], today)).toBeNull()
    expect(birthDateOf(valid[0])).toBe('1949-12-31')
  })

  it.each([
    ['', 'identity-number.length'],
    ['110105491231002', 'identity-number.length'],
    ['11010519491231002x', 'identity-number.alphabet'],
    ['1101051949123100XX', 'identity-number.alphabet'],
    ['01010519491231002X', 'identity-number.alphabet'],
    ['110105194913310020', 'identity-number.birth-date'],
    ['110105202302290020', 'identity-number.birth-date'],
    [valid[1], 'identity-number.birth-date'], // the second example of the standard was born in 1880
    ['110105194912310021', 'identity-number.check-digit'],
  ])('refuses %j', (text, fault) => {
    expect(refuseIdentityNumber(text, today)).toEqual({ code: fault })
    expect(faultLabels).toHaveProperty([fault])
  })

  it('refuses a birth after the day it is asked for', () => {
    expect(refuseIdentityNumber(valid[0], '1949-12-31')).toBeNull()
    expect(refuseIdentityNumber(valid[0], '1949-12-30')).toEqual({ code: 'identity-number.birth-date' })
  })

  const first17 = fc
    .tuple(fc.integer({ min: 110000, max: 659999 }), fc.nat(40_000), fc.nat(999))
    .map(
      ([region, days, serial]) =>
        `${region}${addDays('1910-01-01', days).replaceAll('-', '')}${String(serial).padStart(3, '0')}`,
    )

  it('accepts exactly one last character of eleven', () => {
    fc.assert(
      fc.property(first17, (start) => {
        const accepted = [...'0123456789X'].filter((last) => refuseIdentityNumber(start + last, '2030-01-01') === null)
        expect(accepted.length).toBe(1)
      }),
    )
  })

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.nat(9), (start, at, digit) => {
        fc.pre(start[at] !== String(digit))
        const last = [...'0123456789X'].find((one) => refuseIdentityNumber(start + one, '2030-01-01') === null)!
        const wrong = start.slice(0, at) + digit + start.slice(at + 1) + last
        expect(refuseIdentityNumber(wrong, civilDate(new Date('2030-01-01')))).not.toBeNull()
      }),
    )
  })
})

it('normaliseIdentityNumber reads what people type', () => {
  expect(normaliseIdentityNumber(' 110105 19491231 002ｘ')).toBe(valid[0])
})
