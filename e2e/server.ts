import pg from 'pg'
import pino from 'pino'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { createPlatform, createWeb, type Platform, prepareDemonstration } from '../src/app.ts'
import { findFreePort } from '../src/server/embedded/port.ts'
import { runWaitingJobs } from '../src/server/jobs.ts'
import { projectRoot } from '../src/server/root.ts'
import { readSettings } from '../src/server/settings.ts'
import { sweep } from '../src/server/sweep.ts'
import { movableClock, type MovableClock } from '../src/testing/clock.ts'
import { templateName, withDatabase } from '../src/testing/database.ts'

/** A Thursday, 10:00 in China, with no holiday near: when the demonstration of every file begins. */
const beginning = '2026-11-19T02:00:00Z'

const secretKey = 'a key of the browser journeys, never used elsewhere'
const demonstrationName = 'chuangyi_e2e_demonstration'

/** The whole program with its demonstration, on a database and a clock of its own. */
export interface TestServer {
  origin: string
  clock: MovableClock
  platform: Platform
  /** every page the portal has, by the pattern it is registered under */
  pages: readonly string[]
  /** runs the jobs that wait, as the worker does within a second */
  runJobs(): Promise<void>
  /** moves the clock and does what the worker would have done on the way */
  passTime(by: Parameters<MovableClock['advance']>[0]): Promise<void>
  /** reads as the schema's owner */
  ask<T extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

interface Urls {
  ownerUrl: string
  appUrl: string
}

async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('cluster').superuserUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlsOf(database: string): Urls {
  const { ownerUrl, appUrl } = inject('cluster')
  return { ownerUrl: withDatabase(ownerUrl, database), appUrl: withDatabase(appUrl, database) }
}

const errorLog = pino({ level: 'error', base: undefined }, pino.destination(2))

function platformOn(
  { ownerUrl, appUrl }: Urls,
  dataDir: string,
  port: number,
  clock: MovableClock,
  log = errorLog,
): Platform {
  const settings = readSettings({
    PORT: String(port),
    DATA_DIR: dataDir,
    DEMO: 'on',
    TRUST_PROXY: '1',
    LOG_LEVEL: 'error',
  })
  return createPlatform({ settings, secretKey, ownerUrl, appUrl, log }, { clock })
}

/** The demonstration is loaded once in a run of tests, by the program's own commands; every file copies it. */
async function ensureDemonstration(): Promise<void> {
  await asSuperuser(async (client) => {
    // files may begin at the same time: the first loads it, the others wait; the lock ends with the connection
    await client.query(`select pg_advisory_lock(hashtext('e2e demonstration'))`)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [demonstrationName])
    if (rowCount) return
    const draft = `${demonstrationName}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} template ${templateName} owner chuangyi_owner`)
    await loadDemonstration(urlsOf(draft))
    await client.query(`alter database ${draft} rename to ${demonstrationName}`)
  })
}

async function loadDemonstration(urls: Urls): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-e2e-'))
  const platform = platformOn(urls, dataDir, 1, movableClock(beginning))
  try {
    await prepareDemonstration(platform, () => undefined)
    await runWaitingJobs(platform, urls.ownerUrl)
    await sweep(platform)
    await runWaitingJobs(platform, urls.ownerUrl)
  } finally {
    await platform.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** What stands below /en in the server's own list of routes: every page of the portal is served there, too. */
function pagesOf(printed: string): string[] {
  const above: string[] = []
  const pages: string[] = []
  for (const line of printed.split('\n')) {
    const found = /^([│├└─ ]*)(\S+)(?: \((.*)\))?$/.exec(line)
    if (!found) continue
    const [, indent = '', part = '', methods = ''] = found
    const depth = indent.length / 4
    above.length = depth
    above[depth] = part
    const path = above.join('').replace('//', '/')
    if (methods.includes('GET') && /^\/en(\/|$)/.test(path)) pages.push(path.slice(3) || '/')
  }
  return pages.toSorted()
}

export async function startServer(): Promise<TestServer> {
  for (const face of ['portal', 'workbench']) {
    if (!existsSync(join(projectRoot, 'dist', face))) throw new Error('dist/ is missing: npm run build')
  }
  await ensureDemonstration()
  const database = `e2e_${randomUUID().replaceAll('-', '')}`
  await asSuperuser((client) =>
    client.query(`create database ${database} template ${demonstrationName} owner chuangyi_owner`),
  )
  const urls = urlsOf(database)
  const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-e2e-'))
  const clock = movableClock(beginning)
  const port = await findFreePort()
  const platform = platformOn(urls, dataDir, port, clock)
  const web = await createWeb(platform)
  // browsers learn from it what time it is here
  web.app.addHook('onSend', async (_request, reply) => void reply.header('date', clock.now().toUTCString()))
  await web.listen({ port, host: '127.0.0.1' })
  const owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  const runJobs = () => runWaitingJobs(platform, urls.ownerUrl)
  return {
    origin: platform.settings.publicUrl,
    clock,
    platform,
    pages: pagesOf(web.app.printRoutes({ commonPrefix: false })),
    runJobs,
    async passTime(by) {
      clock.advance(by)
      await sweep(platform)
      await runJobs()
    },
    ask: async (text, values = []) => (await owner.query(text, values)).rows,
    async close() {
      await owner.end()
      await web.close()
      await asSuperuser((client) => client.query(`drop database if exists ${database} with (force)`))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The same program when its database does not answer. */
export async function startBroken(): Promise<Pick<TestServer, 'origin' | 'clock' | 'close'>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-e2e-'))
  const clock = movableClock(beginning)
  const [port, nowhere] = [await findFreePort(), await findFreePort()]
  const url = `postgres://nobody@127.0.0.1:${nowhere}/nothing`
  const platform = platformOn({ ownerUrl: url, appUrl: url }, dataDir, port, clock, pino({ level: 'silent' }))
  const web = await createWeb(platform)
  await web.listen({ port, host: '127.0.0.1' })
  return {
    origin: platform.settings.publicUrl,
    clock,
    async close() {
      await web.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
