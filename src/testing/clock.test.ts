import { expect, test } from 'vitest'
import { movableClock } from './clock.ts'

test('a test clock stands still, is set and is advanced', () => {
  const clock = movableClock('2026-01-01T00:00:00Z')
  const before = clock.now()
  clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4 })
  expect(before.toISOString()).toBe('2026-01-01T00:00:00.000Z')
  expect(clock.now().toISOString()).toBe('2026-01-02T02:03:04.000Z')
  clock.set('2025-05-05T05:05:05Z')
  expect(clock.now().toISOString()).toBe('2025-05-05T05:05:05.000Z')
})
