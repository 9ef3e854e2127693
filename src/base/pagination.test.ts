import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from './id.ts'
import { afterCursor, cappedTotal, decodeCursor, encodeCursor, type Key, type KeyKind, pageOf } from './pagination.ts'
import { AppError } from './refusal.ts'

const time = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
const key = fc.oneof(
  fc.record({ kind: fc.constant<KeyKind>('id'), key: time.filter((at) => at.getTime() >= 0).map((at) => newId(at)) }),
  fc.record({ kind: fc.constant<KeyKind>('integer'), key: fc.maxSafeInteger() }),
  fc.record({ kind: fc.constant<KeyKind>('instant'), key: time.map((at) => at.toISOString()) }),
  fc.record({
    kind: fc.constant<KeyKind>('text'),
    key: fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes('\0')),
  }),
)

const refusal = { code: 'cursor.invalid', fields: { cursor: 'cursor.invalid' } }
const id = '01932c07-a1b2-7abc-8def-0123456789ab'

describe('a cursor', () => {
  it('gives back the keys it was made of, and fits into an address', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 3 }), (keys) => {
        const values = keys.map((one) => one.key).map((one) => (Object.is(one, -0) ? 0 : one))
        const cursor = encodeCursor('newest', values)
        expect(cursor).toMatch(/^[\w-]+$/)
        const kinds = keys.map(({ kind }) => kind)
        expect(decodeCursor(cursor, 'newest', kinds)).toEqual({ value: values, refusal: null })
        expect(decodeCursor(cursor, 'support', kinds).refusal).toEqual(refusal)
        expect(decodeCursor(cursor, 'newest', [...kinds, 'id']).refusal).toEqual(refusal)
      }),
    )
  })

  it('is refused, never thrown over, whatever was made up', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String().map((text) => text.replaceAll('=', '')),
        ),
        (text) => {
          expect(decodeCursor(text, 'newest', ['instant', 'id'])).toEqual({ value: null, refusal })
        },
      ),
    )
    fc.assert(
      fc.property(fc.json(), (json) => {
        const forged = Buffer.from(json).toString('base64url')
        expect(decodeCursor(forged, 'newest', ['instant', 'id'])).toEqual({ value: null, refusal })
      }),
    )
  })

  it.each<[KeyKind, unknown]>([
    ['id', 'x'],
    ['id', 7],
    ['integer', 1.5],
    ['integer', '1'],
    ['integer', 2 ** 53],
    ['instant', '2026-11-21'],
    ['instant', '2026-02-30T00:00:00.000Z'],
    ['instant', '0000-01-01T00:00:00.000Z'],
    ['instant', '+012026-11-21T00:00:00.000Z'],
    ['text', 'a\0b'],
    ['text', null],
    ['text', ['a']],
  ])('with a key that is no %s is refused: %j', (kind, value) => {
    expect(decodeCursor(encodeCursor('newest', [value as Key]), 'newest', [kind]).refusal).toEqual(refusal)
  })

  it('of another version or too long is refused', () => {
    const old = Buffer.from(JSON.stringify([0, 'newest', id])).toString('base64url')
    expect(decodeCursor(old, 'newest', ['id']).refusal).toEqual(refusal)
    expect(decodeCursor(encodeCursor('newest', ['x'.repeat(500)]), 'newest', ['text']).refusal).toEqual(refusal)
  })

  it('is none on the first page, and invalid input when it is bad', () => {
    expect(afterCursor(undefined, 'newest', ['id'])).toBeNull()
    expect(afterCursor(encodeCursor('newest', [id]), 'newest', ['id'])).toEqual([id])
    expect(() => afterCursor('', 'newest', ['id'])).toThrow(AppError)
    expect(() => afterCursor('x', 'newest', ['id'])).toThrow('invalid: cursor.invalid')
  })
})

describe('pageOf', () => {
  it('has a next page only when a row is left over', () => {
    const cursorOf = (last: number) => `after ${last}`
    expect(pageOf([1, 2, 3], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: 'after 2' })
    expect(pageOf([1, 2], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: null })
    expect(pageOf([], 2, cursorOf)).toEqual({ items: [], nextCursor: null })
  })

  it('walks a list page by page, each row once and in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (numbers, limit) => {
        const rows = numbers.toSorted((a, b) => a - b)
        const seen: number[] = []
        let cursor: string | null | undefined
        do {
          const after = (afterCursor(cursor ?? undefined, 'up', ['integer'])?.[0] as number | undefined) ?? -1
          const found = rows.filter((row) => row > after).slice(0, limit + 1)
          const page = pageOf(found, limit, (last) => encodeCursor('up', [last]))
          expect(page.items.length).toBeLessThanOrEqual(limit)
          seen.push(...page.items)
          cursor = page.nextCursor
        } while (cursor !== null)
        expect(seen).toEqual(rows)
      }),
    )
  })
})

describe('totals', () => {
  it.each([
    [0, 0, true],
    [1000, 1000, true],
    [1001, 1000, false],
  ])('%i counted up to 1,001 is %i, exact: %s', (counted, value, exact) => {
    expect(cappedTotal(counted)).toEqual({ value, exact })
  })
})
