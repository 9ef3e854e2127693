import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isId, newId } from './id.ts'

/** The times an id of ours can carry that a Date can name. */
const time = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })

describe('newId', () => {
  it('writes a UUIDv7 that carries the time it was given', () => {
    fc.assert(
      fc.property(time, (now) => {
        const id = newId(now)
        expect(isId(id)).toBe(true)
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime())
      }),
    )
  })

  it('keeps the order of making within one frozen millisecond', () => {
    const now = new Date('2026-11-21T10:00:00Z')
    const ids = Array.from({ length: 20_000 }, () => newId(now))
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    const counters = ids.map(counterOf)
    expect(counters.every((counter, index) => counter === counters[0]! + BigInt(index))).toBe(true)
  })

  it('sorts a later millisecond after an earlier one', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 1e9 }), (now, later) => {
        expect(newId(now) < newId(new Date(now.getTime() + later))).toBe(true)
      }),
    )
  })

  it('does not repeat itself when the clock jumps back and forth', () => {
    const times = [new Date(1000), new Date(2000)]
    const ids = Array.from({ length: 2000 }, (_, index) => newId(times[index % 2]))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('refuses a time that is none', () => {
    expect(() => newId(new Date(Number.NaN))).toThrow(RangeError)
    expect(() => newId(new Date(-1))).toThrow(RangeError)
  })
})

/** The 32 bits after version and around variant, read from the text alone. */
function counterOf(id: string): bigint {
  const bits = BigInt(`0x${id.replaceAll('-', '')}`)
  return (((bits >> 64n) & 0xfffn) << 20n) | ((bits >> 42n) & 0xfffffn)
}

describe('isId', () => {
  it.each([
    '',
    'x',
    '01932c07-a1b2-4abc-8def-0123456789ab', // version 4
    '01932C07-A1B2-7ABC-8DEF-0123456789AB', // not as we write it
    '01932c07-a1b2-7abc-cdef-0123456789ab', // variant
    '01932c07-a1b2-7abc-8def-0123456789ab\n',
    null,
    7,
  ])('refuses %j', (text) => {
    expect(isId(text)).toBe(false)
  })

  it('accepts what newId writes', () => {
    expect(isId('01932c07-a1b2-7abc-8def-0123456789ab')).toBe(true)
  })
})
