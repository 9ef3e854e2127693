import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../testing/database.ts'
import { diagnose } from './doctor.ts'

const database = await freshDatabase()
const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-doctor-'))
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true })
})

const numbers = (from: number, to: number): string =>
  `select 'row ' || n as detail from generate_series(${from}, ${to}) n`
const ask = (...checks: { name: string; text: string }[]) =>
  diagnose({ ownerUrl: database.ownerUrl, dataDir, checks: checks.map((check) => ({ ...check, promise: '应成立' })) })

async function change(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(text)
  await client.end()
}

test('a sound installation', async () => {
  const { ok, checks } = await ask({ name: 'nothing.wrong', text: numbers(1, 0) })
  expect(ok).toBe(true)
  expect(checks.map((check) => check.name)).toEqual(['database', 'schema', 'disk', 'nothing.wrong'])
  expect(checks[0]?.detail).toMatch(/^PostgreSQL \d+/)
})

test('violations are named, the first of them, with how many there are', async () => {
  const { ok, checks } = await ask({ name: 'bad', text: numbers(1, 7) }, { name: 'good', text: numbers(1, 0) })
  expect(ok).toBe(false)
  expect(checks.slice(3)).toEqual([
    { name: 'bad', ok: false, detail: '应成立：row 1；row 2；row 3；row 4；row 5 …… 共 7 处' },
    { name: 'good', ok: true, detail: '应成立' },
  ])
})

test('a check that cannot run has failed, and cannot change anything', async () => {
  const { checks } = await ask(
    { name: 'broken', text: 'select detail from no_such_table' },
    { name: 'writing', text: 'delete from migration returning name as detail' },
  )
  expect(checks[3]).toMatchObject({ name: 'broken', ok: false, detail: expect.stringContaining('no_such_table') })
  expect(checks[4]).toMatchObject({ name: 'writing', ok: false, detail: expect.stringContaining('read-only') })
})

test('a schema that lags behind the program is named', async () => {
  await change("delete from migration where name like '0001%'")
  const { ok, checks } = await ask()
  expect(ok).toBe(false)
  expect(checks[1]).toMatchObject({ name: 'schema', ok: false, detail: expect.stringContaining('0001_') })
})
