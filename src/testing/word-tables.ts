import { describe, expect, test } from 'vitest'
import type { Lang } from '../base/label.ts'

/** Every text of a table by its path; what takes parameters is called with something of each kind. */
function texts(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') return texts((words as (...args: unknown[]) => unknown)('7', '7', 7), path)
  return Object.entries(words as object).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key))
}

/** What a face says, told in both languages, wholly, and not mixed. */
export function testWords(tables: Readonly<Record<string, Record<Lang, unknown>>>): void {
  describe.each(Object.entries(tables))('%s', (_name, { zh, en }) => {
    const [chinese, english] = [texts(zh), texts(en)]

    test('says the same things in both languages', () => {
      expect(english.map(([path]) => path)).toEqual(chinese.map(([path]) => path))
    })

    test('nothing is left empty, and English holds no Chinese', () => {
      expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([])
      expect(english.filter(([path, text]) => /\p{Script=Han}/u.test(text) && !path.endsWith('Placeholder'))).toEqual(
        [],
      )
    })
  })
}
