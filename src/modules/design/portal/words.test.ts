import { describe, expect, test } from 'vitest'
import { designWords } from './design-words.ts'
import { listWords } from './list-words.ts'
import { slotWords } from './slot-words.ts'
import { teamWords } from './team-words.ts'

/** Every text of a table by its path; what takes parameters is called with something of each kind. */
function texts(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') return texts((words as (...args: unknown[]) => unknown)('7', '7', 7), path)
  return Object.entries(words as object).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key))
}

const tables = { designWords, listWords, slotWords, teamWords }

/** what is typed as an example is found in Chinese records */
const examples = new Set(['searchPlaceholder', 'placeholder'])

describe.each(Object.entries(tables))('%s', (_name, { zh, en }) => {
  const [chinese, english] = [texts(zh), texts(en)]

  test('says the same things in both languages', () => {
    expect(english.map(([path]) => path)).toEqual(chinese.map(([path]) => path))
  })

  test('nothing is left empty, and English holds no Chinese but what is typed as an example', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([])
    expect(english.filter(([path, text]) => /\p{Script=Han}/u.test(text) && !examples.has(path))).toEqual([])
  })
})
