import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from './planted.ts'

/**
 * The linter succeeds in silence when it finds no types, or when a rule is spelled wrongly: these files hold one mistake
 * each, and each must be named under our configuration.
 */
const mistakes: [string, string, string][] = [
  ['no-floating-promises', 'src/server/a.ts', 'async function work(): Promise<void> {}\nwork()'],
  ['no-misused-promises', 'src/server/b.ts', 'export const a = [1].filter(async (n) => n > 1)'],
  ['no-explicit-any', 'src/server/c.ts', 'export const a = (b: any): unknown => b'],
  [
    'switch-exhaustiveness-check',
    'src/server/d.ts',
    "export function a(b: 'x' | 'y') {\n  switch (b) {\n    case 'x':\n      break\n  }\n}",
  ],
  ['no-console', 'src/server/e.ts', "console.log('a')"],
  ['no-restricted-globals', 'src/base/f.ts', 'export const a = () => document.title'],
  ['no-restricted-globals', 'src/modules/problem/g.ts', 'export const a = () => process.pid'],
  ['alt-text', 'src/portal/h.tsx', 'export const A = () => <img src="/a.png" />'],
  ['label-has-associated-control', 'src/portal/i.tsx', 'export const A = () => <label>a</label>'],
  [
    'rules-of-hooks',
    'src/workbench/j.tsx',
    "import { useState } from 'react'\nexport const A = ({ b }: { b: boolean }) => (b ? useState(1)[0] : 2)",
  ],
  [
    'no-focused-tests',
    'src/base/k.test.ts',
    ["import { expect, test } from 'vitest'\ntest", "only('a', () => expect(1).toBe(1))"].join('.'),
  ],
  ['expect-expect', 'src/base/l.test.ts', "import { test } from 'vitest'\ntest('a', () => {})"],
  ['filename-case', 'src/base/camelCase.ts', 'export const a = 1'],
]

const folder = mkdtempSync(join(tmpdir(), 'chuangyi-lint-'))
const reported = new Map<string, string[]>()

beforeAll(() => {
  for (const name of ['.oxlintrc.json', 'tsconfig.json']) cpSync(join(projectRoot, name), join(folder, name))
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'))
  for (const [, file, text] of mistakes) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${text}\n`)
  }
  const oxlint = join(projectRoot, 'node_modules/.bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--type-aware', '-f', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] }
  for (const { filename, code } of diagnostics) reported.set(filename, [...(reported.get(filename) ?? []), code])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(mistakes)('%s is named in %s', (rule, file) => {
  expect(reported.get(file) ?? []).toContainEqual(expect.stringContaining(`(${rule})`))
})
