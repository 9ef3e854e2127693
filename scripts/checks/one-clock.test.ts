import { describe, expect, test } from 'vitest'
import { check, clockRules } from './one-clock.ts'
import { named, realTree, treeOf } from './planted.ts'

const violations: [string, string, string][] = [
  ['one-clock', 'src/base/days.ts', 'export const today = () => new Date()'],
  ['one-clock', 'src/modules/problem/problem.ts', 'export const today = () => Date.now()'],
  ['one-clock', 'src/modules/problem/server/commands.ts', 'const at = new Date().toISOString()'],
  ['one-clock', 'src/modules/problem/problem.ts', 'const began = performance.now()'],
  ['one-clock', 'src/modules/problem/portal/page.tsx', 'export const a = <p>{Date()}</p>'],
  ['one-clock', 'src/modules/problem/slots.tsx', 'const clock = Date.now'],
  ['no-chance', 'src/base/draw.ts', 'export const draw = () => Math.random()'],
  ['no-chance', 'src/modules/problem/problem.ts', 'export const id = () => crypto.randomUUID()'],
]

describe('time and chance', () => {
  test.each(violations)('%s is named in %s: %s', (rule, file, text) => {
    expect(named(check(treeOf({ [file]: `\n${text}` })))).toEqual([`${file}:2 ${rule}`])
  })

  test('every rule has a violation', () => {
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(clockRules))
  })

  test('a time that is given, the platform’s clock, ids and the browser pass', () => {
    const tree = treeOf({
      'src/base/days.ts': 'export const day = (at: number, now: Date) => [new Date(at), now, new Date(now)]',
      'src/base/id.ts': 'export const newId = (now = new Date()) => crypto.getRandomValues(new Uint8Array(16))',
      'src/server/clock.ts': 'export const clock = { now: () => new Date() }',
      'src/modules/problem/server/secret.ts': 'export const secret = () => crypto.randomUUID()',
      'src/modules/problem/server/kept.ts': 'const kept = performance.now()',
      'src/modules/problem/workbench/list.tsx': 'const shown = Date.now()',
      'src/modules/problem/problem.test.ts': 'const now = new Date()',
    })
    expect(check(tree)).toEqual([])
  })

  test('the project keeps them', () => {
    expect(named(check(realTree()))).toEqual([])
  })
})
