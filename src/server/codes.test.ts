import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { bareNetwork } from '../testing/bare-network.ts'
import { formatCode, nextCode, normaliseCode, parseCode } from './codes.ts'
import { transact } from './transact.ts'

describe('as people type them', () => {
  test.each([
    ['LG-26-0398', 'LG-26-0398'],
    ['lg-26-0398', 'LG-26-0398'],
    ['  LG260398 ', 'LG-26-0398'],
    ['LG 26 398', 'LG-26-0398'],
    ['lg26398', 'LG-26-0398'],
    ['ＬＧ－２６－０３９８', 'LG-26-0398'],
    ['LG—26—0398', 'LG-26-0398'],
    ['LG–26‐0398', 'LG-26-0398'],
    ['LG_26_0398', 'LG-26-0398'],
    ['LG.26.0398', 'LG-26-0398'],
    ['LG-26-O398', 'LG-26-0398'],
    ['lg-26-0l3I', 'LG-26-0131'],
    ['编号：LG-26-0398。', 'LG-26-0398'],
    ['编号 LG-26-0398', 'LG-26-0398'],
    ['LG-26-00398', 'LG-26-0398'],
    ['LG-26-12345', 'LG-26-12345'],
    ['LGQ-07-0001', 'LGQ-07-0001'],
    ['no. LG-26-0398', 'LG-26-0398'],
    ['no000001', 'NO-00-0001'],
    ['CODE 26 0398', 'CODE-26-0398'],
  ])('%j is %s', (typed, code) => {
    expect(normaliseCode(typed)).toBe(code)
  })

  test.each([
    '',
    'LG',
    'LG-26',
    'LG-26-',
    'LG-26-0000',
    '路灯坏了',
    'L-26-0001',
    'ABCDE-26-0001',
    'LG-26-0398 路灯',
    'LG26冰箱3台',
  ])('%j is no code', (typed) => {
    expect(normaliseCode(typed)).toBeNull()
  })

  test('never throws, and what it answers is a code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const code = normaliseCode(typed)
        expect(code === null || parseCode(code) !== null).toBe(true)
      }),
    )
  })
})

describe('the one form', () => {
  test('is parsed and written alike', () => {
    const parts = fc.record({
      prefix: fc.stringMatching(/^[A-Z]{2,4}$/),
      year: fc.integer({ min: 0, max: 99 }),
      number: fc.integer({ min: 1, max: 999_999_999 }),
    })
    fc.assert(
      fc.property(parts, (code) => {
        expect(parseCode(formatCode(code))).toEqual(code)
        expect(normaliseCode(formatCode(code).toLowerCase().replaceAll('-', ''))).toBe(formatCode(code))
      }),
    )
  })

  test.each(['lg-26-0398', 'LG-26-398', 'LG-26-00398', 'LG260398', 'LG-26-0000'])('%s is not it', (code) => {
    expect(parseCode(code)).toBeNull()
  })
})

describe('new codes', async () => {
  const net = await bareNetwork()
  afterAll(() => net.close())
  const take = (now: Date) => transact({ ...net.ctx(), now }, (tx) => nextCode(tx, net.networkId, now))

  test('count from one in each Beijing year', async () => {
    expect(await take(new Date('2027-12-31T15:59:59Z'))).toBe('LG-27-0001')
    expect(await take(new Date('2027-12-31T16:00:00Z'))).toBe('LG-28-0001')
    expect(await take(new Date('2027-12-31T15:59:59Z'))).toBe('LG-27-0002')
  })

  test('are never the same, also when the first ones of a year come at once', async () => {
    const codes = await Promise.all(Array.from({ length: 40 }, () => take(new Date('2029-06-01T00:00:00Z'))))
    expect(new Set(codes).size).toBe(40)
    expect(codes.toSorted()[39]).toBe('LG-29-0040')
  })

  test('do not wait for a report that is still being written', async () => {
    const now = new Date('2030-06-01T00:00:00Z')
    await take(now)
    await transact(net.ctx(), async (tx) => {
      expect(await nextCode(tx, net.networkId, now)).toBe('LG-30-0002')
      expect(await take(now)).toBe('LG-30-0003') // while the other transaction is open
    })
  })

  test('are not given back by a report that fails, and the year goes on', async () => {
    const now = new Date('2031-06-01T00:00:00Z')
    await take(now)
    await expect(
      transact(net.ctx(), async (tx) => {
        await nextCode(tx, net.networkId, now)
        throw new Error('refused')
      }),
    ).rejects.toThrow('refused')
    expect(await take(now)).toBe('LG-31-0003')
  })

  test('a first report of the year that fails leaves the year to the next', async () => {
    const now = new Date('2032-06-01T00:00:00Z')
    await expect(
      transact(net.ctx(), async (tx) => {
        await nextCode(tx, net.networkId, now)
        throw new Error('refused')
      }),
    ).rejects.toThrow('refused')
    expect(await take(now)).toBe('LG-32-0001')
  })

  test('are of existing networks only', async () => {
    const elsewhere = '018f0000-0000-7000-8000-000000000000'
    await expect(transact(net.ctx(), (tx) => nextCode(tx, elsewhere, net.clock.now()))).rejects.toThrow(/0 rows/)
  })
})
