import { expect, test } from 'vitest'
import { dueGroupOf } from './due-group.ts'

/** Saturday, 2026-11-21, 15:00 in Beijing. */
const now = new Date('2026-11-21T07:00:00Z')

test.each([
  [null, 'none'],
  ['2026-11-21T06:59:00Z', 'late'],
  ['2026-11-21T07:00:00Z', 'late'],
  ['2026-11-21T10:00:00Z', 'today'],
  // midnight in Beijing still belongs to today
  ['2026-11-21T16:00:00Z', 'today'],
  ['2026-11-21T16:00:01Z', 'week'],
  ['2026-11-28T15:59:00Z', 'week'],
  ['2026-11-28T16:00:01Z', 'later'],
] as const)('%s is %s', (dueAt, group) => {
  expect(dueGroupOf(dueAt, now)).toBe(group)
})
