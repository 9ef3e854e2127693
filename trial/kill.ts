/**
 * Kills app, worker and database at random moments under writes and looks whether anything acknowledged was lost or
 * done twice, whether the rest comes back by itself, and whether `doctor` finds the data whole.
 *
 *   npm run trial -- kill [--rounds 20] [--seed 1]
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { programEnv, serveArgs } from '../scripts/common.mjs'
import { readSecrets } from '../src/server/embedded/secrets.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
})
const rounds = Number(options.rounds)
const say = (line: string) => process.stderr.write(`${line}\n`)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** mulberry32: the same seed kills the same victims after the same pauses */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const random = generator(Number(options.seed))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-kill-'))
const port = await freePort()
const base = `http://127.0.0.1:${port}`
const env = { ...programEnv('production'), PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'fatal' }

let app: ChildProcess

function startApp(): void {
  app = spawn(process.execPath, serveArgs(), { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

async function untilReady(what: string, seconds = 60): Promise<number> {
  const start = performance.now()
  while (performance.now() - start < seconds * 1000) {
    const answer = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
    if (answer?.ok) return Math.round(performance.now() - start)
    await wait(50)
  }
  throw new Error(`not ready ${seconds} s after ${what} was killed`)
}

function cli(...args: string[]): unknown {
  return JSON.parse(
    execFileSync(process.execPath, ['dist/server/cli.js', ...args, '--json'], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )
}

/* Writers: each report has a key of its own and is sent again under it until it is acknowledged. */

interface Sent {
  title: string
  code: string | null
}

const sent: Sent[] = []
let writing = true

async function writeOne(token: string, areaId: string): Promise<void> {
  const report: Sent = { title: `第 ${sent.length + 1} 件 ${randomUUID()}`, code: null }
  sent.push(report)
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'idempotency-key': randomUUID(),
  }
  const body = JSON.stringify({ title: report.title, description: '演练', areaId })
  while (!report.code) {
    const answer = await fetch(`${base}/api/v1/problems`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(5000),
    }).catch(() => null)
    if (answer?.status === 201) report.code = ((await answer.json()) as { code: string }).code
    else if (answer && answer.status < 500) throw new Error(`refused with ${answer.status}: ${await answer.text()}`)
    else if (writing) await wait(20)
    else return
  }
}

async function writer(token: string, areaId: string): Promise<void> {
  while (writing) await writeOne(token, areaId)
}

/* Victims */

function workerPid(): number | null {
  const found = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, ppid, ...args]) => Number(ppid) === app.pid && args.includes('worker'))
  return found ? Number(found[0]) : null
}

async function postmasterPid(): Promise<number> {
  const secrets = await readSecrets(dataDir)
  const folder = (secrets as { folder?: string } | null)?.folder ?? dataDir
  return Number((await readFile(join(folder, 'database', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

const victims = ['app', 'worker', 'database', 'app and database'] as const

async function kill(victim: (typeof victims)[number]): Promise<void> {
  const database = victim === 'worker' || victim === 'app' ? null : await postmasterPid()
  const worker = victim === 'worker' ? workerPid() : null
  if (worker) process.kill(worker, 'SIGKILL')
  if (victim.startsWith('app')) {
    app.kill('SIGKILL')
    await once(app, 'exit')
  }
  if (database) process.kill(database, 'SIGKILL')
  if (victim.startsWith('app')) startApp()
}

/* The trial */

async function ownerClient(): Promise<pg.Client> {
  const secrets = await readSecrets(dataDir)
  if (!secrets) throw new Error('the data folder has no database')
  const client = new pg.Client({
    host: '127.0.0.1',
    port: secrets.port,
    user: 'chuangyi_owner',
    password: secrets.ownerPassword,
    database: 'chuangyi',
  })
  await client.connect()
  return client
}

async function judge(): Promise<{
  acknowledged: number
  unanswered: number
  lost: string[]
  doubled: string[]
  jobsStuck: number
}> {
  const client = await ownerClient()
  const { rows } = await client.query<{ title: string; code: string }>(
    `select title, code from problem where description = '演练'`,
  )
  const byTitle = new Map<string, string[]>()
  for (const { title, code } of rows) byTitle.set(title, [...(byTitle.get(title) ?? []), code])
  const stuck = await client.query<{ n: number }>(
    `select count(*)::int as n from graphile_worker._private_jobs where locked_at is not null and locked_at < now() - interval '2 minutes'`,
  )
  await client.end()
  const acknowledged = sent.filter(({ code }) => code !== null)
  return {
    acknowledged: acknowledged.length,
    unanswered: sent.length - acknowledged.length,
    lost: acknowledged.filter(({ title, code }) => !byTitle.get(title)?.includes(code ?? '')).map(({ title }) => title),
    doubled: [...byTitle].filter(([, codes]) => codes.length > 1).map(([title]) => title),
    jobsStuck: stuck.rows[0]?.n ?? 0,
  }
}

let failed = true
try {
  say(`seed ${options.seed}, data in ${dataDir}`)
  startApp()
  await untilReady('nothing')
  const { token } = cli('token', 'create', '--person', 'clerk-pinghu@demo.invalid', '--scope', 'problem.read') as {
    token: string
  }
  const areas = (await (await fetch(`${base}/api/v1/areas?level=community&limit=100`)).json()) as {
    items: { id: string }[]
  }
  const writers = Array.from({ length: 6 }, (_, index) => writer(token, areas.items[index * 7]?.id ?? ''))
  const outages: number[] = []
  for (let round = 1; round <= rounds; round++) {
    await wait(300 + random() * 1700)
    const victim = victims[Math.floor(random() * victims.length)] ?? 'app'
    await kill(victim)
    const outage = await untilReady(victim)
    outages.push(outage)
    say(
      `round ${round}: killed ${victim}, ready after ${outage} ms, ${sent.filter(({ code }) => code).length} acknowledged`,
    )
  }
  await wait(1000)
  writing = false
  await Promise.all(writers)
  const verdict = await judge()
  app!.kill('SIGTERM')
  await once(app!, 'exit')
  const diagnosis = cli('doctor') as { ok: boolean; checks: { name: string; ok: boolean; detail: string }[] }
  failed = verdict.lost.length > 0 || verdict.doubled.length > 0 || verdict.jobsStuck > 0 || !diagnosis.ok
  const longestMs = Math.max(...outages)
  process.stdout.write(
    `${JSON.stringify({ ok: !failed, rounds, seed: options.seed, ...verdict, longestOutageMs: longestMs, doctor: diagnosis.ok, problems: diagnosis.checks.filter(({ ok }) => !ok) }, null, 2)}\n`,
  )
} finally {
  writing = false
  app!.kill('SIGKILL')
  if (!failed) await rm(dataDir, { recursive: true, force: true })
  else say(`left for a look: ${dataDir}`)
}
process.exit(failed ? 1 : 0)
