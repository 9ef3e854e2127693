import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCreditCode, normaliseCreditCode, refuseCreditCode } from './credit-code.ts'
import { faultLabels } from './fault.ts'

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const code = fc
  .record({
    kind: fc.constantFrom('51', '52', '53', '59', '91', '11', 'N2', 'A1'),
    region: fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 6 }),
    body: fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }),
  })
  .map(({ kind, region, body }) => makeCreditCode(kind, region.join(''), body.join('')))

describe('refuseCreditCode', () => {
  it.each(['51440307MJL1234547', '52440307MJL678900N', '53440300MJL246809L'])('accepts %s (handbook B7)', (example) => {
    expect(refuseCreditCode(example)).toBeNull()
  })

  it('lets a person override the check of an early pilot code', () => {
    expect(refuseCreditCode('91350211M0000XUF46')).toEqual({
      code: 'credit-code.check-digit',
      params: { overridable: true },
    })
  })

  it.each([
    ['', 'credit-code.length'],
    ['51440307MJL123454', 'credit-code.length'],
    ['51440307MJL12345470', 'credit-code.length'],
    ['51440307MJI1234547', 'credit-code.alphabet'],
    ['51440307mjl1234547', 'credit-code.alphabet'],
    ['5144030AMJL1234547', 'credit-code.alphabet'],
    ['51440307MJL12345A7', 'credit-code.alphabet'],
    ['５1440307MJL1234547', 'credit-code.alphabet'],
  ])('finally refuses %j', (text, fault) => {
    expect(refuseCreditCode(text)).toEqual({ code: fault })
    expect(faultLabels).toHaveProperty([fault])
  })

  it('accepts whatever is made with both checks', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(refuseCreditCode(made)).toBeNull()
      }),
    )
  })

  it('checks the organisation code apart: no last character makes up for it', () => {
    const codes = alphabet.map((last) => refuseCreditCode(`51440307MJL123453${last}`)?.code)
    expect(new Set(codes)).toEqual(new Set(['credit-code.organisation-check']))
  })

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...alphabet), (made, at, character) => {
        fc.pre(made[at] !== character)
        expect(refuseCreditCode(made.slice(0, at) + character + made.slice(at + 1))).not.toBeNull()
      }),
    )
  })

  it('finds two neighbours that changed places', () => {
    fc.assert(
      fc.property(code, fc.nat(16), (made, at) => {
        fc.pre(made[at] !== made[at + 1])
        const swapped = made.slice(0, at) + made[at + 1] + made[at] + made.slice(at + 2)
        expect(refuseCreditCode(swapped)).not.toBeNull()
      }),
    )
  })
})

describe('makeCreditCode', () => {
  it('computes both checks (handbook B7)', () => {
    expect(makeCreditCode('51', '440307', 'MJL12345')).toBe('51440307MJL1234547')
    expect(makeCreditCode('52', '440307', 'MJL67890')).toBe('52440307MJL678900N')
    expect(makeCreditCode('53', '440300', 'MJL24680')).toBe('53440300MJL246809L')
  })
  it.each([
    ['5', '440307', 'MJL12345'],
    ['51', '44030', 'MJL12345'],
    ['51', '440307', 'MJI12345'],
    ['51', '440307', 'MJL1234'],
  ])('refuses parts that make none: %s %s %s', (kind, region, body) => {
    expect(() => makeCreditCode(kind, region, body)).toThrow(RangeError)
  })
})

it('normaliseCreditCode reads what people copy from a certificate', () => {
  expect(normaliseCreditCode(' 51440307-mjl12345 4７ ')).toBe('51440307MJL1234547')
})
