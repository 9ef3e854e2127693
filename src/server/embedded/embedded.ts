import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import {
  answers,
  clusterExists,
  countSessions,
  createCluster,
  databaseUrl,
  ensureDatabase,
  resetSuperuserPassword,
} from './cluster.ts'
import { findHome, prepareDataDir, requireSpace, type Home } from './home.ts'
import { findHolder, inUse, isLock, tryLock, type Lock } from './lock.ts'
import { findFreePort, isPortFree } from './port.ts'
import { findPostmaster, startPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts'
import { isAlive, until } from './processes.ts'
import { newSecrets, readSecrets, writeSecrets, type Secrets } from './secrets.ts'
import { supervise } from './supervise.ts'

/** A running embedded PostgreSQL. */
export interface Embedded {
  /** for migrations and the worker */
  readonly ownerUrl: string
  /** for serving */
  readonly appUrl: string
  /** for making test databases; nothing else uses it */
  readonly superuserUrl: string
  /** it was already running and has been taken over, or joined */
  readonly attached: boolean
  /** of the database's main process now */
  readonly pid: number
  /** stops what was started here and gives the data folder free; a database that was only joined goes on */
  stop(): Promise<void>
  /** called once when the database is gone and could not be brought back */
  onExit(callback: (error: Error) => void): void
}

export interface EmbeddedOptions {
  dataDir: string
  /** which verb holds the folder; absent: the server itself, which stays */
  purpose?: string
  onProgress?(line: string): void
  /** default true */
  fsync?: boolean
  /** made for one run and removed by stop() */
  ephemeral?: boolean
}

const quiet = (): void => undefined

/** How long another verb's short hold of the data folder is waited for. */
const patienceMs = 30_000

/**
 * Starts the database in the data folder, or takes over the one that an earlier process left behind; the caller owns the
 * folder until stop(). When the database dies meanwhile it is started again on the same port.
 * @throws StartError
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = await prepareDataDir(options.dataDir)
  const lock = await lockFor(dataDir, options.purpose ?? 'serve')
  return startLocked(dataDir, lock, options)
}

/**
 * For short verbs: joins the running database, or starts it and stops it at the end.
 * @throws StartError
 */
export async function attachOrStart(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = await prepareDataDir(options.dataDir)
  const end = performance.now() + patienceMs
  for (;;) {
    const joined = await findRunning(dataDir)
    if (joined) return joined
    const taken = await tryLock(dataDir, options.purpose ?? 'verb')
    if (isLock(taken)) return startLocked(dataDir, taken, options)
    // its holder is just starting or stopping the database
    if (performance.now() > end) throw inUse(dataDir, taken)
    await sleep(100)
  }
}

/**
 * The running database of another process. One connection is kept open: a short verb that started the database waits
 * for it before stopping. Who connects after that verb began to wait is not waited for, and does not join.
 */
async function findRunning(dataDir: string): Promise<Embedded | null> {
  const secrets = findHolder(dataDir) && (await readSecrets(dataDir))
  if (!secrets) return null
  const running = findPostmaster(join(secrets.folder ?? dataDir, 'database'))
  if (!running?.ready) return null
  const found = urls({ ...secrets, port: running.port })
  const stay = new pg.Client({ connectionString: found.ownerUrl, connectionTimeoutMillis: 5_000 })
  stay.on('error', quiet)
  try {
    await stay.connect()
    if (findHolder(dataDir)?.closing !== true) {
      return { ...found, attached: true, pid: running.pid, stop: () => stay.end(), onExit: quiet }
    }
  } catch {
    // it is not complete yet, or just stopping
  }
  await stay.end().catch(quiet)
  return null
}

async function lockFor(dataDir: string, purpose: string): Promise<Lock> {
  const end = performance.now() + patienceMs
  for (;;) {
    const taken = await tryLock(dataDir, purpose)
    if (isLock(taken)) return taken
    if (taken.purpose === 'serve' || performance.now() > end) throw inUse(dataDir, taken)
    await sleep(100)
  }
}

async function startLocked(dataDir: string, lock: Lock, options: EmbeddedOptions): Promise<Embedded> {
  try {
    return await start(dataDir, lock, options)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function start(dataDir: string, lock: Lock, options: EmbeddedOptions): Promise<Embedded> {
  const onProgress = options.onProgress ?? quiet
  const run = { fsync: options.fsync ?? true }
  const known = await readSecrets(dataDir)
  const secrets = known ?? newSecrets(await findFreePort())
  const home = await findHome(dataDir, secrets, onProgress)
  if (!known) await writeSecrets(dataDir, secrets)
  const isNew = !(await clusterExists(home))
  await requireSpace(home.folder, 64)
  if (isNew) {
    onProgress('正在建立数据库……')
    await createCluster(home, run)
  }
  const running = await takeOver(home, { passwordsLost: !known && !isNew }, onProgress)
  const first = running ?? (await startPostmaster(home, run, onProgress))
  await ensureDatabase(secrets, { setPasswords: !known }).catch(async (error: unknown) => {
    await stopPostmaster(first.pid)
    throw error
  })

  const supervisor = supervise(first.pid, () => startPostmaster(home, run, onProgress), onProgress)
  return {
    ...urls(secrets),
    attached: running !== null,
    get pid() {
      return supervisor.pid()
    },
    onExit: supervisor.onExit,
    stop: async () => {
      const pid = await supervisor.end()
      lock.announceClosing()
      // our own connections are just closing; those that joined a short verb's database are waited for
      const waitMs = options.purpose === undefined ? 1_000 : patienceMs
      await until(async () => (await countSessions(secrets).catch(() => 0)) === 0, waitMs, 50)
      await stopPostmaster(pid)
      lock.release()
      if (options.ephemeral) await remove(home)
    },
  }
}

/** The database that an earlier process left running, once it is ready; null when there is none. */
async function takeOver(
  home: Home,
  { passwordsLost }: { passwordsLost: boolean },
  onProgress: (line: string) => void,
): Promise<Postmaster | null> {
  const left = findPostmaster(home.cluster)
  if (left && passwordsLost) await stopPostmaster(left.pid)
  if (passwordsLost) await resetSuperuserPassword(home)
  if (left && !passwordsLost) {
    onProgress('接管上次留下的数据库')
    while (isAlive(left.pid)) {
      const now = findPostmaster(home.cluster)
      if (now?.ready && (await answers({ ...home.secrets, port: now.port }))) return usePort(home, now)
      await sleep(25)
    }
  }
  if (!(await isPortFree(home.secrets.port))) {
    home.secrets.port = await findFreePort()
    await writeSecrets(home.dataDir, home.secrets)
  }
  return null
}

async function usePort(home: Home, running: Postmaster): Promise<Postmaster> {
  if (running.port !== home.secrets.port) {
    home.secrets.port = running.port
    await writeSecrets(home.dataDir, home.secrets)
  }
  return running
}

function urls(secrets: Secrets): Pick<Embedded, 'ownerUrl' | 'appUrl' | 'superuserUrl'> {
  return {
    ownerUrl: databaseUrl(secrets, 'owner'),
    appUrl: databaseUrl(secrets, 'app'),
    superuserUrl: databaseUrl(secrets, 'superuser', 'postgres'),
  }
}

async function remove(home: Home): Promise<void> {
  for (const folder of new Set([home.folder, home.dataDir])) await rm(folder, { recursive: true, force: true })
}
