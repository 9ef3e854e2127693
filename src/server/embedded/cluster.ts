import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { diskFull, fromFileError, StartError } from '../start-error.ts'
import { requireSpace, type Home } from './home.ts'
import { spawnOptions } from './postmaster.ts'
import type { Secrets } from './secrets.ts'

const run = promisify(execFile)

const databaseName = 'chuangyi'
const ownerRole = 'chuangyi_owner'
const appRole = 'chuangyi_app'

export function databaseUrl(secrets: Secrets, role: 'owner' | 'app' | 'superuser', database = databaseName): string {
  const [name, password] = {
    owner: [ownerRole, secrets.ownerPassword],
    app: [appRole, secrets.appPassword],
    superuser: ['postgres', secrets.superuserPassword],
  }[role]
  return `postgres://${name}:${password}@127.0.0.1:${secrets.port}/${database}`
}

export function clusterExists(home: Home): Promise<boolean> {
  return stat(join(home.cluster, 'PG_VERSION')).then(Boolean, () => false)
}

/** A folder that the database's account owns and nobody else enters. */
async function privateFolder(home: Home, path: string): Promise<void> {
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { mode: 0o700 })
  if (home.account) await chown(path, home.account.uid, home.account.gid)
}

/**
 * Makes an empty cluster. It appears under its name only when complete, so a start that was killed leaves nothing that
 * looks like one.
 * @throws StartError disk-full, database-failed
 */
export async function createCluster(home: Home, options: { fsync: boolean }): Promise<void> {
  await requireSpace(home.folder, 512)
  const draft = `${home.cluster}.new`
  const passwordFile = join(draft, '..', 'database.password')
  const args = ['-D', draft, '-U', 'postgres', '--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256']
  try {
    await privateFolder(home, draft)
    await rm(passwordFile, { force: true })
    await writeFile(passwordFile, home.secrets.superuserPassword, { mode: 0o600 })
    if (home.account) await chown(passwordFile, home.account.uid, home.account.gid)
    const all = [...args, `--pwfile=${passwordFile}`, '--no-instructions', ...(options.fsync ? [] : ['--no-sync'])]
    await onceNobodyIsAtWork(() => run(join(home.native, 'bin/initdb'), all, spawnOptions(home)))
    await rename(draft, home.cluster)
  } catch (error) {
    throw explain(home, error)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** What a start that was cut off left running still writes in the folder for a moment: it ends by itself. */
async function onceNobodyIsAtWork(work: () => Promise<unknown>): Promise<void> {
  for (let left = 40; ; left -= 1) {
    try {
      await work()
      return
    } catch (error) {
      const { stderr = '' } = error as { stderr?: string }
      if (left === 0 || !stderr.includes('postmaster.pid')) throw error
      await sleep(250)
    }
  }
}

function explain(home: Home, error: unknown): unknown {
  const { stderr } = error as { stderr?: string }
  if (stderr === undefined) return fromFileError(error, home.folder)
  if (stderr.includes('No space left on device')) return diskFull(home.folder, error)
  return new StartError(
    'database-failed',
    `内置数据库建立失败：${stderr.trim()}`,
    `请检查 ${home.folder} 后重新启动。`,
    error,
  )
}

/** The file with the passwords was lost: whoever owns the cluster's files may set new ones, while it is stopped. */
export async function resetSuperuserPassword(home: Home): Promise<void> {
  const child = spawn(join(home.native, 'bin/postgres'), ['--single', '-D', home.cluster, 'postgres'], {
    ...spawnOptions(home),
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.end(`alter role postgres password '${home.secrets.superuserPassword}'\n`)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) {
    throw new StartError(
      'database-failed',
      '内置数据库的口令无法重设。',
      `请从备份中恢复 ${home.dataDir}/database.json。`,
    )
  }
}

async function withSuperuser<T>(
  secrets: Secrets,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl(secrets, 'superuser', database),
    connectionTimeoutMillis: 10_000,
  })
  // a database that dies meanwhile fails the statement; unheard, it would end the process
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** One that was just killed is still there for a moment, and calls itself ready: only what it says to a caller counts. */
export async function answers(secrets: Secrets): Promise<boolean> {
  try {
    await withSuperuser(secrets, 'postgres', () => Promise.resolve())
    return true
  } catch (error) {
    // a refusal in its own words, such as a wrong password, is an answer, and the next step reports it
    return error instanceof pg.DatabaseError && error.code !== '57P03'
  }
}

/**
 * The two roles and the database, made when absent. The owner may make roles, since migrations do on other servers;
 * the serving role is in the owner's reach, so that it can be granted to.
 */
export async function ensureDatabase(secrets: Secrets, options: { setPasswords: boolean }): Promise<void> {
  await withSuperuser(secrets, 'postgres', async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles union all select datname from pg_database',
    )
    const there = new Set(rows.map((row) => row.name))
    const setRole = async (role: string, password: string, attributes: string): Promise<void> => {
      if (there.has(role) && !options.setPasswords) return
      const verb = there.has(role) ? 'alter' : 'create'
      // generated from letters, digits, - and _ only: nothing to escape
      await client.query(`${verb} role ${role} login ${attributes} password '${password}'`)
    }
    await setRole(ownerRole, secrets.ownerPassword, 'createrole')
    await setRole(appRole, secrets.appPassword, '')
    await client.query(`grant ${appRole} to ${ownerRole}`)
    if (!there.has(databaseName)) await client.query(`create database ${databaseName} owner ${ownerRole}`)
  })
}

/** How many connections others hold to our database. */
export async function countSessions(secrets: Secrets): Promise<number> {
  return withSuperuser(secrets, 'postgres', async (client) => {
    const { rows } = await client.query<{ sessions: number }>(
      'select count(*)::int as sessions from pg_stat_activity where datname = $1',
      [databaseName],
    )
    return rows[0]?.sessions ?? 0
  })
}
