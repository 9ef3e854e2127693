import { createHash, randomUUID } from 'node:crypto'
import { renameSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../start-error.ts'
import { isStamped, ownStamp, type ProcessStamp } from './processes.ts'

/** Who has a data folder to itself, and what for. */
export interface LockHolder extends ProcessStamp {
  id: string
  purpose: string
  since: string
  /** it is about to stop the database: nobody may join any more */
  closing?: true
}

export interface Lock {
  announceClosing(): void
  release(): void
}

const lockFile = (dataDir: string): string => join(dataDir, 'lock.json')

/** What the lock file says, true or stale. */
export function readHolder(dataDir: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(lockFile(dataDir), 'utf8')) as LockHolder
  } catch {
    return null // none, or torn by a crash: nobody's
  }
}

/** Who holds the data folder now; a lock left by a process that is gone counts for nothing. */
export function findHolder(dataDir: string): LockHolder | null {
  const holder = readHolder(dataDir)
  return holder && isStamped(holder) ? holder : null
}

export function inUse(dataDir: string, holder: LockHolder): StartError {
  return new StartError(
    'data-dir-in-use',
    `数据目录 ${dataDir} 正被进程 ${holder.pid} 使用（${holder.purpose}，${holder.since} 启动）。`,
    `请先停止它（kill ${holder.pid}），或用 DATA_DIR 为这一个另指数据目录。`,
  )
}

/**
 * Two processes must not both find the same stale lock and both replace it. The kernel gives an abstract socket's name
 * to one process only and takes it back when that process dies, so this short section cannot be left locked.
 */
async function alone<T>(dataDir: string, work: () => T): Promise<T> {
  const name = `\0chuangyi-${createHash('sha256').update(dataDir).digest('hex').slice(0, 32)}`
  const listen = (): Promise<Server | null> =>
    new Promise((resolve, reject) => {
      const server = createServer()
      server.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
      )
      server.listen(name, () => resolve(server))
    })
  let server = await listen()
  while (!server) {
    await sleep(10)
    server = await listen()
  }
  try {
    return work()
  } finally {
    server.close()
  }
}

/** Takes the lock, or answers who has it. */
export async function tryLock(dataDir: string, purpose: string): Promise<Lock | LockHolder> {
  return alone(dataDir, () => {
    const other = findHolder(dataDir)
    if (other) return other
    const own: LockHolder = { ...ownStamp(), id: randomUUID(), purpose, since: new Date().toISOString() }
    const write = (holder: LockHolder): void => {
      const draft = `${lockFile(dataDir)}.${own.id}`
      writeFileSync(draft, JSON.stringify(holder))
      renameSync(draft, lockFile(dataDir))
    }
    write(own)
    return {
      announceClosing: () => write({ ...own, closing: true }),
      release: () => {
        if (readHolder(dataDir)?.id === own.id) rmSync(lockFile(dataDir), { force: true })
      },
    }
  })
}

export const isLock = (result: Lock | LockHolder): result is Lock => 'release' in result
