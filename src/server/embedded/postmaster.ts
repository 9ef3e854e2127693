import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { diskFull, StartError } from '../start-error.ts'
import type { Home } from './home.ts'
import { argumentsOf, findProcesses, isAlive, signal, until } from './processes.ts'

export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

export interface PostmasterOptions {
  /** false: for tests, whose data may be lost with the machine */
  fsync: boolean
}

/** PostgreSQL shows it in the title of each of its processes; by it we know ours when their parent has died. */
const clusterName = (cluster: string): string =>
  `chuangyi-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`

const logFile = (home: Home): string => join(home.dataDir, 'database.log')

function readPidFile(cluster: string): string[] | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}

/**
 * The database process that serves this cluster now. The number in postmaster.pid may by now be another program's, so
 * the process must have been started for this very folder.
 */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = readPidFile(cluster)
  if (!lines) return null
  const pid = Number(lines[0])
  const args = argumentsOf(pid)
  if (!isAlive(pid) || args[args.indexOf('-D') + 1] !== cluster) return null
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

function findOrphans(cluster: string): number[] {
  const title = `postgres: ${clusterName(cluster)}:`
  return findProcesses((args) => args[0]?.startsWith(title) ?? false)
}

/**
 * After `kill -9` of the database its children end by themselves, within moments unless they are busy. A new one must
 * not start beside them.
 */
async function clearOrphans(cluster: string): Promise<void> {
  const gone = (): boolean => findOrphans(cluster).length === 0
  if (await until(gone, 3_000)) return
  for (const pid of findOrphans(cluster)) signal(pid, 'SIGQUIT')
  await until(gone, 10_000)
}

/** A pid file whose number now belongs to a stranger would stop PostgreSQL from starting. */
function clearForeignPidFile(cluster: string): void {
  const pid = Number(readPidFile(cluster)?.[0])
  if (pid && isAlive(pid) && findPostmaster(cluster) === null) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function settings(home: Home, options: PostmasterOptions): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(home.secrets.port),
    // a socket's path may be no longer than 107 bytes, a data folder's may
    unix_socket_directories: '',
    cluster_name: clusterName(home.cluster),
    max_connections: '200',
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // the log must not hold what people typed: neither statements nor the rows in an error's detail
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(options.fsync ? {} : { fsync: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** How a PostgreSQL program is run: as the account that owns the cluster, with nothing of our environment. */
export function spawnOptions(home: Home): { cwd: string; uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const owner = home.account ? { uid: home.account.uid, gid: home.account.gid } : {}
  return {
    cwd: home.folder,
    ...owner,
    env: { PATH: process.env.PATH, HOME: home.folder, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  }
}

const maxLogBytes = 10 * 1024 * 1024

function openLog(home: Home): number {
  const file = logFile(home)
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > maxLogBytes) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

function logTail(home: Home, from: number): string {
  return readFileSync(logFile(home)).subarray(from).toString('utf8')
}

type Attempt = Postmaster | { failed: string }

async function launch(home: Home, options: PostmasterOptions, onProgress: (line: string) => void): Promise<Attempt> {
  const log = openLog(home)
  const from = statSync(logFile(home)).size
  // its own session: Ctrl-C is for the app, which stops the database itself, after the last request
  const child = spawn(join(home.native, 'bin/postgres'), ['-D', home.cluster, ...settings(home, options)], {
    ...spawnOptions(home),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let failure: Error | null = null
  child.once('error', (error) => (failure = error))
  const ended = (): boolean => failure !== null || child.exitCode !== null || child.signalCode !== null
  const ready = (): boolean => {
    const found = findPostmaster(home.cluster)
    return found !== null && found.pid === child.pid && found.ready
  }
  // recovery after a crash may take minutes: as long as it lives, it is waited for
  while (!(await until(() => ended() || ready(), 5_000, 10))) onProgress('数据库正在恢复上次中断时的数据……')
  child.unref()
  if (ended()) return { failed: failure ? String(failure) : logTail(home, from) }
  return findPostmaster(home.cluster) ?? { failed: logTail(home, from) }
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-4).join('\n')

function explain(home: Home, output: string): StartError {
  if (output.includes('No space left on device')) return diskFull(home.folder)
  if (output.includes('database files are incompatible with server')) {
    return new StartError(
      'data-dir-newer',
      `数据目录 ${home.cluster} 由另一个大版本的 PostgreSQL 建立，内置的版本打不开。`,
      '请换回当时的程序版本，用它备份，再恢复到这一版本。',
    )
  }
  return new StartError(
    'database-failed',
    `内置数据库启动失败。`,
    `请查看 ${logFile(home)}，最后几行是：\n${lastLines(output)}`,
  )
}

/** Failures that pass by themselves: the last one's memory or port is not yet free. */
const passing = /pre-existing shared memory block|lock file "postmaster.pid" already exists|Address already in use/

/**
 * Starts PostgreSQL on the cluster and waits until it takes connections, crash recovery included.
 * @throws StartError disk-full, data-dir-newer, database-failed
 */
export async function startPostmaster(
  home: Home,
  options: PostmasterOptions,
  onProgress: (line: string) => void,
): Promise<Postmaster> {
  let output = ''
  for (let attempt = 0; attempt < 20; attempt++) {
    await clearOrphans(home.cluster)
    clearForeignPidFile(home.cluster)
    const result = await launch(home, options, onProgress)
    if (!('failed' in result)) return result
    output = result.failed
    if (!passing.test(output)) break
    await until(() => false, 500)
  }
  throw explain(home, output)
}

/**
 * Ends all connections and stops it; returns when it has gone. What does not stop in time is made to, and recovery at
 * the next start loses nothing.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ]
  for (const [name, waitMs] of steps) {
    signal(pid, name)
    if (await until(() => !isAlive(pid), waitMs)) return
  }
}
