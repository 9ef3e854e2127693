import { expect, test } from 'vitest'
import { isChanged } from './query.ts'

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
