import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'chuangyi-setup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const log = join(folder, 'log')

/** A process that notes when it begins and ends its turn. TMPDIR keeps its lock apart from the real one. */
function contender(name, ms) {
  const code = `
    import { alone } from ${JSON.stringify(join(import.meta.dirname, 'setup-lock.mjs'))}
    import { appendFileSync } from 'node:fs'
    await alone(async () => {
      appendFileSync(${JSON.stringify(log)}, '${name} begins\\n')
      await new Promise((resolve) => setTimeout(resolve, ${ms}))
      appendFileSync(${JSON.stringify(log)}, '${name} ends\\n')
    })`
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, TMPDIR: folder },
    stdio: 'ignore',
  })
}

const lines = () => readFileSync(log, 'utf8').trim().split('\n')

test('several take turns, and none begins before another has ended', async () => {
  writeFileSync(log, '')
  await Promise.all(['a', 'b', 'c'].map((name) => once(contender(name, 100), 'exit')))
  const noted = lines()
  expect(noted).toHaveLength(6)
  for (let turn = 0; turn < 6; turn += 2) {
    expect(noted[turn + 1]).toBe(noted[turn].replace('begins', 'ends'))
  }
})

test('one that was killed does not hold up the next', async () => {
  writeFileSync(log, '')
  const killed = contender('killed', 60_000)
  await expect.poll(lines, { timeout: 10_000 }).toEqual(['killed begins'])
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  await once(contender('next', 0), 'exit')
  expect(lines()).toEqual(['killed begins', 'next begins', 'next ends'])
})
