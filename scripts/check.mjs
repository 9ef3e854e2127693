/**
 * Everything but the tests: format, lint, types, dead code and the project's own rules. A warning is enough to fail.
 *
 *     npm run check                 all of it
 *     npm run check -- lint types   some of it
 *     npm run check -- --fix        first mends what needs no decision, and formats
 *
 * Exit code 0: clean; 1: something was found; 2: no such step.
 */
import { join } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { Failure, main, projectNode, root, say, start } from './common.mjs'
import { alone } from './setup-lock.mjs'

/** The longest first: two run at a time. */
const steps = [
  { name: 'rules', program: 'scripts/checks/run.ts', args: [] },
  { name: 'lint', program: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'dead-code', program: 'knip', args: ['--no-progress'] },
  { name: 'types', program: 'tsc', args: ['--noEmit', '--pretty', 'false'] },
  { name: 'format', program: 'oxfmt', args: ['--check'] },
]

const mending = [
  { name: 'mend-lint', program: 'oxlint', args: ['--type-aware', '--fix'] },
  { name: 'mend-format', program: 'oxfmt', args: ['--write'] },
]

const misused = 2

/** Tools are started by the project's Node, whatever `node` means in the shell. */
async function run({ name, program, args }) {
  const began = performance.now()
  const file = program.endsWith('.ts') ? program : join('node_modules/.bin', program)
  const { child, ended } = start(projectNode(), [join(root, file), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
    })
  }
  const { code } = await ended
  return { name, ok: code === 0, output, seconds: (performance.now() - began) / 1000 }
}

function report({ name, ok, output, seconds }) {
  say(`${ok ? '✓' : '✗'} ${name.padEnd(12)}${seconds.toFixed(1).padStart(6)} s`)
  if (!ok) process.stdout.write(`\n${output.trim().replace(/^/gm, '    ')}\n\n`)
}

/** Most steps use more than one core already. */
async function runAll(queue, atOnce) {
  const waiting = [...queue]
  const results = []
  async function worker() {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await run(step)
      report(result)
      results.push(result)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

await main(async () => {
  const args = process.argv.slice(2)
  const names = args.filter((arg) => arg !== '--fix')
  const wanted = names.length > 0 ? steps.filter(({ name }) => names.includes(name)) : steps
  if (wanted.length < new Set(names).size) {
    throw new Failure(`用法：npm run check -- [--fix] [${steps.map(({ name }) => name).join('|')} …]`, misused)
  }
  await alone(bootstrap)
  if (args.includes('--fix')) await runAll(mending, 1)
  const failed = (await runAll(wanted, 2)).filter(({ ok }) => !ok).map(({ name }) => name)
  if (failed.length > 0) say(`没有通过：${failed.join('、')}`)
  return failed.length > 0 ? 1 : 0
})
