import { describe, expect, test } from 'vitest'
import { applicationWords } from './application-words.ts'
import { budgetWords } from './budget-words.ts'
import { callWords } from './call-words.ts'
import { listWords } from './list-words.ts'
import { slotWords } from './slot-words.ts'

/** Every text of a table by its path; what takes parameters is called with something of each kind. */
function texts(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') return texts((words as (...args: unknown[]) => unknown)('7', '7', 7), path)
  return Object.entries(words as object).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key))
}

const tables = { applicationWords, budgetWords, callWords, listWords, slotWords }

describe.each(Object.entries(tables))('%s', (_name, { zh, en }) => {
  const [chinese, english] = [texts(zh), texts(en)]

  test('says the same things in both languages', () => {
    expect(english.map(([path]) => path)).toEqual(chinese.map(([path]) => path))
  })

  test('nothing is left empty, and English holds no Chinese', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([])
    expect(english.filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([])
  })
})
