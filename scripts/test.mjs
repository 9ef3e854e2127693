// npm test: install and build what is needed, then every test. Ends with the line `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { Failure, projectNode, root, run, say } from './common.mjs'

const folder = mkdtempSync(join(tmpdir(), 'chuangyi-count-'))
const countFile = join(folder, 'count.json')

/** What the reporter counted; a run that died before it could count has failed. */
function readCount(exitCode) {
  let count = { passed: 0, failed: 0 }
  try {
    count = JSON.parse(readFileSync(countFile, 'utf8'))
  } catch {
    // no test ran to its end
  }
  const nothingRan = count.passed + count.failed === 0
  return { ...count, failed: Math.max(count.failed, exitCode !== 0 || nothingRan ? 1 : 0) }
}

async function runTests() {
  await prepare()
  const env = { ...process.env, NODE_ENV: 'test', CHROMIUM_PATH: await ensureChromium(), COUNT_FILE: countFile }
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  return run(projectNode(), [vitest, 'run', ...process.argv.slice(2)], { env })
}

let exitCode = 1
try {
  exitCode = await runTests()
} catch (error) {
  say(error instanceof Failure ? error.message : (error.stack ?? String(error)))
}
const { passed, failed } = readCount(exitCode)
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? exitCode || 1 : 0
