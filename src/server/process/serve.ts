import { existsSync } from 'node:fs'
import type { Logger } from 'pino'
import { inUse, findHolder } from '../embedded/lock.ts'
import { isPortFree } from '../embedded/port.ts'
import { migrate } from '../migrate.ts'
import { loadSecretKey } from '../secret-key.ts'
import type { Settings } from '../settings.ts'
import { StartError } from '../start-error.ts'
import { defect } from './command-line.ts'
import { ownDatabase, type DatabaseAccess } from './database-access.ts'
import { keepChild, type KeptChild } from './keep-child.ts'
import type { StopOrder } from './until-stopped.ts'

/** What a running installation consists of, given to whoever composes the modules. */
export interface Installation {
  settings: Settings
  secretKey: string
  ownerUrl: string
  appUrl: string
  log: Logger
}

/** The web server, made by the composer. */
export interface Web {
  listen(address: { port: number; host: string }): Promise<unknown>
  /** stops accepting, finishes what is under way */
  close(): Promise<unknown>
}

export interface Serving {
  settings: Settings
  log: Logger
  stop: StopOrder
  /** shows progress and, at the end, the address */
  say(line: string): void
  createWeb(installation: Installation): Promise<Web>
  /** what is to be done before the first request, e.g. loading the demonstration; answers lines to show at the end */
  prepare(installation: Installation): Promise<string[]>
  /** the arguments that run the background work, and what the process needs to know */
  workerArgs: string[]
}

/** The work under way has this long after the order to stop. */
const drainMs = 10_000

function portTaken(settings: Settings, cause?: unknown): StartError {
  return new StartError(
    'port-taken',
    `端口 ${settings.port}（${settings.host}）已被其他程序占用。`,
    `请停止占用它的程序，或换一个端口：PORT=${settings.port === 3000 ? 3001 : settings.port + 1} npm start`,
    cause,
  )
}

/** What a failure to listen means to the operator. */
function explainListen(settings: Settings, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') return portTaken(settings, error)
  if (error.code === 'EACCES') {
    return new StartError(
      'port-taken',
      `当前用户不能使用端口 ${settings.port}。`,
      '1024 以下的端口需要特权：请换一个端口，并在前面放反向代理。',
      error,
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(
      'settings-invalid',
      `本机没有 HOST 所写的地址：${settings.host}`,
      '请改正 HOST 后重新启动。',
      error,
    )
  }
  return error
}

/** What would make the start fail at its end is looked at before anything heavy. */
async function checkEarly(settings: Settings): Promise<void> {
  const holder = settings.database || !existsSync(settings.dataDir) ? null : findHolder(settings.dataDir)
  if (holder?.purpose === 'serve') throw inUse(settings.dataDir, holder)
  if (settings.port === 0) return
  const free = await isPortFree(settings.port, settings.host).catch((error: NodeJS.ErrnoException) => {
    throw explainListen(settings, error)
  })
  if (!free) throw portTaken(settings)
}

/** What the worker must know that this process found out, or decided, for itself. */
function workerEnv({ settings, secretKey, ownerUrl, appUrl }: Installation): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    SECRET_KEY: secretKey,
    PUBLIC_URL: settings.publicUrl,
    DEMO: settings.demo ? 'on' : 'off',
  }
}

type Closer = () => Promise<unknown>

/**
 * Starts everything and serves until told to stop; then finishes what is under way and stops everything, the embedded
 * database last.
 * @throws StartError
 */
export async function serve(serving: Serving): Promise<void> {
  const closers: Closer[] = []
  try {
    await checkEarly(serving.settings)
    if (await startAll(serving, closers)) await serving.stop.wait
  } finally {
    if (closers.length > 0) serving.say('正在停止……')
    for (const close of closers.toReversed()) {
      await close().catch((error: unknown) => serving.log.error({ err: error }, 'could not stop cleanly'))
    }
  }
}

/** Each step leaves behind how to undo it. False: the order to stop came in between. */
async function startAll(serving: Serving, closers: Closer[]): Promise<boolean> {
  const { settings, log, stop, say } = serving
  const database = await ownDatabase(settings, say)
  closers.push(database.stop)
  database.onExit((error) => fail(log, error))
  if (stop.given) return false

  await migrate(database.ownerUrl, { onProgress: (name) => say(`更新数据库结构：${name}`) })
  const installation = await describe(serving, database)
  if (stop.given) return false

  const lines = await serving.prepare(installation)
  const web = await serving.createWeb(installation)
  let worker: KeptChild | null = null
  closers.push(() => Promise.all([withinTime(web.close(), drainMs), worker?.stop(drainMs)]))
  if (stop.given) return false
  await web.listen({ port: settings.port, host: settings.host }).catch((error: NodeJS.ErrnoException) => {
    throw explainListen(settings, error)
  })
  if (settings.worker) {
    worker = keepChild(serving.workerArgs, workerEnv(installation), (how) =>
      log.warn({ part: 'worker', how }, 'worker ended and is started again'),
    )
  }
  process.send?.('serving')
  for (const line of [`创益已启动：${settings.publicUrl}`, ...lines]) say(line)
  return true
}

async function describe({ settings, log }: Serving, database: DatabaseAccess): Promise<Installation> {
  const secretKey = await loadSecretKey(settings)
  return { settings, secretKey, ownerUrl: database.ownerUrl, appUrl: database.appUrl, log }
}

/** Nothing can be served any more. Whoever keeps this process starts it anew. */
function fail(log: Logger, error: Error): never {
  log.fatal({ err: error }, 'the database is gone')
  process.exit(defect)
}

async function withinTime(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([work, late])
  clearTimeout(timer)
}
