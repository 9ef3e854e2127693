import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, inject, it } from 'vitest'
import pg from 'pg'
import { withDatabase } from '../testing/database.ts'
import { migrate } from './migrate.ts'

const cluster = inject('cluster')
const folder = await mkdtemp(join(tmpdir(), 'chuangyi-migrate-'))
const databases: string[] = []

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}

afterAll(async () => {
  for (const name of databases) await asSuperuser(`drop database if exists ${name} with (force)`)
  await rm(folder, { recursive: true, force: true })
})

/** An empty database, as at the very first start. */
async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  databases.push(name)
  await asSuperuser(`create database ${name} owner chuangyi_owner`)
  return withDatabase(cluster.ownerUrl, name)
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

/** A folder of migrations of its own. */
async function filesOf(files: Record<string, string>): Promise<string> {
  const directory = await mkdtemp(join(folder, 'm-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text)
  return directory
}

const two = {
  '0001_one.sql': 'create table one (x int)',
  '0002_two.sql': 'create table two (y int)',
  'notes.txt': 'not sql',
}

describe('migrating', () => {
  it('runs the files in order, once', async () => {
    const [url, directory] = [await emptyDatabase(), await filesOf(two)]
    const said: string[] = []
    expect(await migrate(url, { directory, onProgress: (line) => void said.push(line) })).toEqual([
      '0001_one.sql',
      '0002_two.sql',
    ])
    expect(said).toEqual(['0001_one.sql', '0002_two.sql'])
    expect(await migrate(url, { directory })).toEqual([])
    await writeFile(join(directory, '0003_three.sql'), 'create table three (z int)')
    expect(await migrate(url, { directory })).toEqual(['0003_three.sql'])
    expect(await ask(url, 'select name from migration order by name')).toEqual([
      { name: '0001_one.sql' },
      { name: '0002_two.sql' },
      { name: '0003_three.sql' },
    ])
  })

  it('refuses a file that was changed after it ran, and runs nothing after it', async () => {
    const [url, directory] = [await emptyDatabase(), await filesOf(two)]
    await migrate(url, { directory })
    await writeFile(join(directory, '0001_one.sql'), 'create table one (x bigint)')
    await writeFile(join(directory, '0003_three.sql'), 'create table three (z int)')
    await expect(migrate(url, { directory })).rejects.toThrow('migration 0001_one.sql was changed after it was applied')
    expect(await ask(url, `select to_regclass('three') as three`)).toEqual([{ three: null }])
  })

  it('leaves nothing of a file that fails, keeps those before it, and goes on once it is mended', async () => {
    const url = await emptyDatabase()
    const directory = await filesOf({
      ...two,
      '0002_two.sql': 'create table two (y int); insert into two values (1 / 0)',
    })
    await expect(migrate(url, { directory })).rejects.toThrow('migration 0002_two.sql failed: division by zero')
    expect(
      await ask(url, `select to_regclass('one') is not null as one, to_regclass('two') is not null as two`),
    ).toEqual([{ one: true, two: false }])
    await writeFile(join(directory, '0002_two.sql'), 'create table two (y int)')
    expect(await migrate(url, { directory })).toEqual(['0002_two.sql'])
  })

  it('two processes that start together on an empty database migrate it once, with the real files', async () => {
    const url = await emptyDatabase()
    const done = await Promise.all([migrate(url), migrate(url), migrate(url)])
    expect(done.map((names) => names.length > 0).filter(Boolean)).toHaveLength(1)
    const [row] = (await ask(url, 'select count(*)::int as n, count(distinct name)::int as names from migration')) as {
      n: number
      names: number
    }[]
    expect(row?.n).toBe(row?.names)
    expect(row?.n).toBe(done.flat().length)
  })
})
