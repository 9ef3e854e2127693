import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { projectRoot } from './root.ts'

const fileName = /^\d{4}_[a-z0-9_]+\.sql$/
/** any number: two processes that start together migrate one after the other */
const lockKey = 440_307

export interface MigrateOptions {
  directory?: string
  onProgress?(line: string): void
}

const silent = new Logger(() => () => undefined)

/**
 * Brings the schema up to date: graphile-worker's own tables, then migrations/NNNN_*.sql, forward only, each in a
 * transaction of its own. A file that changed after it was applied is refused: what ran is history.
 *
 * @returns the names applied now
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const directory = options.directory ?? join(projectRoot, 'migrations')
  const names = (await readdir(directory)).filter((name) => fileName.test(name)).toSorted()
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await runMigrations({ connectionString: ownerUrl, logger: silent })
    await client.query(`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    const applied = new Map(rows.map((row) => [row.name, row.sha256]))
    const done: string[] = []
    for (const name of names) {
      const text = await readFile(join(directory, name), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = applied.get(name)
      if (before === sha256) continue
      if (before) throw new Error(`migration ${name} was changed after it was applied; add a new one instead`)
      options.onProgress?.(name)
      await applyOne(client, name, text, sha256)
      done.push(name)
    }
    return done
  } finally {
    await client.end()
  }
}

async function applyOne(client: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw Object.assign(new Error(`migration ${name} failed: ${(error as Error).message}`), { cause: error })
  }
}
