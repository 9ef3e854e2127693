import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSecrets, hashSecret, newSecret, sameText, SealError } from './secrets.ts'

const key = 'k'.repeat(32)
const other = 'o'.repeat(44)
const secrets = createSecrets(key)

describe('sealing', () => {
  test('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, context) => {
        expect(secrets.unseal(secrets.seal(plain, context), context)).toBe(plain)
      }),
    )
  })

  test('looks different each time and tells nothing of the text', () => {
    const sealed = [secrets.seal('13800001234', 'a'), secrets.seal('13800001234', 'a')]
    expect(sealed[0]).not.toBe(sealed[1])
    expect(sealed.join()).not.toContain('13800001234')
  })

  test('does not open under another context', () => {
    expect(() => secrets.unseal(secrets.seal('x', 'row:1'), 'row:2')).toThrow(SealError)
  })

  test('does not open when any character was changed', () => {
    const sealed = secrets.seal('某社区居民', 'c')
    const start = sealed.lastIndexOf('.') + 1
    for (let at = start; at < sealed.length - 1; at += 1) {
      const flipped = sealed[at] === 'A' ? 'B' : 'A'
      expect(() => secrets.unseal(sealed.slice(0, at) + flipped + sealed.slice(at + 1), 'c')).toThrow(SealError)
    }
  })

  test.each(['', 'v1', 'v1.x', 'v2.00000000.AAAA', 'v1.00000000.AAAA', 'v1.a.b.c'])('refuses %j', (text) => {
    expect(() => secrets.unseal(text, 'c')).toThrow(SealError)
  })

  test('a short tail does not pass as a truncated tag', () => {
    const sealed = secrets.seal('x', 'c')
    expect(() => secrets.unseal(sealed.slice(0, sealed.lastIndexOf('.') + 8), 'c')).toThrow(SealError)
  })
})

describe('replacing the key', () => {
  const replaced = createSecrets(other, [key])

  test('a former key still opens, and is named as stale', () => {
    const old = secrets.seal('x', 'c')
    expect(replaced.unseal(old, 'c')).toBe('x')
    expect(replaced.isStale(old)).toBe(true)
    expect(replaced.isStale(replaced.seal('x', 'c'))).toBe(false)
  })

  test('a key that is gone opens nothing', () => {
    expect(() => createSecrets(other).unseal(secrets.seal('x', 'c'), 'c')).toThrow(/not known/)
  })

  test('a phone is found under the former hash', () => {
    expect(replaced.keyedHashes('13800001234', 'phone')).toEqual([
      replaced.keyedHash('13800001234', 'phone'),
      secrets.keyedHash('13800001234', 'phone'),
    ])
  })
})

describe('hashing', () => {
  test('depends on value, context and key, and the border between context and value', () => {
    const hashes = [
      secrets.keyedHash('ab', 'c'),
      secrets.keyedHash('b', 'ca'),
      secrets.keyedHash('ab', 'd'),
      createSecrets(other).keyedHash('ab', 'c'),
    ]
    expect(new Set(hashes).size).toBe(4)
    expect(secrets.keyedHash('ab', 'c')).toBe(hashes[0])
    expect(hashes[0]).toMatch(/^[\w-]{43}$/)
  })

  test('a secret has 128 bits, is url-safe and never repeats', () => {
    const made = Array.from({ length: 1000 }, newSecret)
    expect(new Set(made).size).toBe(1000)
    expect(made.every((secret) => /^[\w-]{22}$/.test(secret))).toBe(true)
    expect(hashSecret(made[0] as string)).not.toBe(hashSecret(made[1] as string))
  })

  test('compares texts of any length', () => {
    expect(sameText('a', 'a')).toBe(true)
    expect(sameText('a', 'ab')).toBe(false)
    expect(sameText('', '')).toBe(true)
  })
})

test('a short SECRET_KEY is refused', () => {
  expect(() => createSecrets('k'.repeat(31))).toThrow(/32 bytes/)
  expect(() => createSecrets(key, ['short'])).toThrow(/32 bytes/)
})
