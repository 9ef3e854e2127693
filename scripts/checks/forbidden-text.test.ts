import { describe, expect, test } from 'vitest'
import { check, forbiddenTextRules } from './forbidden-text.ts'
import { named, realTree, treeOf } from './planted.ts'

/** Joins what must not stand in this file as it is. */
const planted = (...parts: string[]): string => parts.join('')

const violations: [string, string, string][] = [
  ['no-machine-path', 'src/base/a.ts', planted("const a = '/wo", "rk/main/a'")],
  ['no-machine-path', 'docs/a.md', planted('run `/ro', 'ot/a`')],
  ['no-machine-path', 'ops/a.service', planted('ExecStart=/ho', 'me/someone/a')],
  ['no-registry-address', '.npmrc', planted('registry', '=https://npm.example.org/')],
  ['no-registry-address', 'package-lock.json', planted('"resol', 'ved": "https://npm.example.org/a.tgz"')],
  ['no-registry-address', 'docs/a.md', planted('https://regi', 'stry.example.org')],
  ['no-unfinished', 'src/base/a.ts', planted('// TO', 'DO later')],
  ['no-unfinished', 'docs/a.md', planted('FIX', 'ME')],
  ['no-unfinished', 'migrations/0001_a.sql', planted('-- X', 'XX')],
  ['no-switched-off-test', 'src/base/a.test.ts', planted('test.sk', "ip('a', () => {})")],
  ['no-switched-off-test', 'e2e/a.test.ts', planted('describe.on', "ly('a', () => {})")],
  ['no-switched-off-test', 'src/base/a.test.ts', planted('x', "it('a', () => {})")],
  ['no-mock', 'src/base/a.test.ts', planted('vi.mo', "ck('./b.ts')")],
  ['no-silenced-compiler', 'src/base/a.ts', planted('// @ts-ig', 'nore')],
  ['no-silenced-compiler', 'src/base/a.ts', planted('/* oxlint-dis', 'able */')],
  ['no-silenced-compiler', 'src/base/a.ts', planted('// oxlint-dis', 'able-next-line no-console')],
]

describe('forbidden text', () => {
  test.each(violations)('%s is named in %s: %s', (rule, file, text) => {
    expect(named(check(treeOf({ [file]: `\n${text}\n` })))).toEqual([`${file}:2 ${rule}`])
  })

  test('every rule has a violation', () => {
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(forbiddenTextRules))
  })

  test('what only looks alike passes', () => {
    const tree = treeOf({
      'src/a.ts': "const a = ['/workbench/home', 'src/home/a', '0755-XXXX', 'below a 0700 folder (`/root`)']",
      'src/b.ts': planted('// oxlint-dis', 'able-next-line typescript/no-empty-object-type -- merged into elsewhere'),
      'docs/a.md': 'The todo list; a test that is skipped.',
    })
    expect(check(tree)).toEqual([])
  })

  test('the project keeps them', () => {
    expect(named(check(realTree()))).toEqual([])
  })
})
