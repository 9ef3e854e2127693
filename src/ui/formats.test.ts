import { describe, expect, test } from 'vitest'
import { formatCount, formatNearDate, formatTotal, lastDayOf, remaining } from './formats.ts'

const now = new Date('2026-11-21T02:00:00Z') // 10:00 in Beijing

describe('time limits', () => {
  test('a limit at midnight ends on the day before', () => {
    expect(lastDayOf('2026-11-26T16:00:00Z')).toBe('2026-11-26')
    expect(lastDayOf('2026-11-26T10:00:00Z')).toBe('2026-11-26')
  })

  test.each([
    ['2026-11-26T16:00:00Z', { days: 5, late: false }],
    ['2026-11-21T16:00:00Z', { days: 0, late: false }],
    ['2026-11-21T01:00:00Z', { days: 0, late: true }],
    ['2026-11-20T16:00:00Z', { days: 1, late: true }],
    ['2026-11-19T16:00:00Z', { days: 2, late: true }],
  ])('until %s', (due, expected) => {
    expect(remaining(due, now)).toEqual(expected)
  })
})

test('the year is left out within the year only', () => {
  expect(formatNearDate('2026-11-26', now, 'zh')).toBe('11月26日')
  expect(formatNearDate('2027-03-01', now, 'zh')).toBe('2027年3月1日')
  expect(formatNearDate('2026-11-26', now, 'en')).toBe('26 Nov')
})

test('counts are grouped, and say when counting stopped', () => {
  expect([0, 999, 1000, 1_234_567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567'])
  expect(formatTotal({ value: 1000, exact: false })).toBe('1,000+')
  expect(formatTotal({ value: 128, exact: true })).toBe('128')
})
