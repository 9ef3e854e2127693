import { expect, test } from 'vitest'
import { getAudit } from '../base/audit.ts'
import { isChanged, shown } from './query.ts'

test.each([
  ['problem.list', ['problem'], true],
  ['problem.get', ['problem', 'todo'], true],
  ['todo.list', ['problem', 'todo'], true],
  ['problem-brief.list', ['problem'], false],
  ['area.list', ['problem', 'todo'], false],
  ['area.list', ['area.list'], true],
  [undefined, ['problem'], false],
])('%s belongs to what %j changes: %s', (id, changed, expected) => {
  expect(isChanged(id, changed)).toBe(expected)
})

test('what a command makes known is shown over what was read, and only where something was', () => {
  const eventId = '01900000-0000-7000-8000-000000000001'
  const { key, change } = shown(getAudit, { eventId }, { place: '禾花社区' })
  expect(key).toEqual(['audit.get', { eventId }])
  expect(change({ id: eventId, place: null })).toEqual({ id: eventId, place: '禾花社区' })
  expect(change(undefined)).toBeUndefined()
})
