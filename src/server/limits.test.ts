import { describe, expect, test } from 'vitest'
import { createLimiter, createStrangerLimiter, isLoopback, strangerOf } from './limits.ts'

function movable() {
  let nowMs = 1_000
  return { clock: () => nowMs, pass: (ms: number) => (nowMs += ms) }
}

function takeMany(limiter: { take(key: string): { ok: boolean } }, key: string, times: number): number {
  return Array.from({ length: times }, () => limiter.take(key)).filter(({ ok }) => ok).length
}

describe('the bucket', () => {
  test('lets the burst pass, then one for each part of a minute', () => {
    const time = movable()
    const limiter = createLimiter({ perMinute: 6, burst: 3, clock: time.clock })
    expect(takeMany(limiter, 'a', 5)).toBe(3)
    expect(limiter.take('a')).toEqual({ ok: false, retryAfterSeconds: 10 })
    time.pass(9_000)
    expect(limiter.take('a')).toEqual({ ok: false, retryAfterSeconds: 1 })
    time.pass(1_000)
    expect(limiter.take('a').ok).toBe(true)
    expect(limiter.take('a').ok).toBe(false)
  })

  test('never holds more than the burst', () => {
    const time = movable()
    const limiter = createLimiter({ perMinute: 60, burst: 2, clock: time.clock })
    takeMany(limiter, 'a', 2)
    time.pass(3_600_000)
    expect(takeMany(limiter, 'a', 10)).toBe(2)
  })

  test('whoever waits as told gets through', () => {
    const time = movable()
    const limiter = createLimiter({ perMinute: 7, burst: 1, clock: time.clock })
    limiter.take('a')
    for (let round = 0; round < 50; round += 1) {
      const refused = limiter.take('a')
      expect(refused.ok).toBe(false)
      time.pass(refused.retryAfterSeconds * 1000)
      expect(limiter.take('a').ok).toBe(true)
      time.pass(0)
    }
  })

  test('keys do not share', () => {
    const limiter = createLimiter({ perMinute: 1, clock: movable().clock })
    expect(limiter.take('a').ok).toBe(true)
    expect(limiter.take('b').ok).toBe(true)
    expect(limiter.take('a').ok).toBe(false)
  })

  test('forgets whoever was quiet longest, so memory is bounded', () => {
    const limiter = createLimiter({ perMinute: 1, maxKeys: 2, clock: movable().clock })
    for (const key of ['a', 'b', 'a', 'c']) limiter.take(key) // `a` was asked again, so `b` is the quiet one
    expect(limiter.take('a').ok).toBe(false)
    expect(limiter.take('b').ok).toBe(true)
  })

  test.each([{ perMinute: 0 }, { perMinute: -1 }, { perMinute: 1, burst: 0 }, { perMinute: Number.NaN }])(
    'refuses %j',
    (rate) => {
      expect(() => createLimiter(rate)).toThrow(RangeError)
    },
  )
})

describe('strangers', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
  ])('%s counts as %s', (address, stranger) => {
    expect(strangerOf(address)).toBe(stranger)
  })

  test.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.0.0.1', false],
    ['127.evil', false],
    ['2001:db8::1', false],
  ])('%s is loopback: %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected)
  })

  test('a household cannot get around the limit by changing its IPv6 address', () => {
    const limiter = createStrangerLimiter({ perMinute: 1, clock: movable().clock }, false)
    expect(limiter.take('2001:db8:1:2::1').ok).toBe(true)
    expect(limiter.take('2001:db8:1:2::2').ok).toBe(false)
    expect(limiter.take('2001:db8:1:3::2').ok).toBe(true)
  })

  test('the demonstration allows the machine itself 100 a minute, and production does not', () => {
    const clock = movable().clock
    expect(takeMany(createStrangerLimiter({ perMinute: 5, clock }, true), '127.0.0.1', 200)).toBe(100)
    expect(takeMany(createStrangerLimiter({ perMinute: 5, clock }, true), '203.0.113.9', 200)).toBe(5)
    expect(takeMany(createStrangerLimiter({ perMinute: 5, clock }, false), '127.0.0.1', 200)).toBe(5)
  })
})
