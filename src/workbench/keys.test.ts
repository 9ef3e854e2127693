import { describe, expect, test } from 'vitest'
import { type KeyPress, keyOf, moveCursor, topmost } from './keys.ts'

/** An element that lies within what matches one of these selectors' parts. */
function inside(...parts: string[]): unknown {
  return { closest: (selector: string) => (selector.split(', ').some((part) => parts.includes(part)) ? {} : null) }
}

const press: KeyPress = {
  key: 'j',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  target: inside(),
}

describe('keyOf', () => {
  test.each([
    ['a letter on the page', {}, 'j'],
    ['typed into a field', { target: inside('input') }, null],
    ['typed into text', { target: inside('textarea') }, null],
    ['with Ctrl', { ctrlKey: true }, null],
    ['with Cmd', { metaKey: true }, null],
    ['with Alt', { altKey: true }, null],
    ['while a Chinese word is composed', { isComposing: true }, null],
    ['in a dialog', { target: inside('[role="dialog"]') }, null],
    ['Enter on the page', { key: 'Enter' }, 'Enter'],
    ['Enter on a link', { key: 'Enter', target: inside('a') }, null],
    ['Enter on a button', { key: 'Enter', target: inside('button') }, null],
    ['a letter on a link', { target: inside('a') }, 'j'],
    ['Escape on the page', { key: 'Escape' }, 'Escape'],
    ['Escape in a dialog, which closes itself', { key: 'Escape', target: inside('[role="dialog"]') }, null],
    ['on the window', { target: null }, 'j'],
  ])('%s', (_, change, expected) => {
    expect(keyOf({ ...press, ...change })).toBe(expected)
  })
})

test.each([
  [-1, 1, 3, 0],
  [-1, -1, 3, 2],
  [0, 1, 3, 1],
  [2, 1, 3, 2],
  [0, -1, 3, 0],
  [5, 1, 3, 2],
  [-1, 1, 0, -1],
  [2, -1, 0, -1],
] as const)('from %i by %i among %i to %i', (at, by, count, expected) => {
  expect(moveCursor(at, by, count)).toBe(expected)
})

test('what was opened last has the first word, and leaves what it does not bind', () => {
  const said: string[] = []
  const layers = [{ '/': () => said.push('shell'), '?': () => said.push('help') }, { '/': () => said.push('list') }]
  topmost(layers, '/')?.()
  topmost(layers, '?')?.()
  expect(said).toEqual(['list', 'help'])
  expect(topmost(layers, 'x')).toBeNull()
})
