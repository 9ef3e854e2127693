import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import { isAlive, until } from '../embedded/processes.ts'
import { keepChild } from './keep-child.ts'

const folder = mkdtempSync(join(tmpdir(), 'chuangyi-child-'))
afterAll(() => rmSync(folder, { recursive: true }))

function script(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const keeper = JSON.stringify(join(import.meta.dirname, 'keep-child.ts'))
const patient = script(
  'patient.ts',
  `import { endWithParent } from ${keeper}
   endWithParent(() => process.exit())
   process.on('SIGTERM', () => process.exit())
   setInterval(() => {}, 1000)`,
)

test('one that dies is started again, and stop is final', async () => {
  const ends: string[] = []
  const kept = keepChild([patient], process.env, (how) => ends.push(how))
  const first = kept.pid() ?? 0
  process.kill(first, 'SIGKILL')
  expect(await until(() => kept.pid() !== undefined && kept.pid() !== first, 10_000)).toBe(true)
  expect(ends).toEqual(['SIGKILL'])
  const second = kept.pid() ?? 0
  await kept.stop(5_000)
  expect([isAlive(second), ends]).toEqual([false, ['SIGKILL']])
})

test('one that does not heed the order to stop is ended', async () => {
  const stubborn = script('stubborn.ts', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)")
  const kept = keepChild([stubborn], process.env, () => undefined)
  const pid = kept.pid() ?? 0
  // once it catches the signal, whose bit the kernel shows
  const caught = (): bigint =>
    BigInt(`0x${/SigCgt:\s*(\w+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0}`)
  expect(await until(() => (caught() & (1n << 14n)) !== 0n, 10_000)).toBe(true)
  await kept.stop(300)
  expect(isAlive(pid)).toBe(false)
})

test('when the keeper is killed the child ends by itself', async () => {
  const parent = script(
    'parent.ts',
    `import { keepChild } from ${keeper}
     const kept = keepChild([${JSON.stringify(patient)}], process.env, () => {})
     console.log(kept.pid())`,
  )
  const keeping = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(keeping.stdout), 'line')) as [string]
  const pid = Number(line)
  expect(isAlive(pid)).toBe(true)
  keeping.kill('SIGKILL')
  expect(await until(() => !isAlive(pid), 10_000)).toBe(true)
})
