import { readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Check } from '../module.ts'
import { projectRoot } from '../root.ts'

export interface Finding {
  name: string
  ok: boolean
  detail: string
}

export interface Diagnosis {
  ok: boolean
  checks: Finding[]
}

/** As many violations of one invariant are named. */
const shownViolations = 5
const slowMs = 60_000
const lowSpaceBytes = 512 * 1024 * 1024

async function finding(name: string, look: () => Promise<{ ok: boolean; detail: string }>): Promise<Finding> {
  try {
    return { name, ...(await look()) }
  } catch (error) {
    return { name, ok: false, detail: (error as Error).message }
  }
}

/** Every row an invariant answers is a violation; they are read as one snapshot, changing nothing. */
async function checkInvariant(client: pg.Client, { promise, text }: Check): Promise<{ ok: boolean; detail: string }> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const { rows } = await client.query<{ detail: string }>(text)
    const shown = rows.slice(0, shownViolations).map((row) => row.detail)
    const more = rows.length > shown.length ? ` …… 共 ${rows.length} 处` : ''
    return rows.length === 0
      ? { ok: true, detail: promise }
      : { ok: false, detail: `${promise}：${shown.join('；')}${more}` }
  } finally {
    await client.query('rollback')
  }
}

async function checkSchema(client: pg.Client): Promise<{ ok: boolean; detail: string }> {
  const names = (await readdir(join(projectRoot, 'migrations'))).filter((name) => name.endsWith('.sql'))
  const { rows } = await client.query<{ name: string }>('select name from migration')
  const applied = new Set(rows.map((row) => row.name))
  const pending = names.filter((name) => !applied.has(name)).toSorted()
  if (pending.length === 0) return { ok: true, detail: '数据库结构为最新' }
  return { ok: false, detail: `尚未执行：${pending.join('、')}；请运行 chuangyi migrate` }
}

async function checkSpace(dataDir: string): Promise<{ ok: boolean; detail: string }> {
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  return { ok: free >= lowSpaceBytes, detail: `数据目录所在磁盘剩余 ${(free / 1024 ** 3).toFixed(1)} GB` }
}

/**
 * Looks whether this installation is sound: the database, its schema, the disk, and every invariant of the modules as
 * SQL over what is stored. Reads only; runs beside a serving installation.
 */
export async function diagnose(options: {
  ownerUrl: string
  dataDir: string
  checks: readonly Check[]
}): Promise<Diagnosis> {
  const client = new pg.Client({
    connectionString: options.ownerUrl,
    connectionTimeoutMillis: 5_000,
    statement_timeout: slowMs,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const found = [
      await finding('database', async () => {
        const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version")
        return { ok: true, detail: `PostgreSQL ${rows[0]?.version}` }
      }),
      await finding('schema', () => checkSchema(client)),
      await finding('disk', () => checkSpace(options.dataDir)),
    ]
    for (const check of options.checks) found.push(await finding(check.name, () => checkInvariant(client, check)))
    return { ok: found.every((one) => one.ok), checks: found }
  } finally {
    await client.end()
  }
}
