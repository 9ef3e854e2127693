import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../server/root.ts'

// inside the project, so that the files find vitest
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(projectRoot, 'node_modules/.counted-'))
  const files = {
    'good.test.ts': "import { test } from 'vitest'\ntest('one', () => {})\ntest('two', () => {})\n",
    'bad.test.ts':
      "import { expect, test } from 'vitest'\ntest('three', () => expect(1).toBe(2))\ntest('four', () => {})\n",
    'broken.test.ts': "import 'no-such-package'\n",
    'vitest.config.ts': `export default { test: { reporters: ['default', ${JSON.stringify(join(import.meta.dirname, 'count-reporter.ts'))}] } }`,
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function runVitest(env: NodeJS.ProcessEnv, ...files: string[]): Promise<{ output: string; code: number }> {
  const args = [join(projectRoot, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--dir', folder, ...files]
  const { COUNT_FILE: _, ...rest } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env: { ...rest, ...env } }, (error, output) => {
      resolve({ output, code: Number(error?.code ?? 0) })
    })
  })
}

test('the last line counts what passed and failed, and a file that cannot be loaded', async () => {
  const { output, code } = await runVitest({})
  expect(output.trimEnd().split('\n').at(-1)).toBe('3 passed, 2 failed')
  expect(code).toBe(1)
})

test('for npm test the count goes into a file instead', async () => {
  const COUNT_FILE = join(tmpdir(), `chuangyi-count-${process.pid}.json`)
  const { output } = await runVitest({ COUNT_FILE }, 'good')
  expect(JSON.parse(await readFile(COUNT_FILE, 'utf8'))).toEqual({ passed: 2, failed: 0 })
  expect(output).not.toContain('2 passed, 0 failed')
  await rm(COUNT_FILE)
})
