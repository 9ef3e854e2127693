/**
 * The floor beside the product on the same database: details, lists with facets and totals, search, pages, a report, a
 * fund's ledger, gifts. Rounds are interleaved and medians quoted; progress goes to stderr, one JSON object to stdout.
 *
 *   npm run bench -- [--problems 100000] [--projects 100000] [--donations 1000000] [--rounds 5] [--seconds 4] [--connections 16]
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { programEnv, serveArgs } from '../scripts/common.mjs'
import { startEmbedded } from '../src/server/embedded/embedded.ts'
import { newToken } from '../src/server/sign-in/tokens.ts'
import { load, type Load, type Request } from './load.ts'
import { seedProblems } from './seed.ts'
import { fundWorks, problemWorks, projectWorks, type Seeded, type Work } from './works.ts'

const { values: options } = parseArgs({
  options: {
    problems: { type: 'string', default: '100000' },
    projects: { type: 'string', default: '100000' },
    donations: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '16' },
  },
})
const problems = Number(options.problems)
const projects = Number(options.projects)
const donations = Number(options.donations)
const say = (line: string) => process.stderr.write(`${line}\n`)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

async function ready(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the product did not start')
}

/** Seconds of processor the process has used, and its memory now. */
async function usage(pid: number): Promise<{ cpuSeconds: number; residentMb: number }> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'latin1'),
    readFile(`/proc/${pid}/status`, 'latin1'),
  ])
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  return { cpuSeconds: ticks / 100, residentMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 }
}

interface Side {
  port: number
  process: ChildProcess
}

interface Measured extends Load {
  cpuMs: number
}

async function measure(side: Side, next: () => Request): Promise<Measured> {
  const pid = side.process.pid ?? 0
  const before = await usage(pid)
  const seconds = Number(options.seconds)
  const result = await load(side.port, next, seconds, Number(options.connections))
  const after = await usage(pid)
  return { ...result, cpuMs: ((after.cpuSeconds - before.cpuSeconds) * 1000) / (result.perSecond * seconds) }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const round = (value: number) => Number(value.toPrecision(3))

function summary(rounds: Measured[]) {
  return {
    perSecond: Math.round(median(rounds.map(({ perSecond }) => perSecond))),
    p50Ms: round(median(rounds.map(({ p50Ms }) => p50Ms))),
    p95Ms: round(median(rounds.map(({ p95Ms }) => p95Ms))),
    cpuMs: round(median(rounds.map(({ cpuMs }) => cpuMs))),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
  }
}

async function compare(work: Work, floor: Side, product: Side) {
  const sides = { floor: [] as Measured[], product: [] as Measured[] }
  await load(product.port, work.product, 1, 4)
  await load(floor.port, work.floor, 1, 4)
  for (let each = 0; each < Number(options.rounds); each++) {
    sides.floor.push(await measure(floor, work.floor))
    sides.product.push(await measure(product, work.product))
  }
  const result = { floor: summary(sides.floor), product: summary(sides.product) }
  const share = round(
    median(sides.product.map(({ perSecond }, index) => perSecond / (sides.floor[index]?.perSecond ?? 1))),
  )
  say(`${work.name}: ${share} × floor (${result.product.perSecond}/s against ${result.floor.perSecond}/s)`)
  return { ...result, shareOfFloor: share, goal: work.goal }
}

interface Prepared extends Seeded {
  networkId: string
}

/** Somebody with this role gets a token: strangers are limited to a few writes a minute. */
async function tokenOf(client: pg.Client, role: string, scope: string): Promise<string> {
  const { token, hash } = newToken()
  await client.query(
    `insert into api_token (network_id, id, person_id, name, token_hash, scopes, created_at, expires_at)
     select network_id, gen_random_uuid(), person_id, 'bench', $1, array[$3], now(), now() + interval '1 day'
       from role_grant where role = $2 and ended_at is null limit 1`,
    [hash, role, scope],
  )
  return token
}

/** What the works need to know, and the tables into which the floor writes. */
async function prepare(ownerUrl: string): Promise<Prepared> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select network_id as "networkId", (array_agg(street_id))[1] as "streetId", array_agg(id) as "areaIds",
              (select array_agg(code) from (select code from project where code ~ '-2[0-9]{7}$' limit 5000) k) as "projectCodes",
              (select array_agg(id) from fund where level = 'micro' and name like '规模%') as "fundIds"
         from area where level = 'community' group by network_id`,
    )
    await client.query(
      `create table if not exists bench_report (network_id uuid, id uuid primary key, code text unique, title text, description text, area_id uuid, created_at timestamptz);
       create table if not exists bench_donation (network_id uuid, id uuid primary key, fund_id uuid, amount_fen bigint, received_on date, channel text, reference text unique, created_at timestamptz);
       grant all on bench_report, bench_donation to chuangyi_app`,
    )
    const tokens = {
      reports: await tokenOf(client, 'clerk', 'problem.read'),
      donations: await tokenOf(client, 'foundation-clerk', 'fund.record'),
    }
    return { ...rows[0], problems, projects, tokens }
  } finally {
    await client.end()
  }
}

const folder = await mkdtemp(join(tmpdir(), 'chuangyi-bench-'))
const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
try {
  say('starting the database and the product')
  const database = await startEmbedded({ dataDir: folder })
  closers.push(() => database.stop())
  const port = await freePort()
  const env = {
    ...programEnv('production'),
    PORT: String(port),
    DATA_DIR: join(folder, 'app'),
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    SECRET_KEY: 'a key of the bench, never used elsewhere, 32+',
    LOG_LEVEL: 'error',
    DEMO: 'on',
  }
  const product: Side = {
    port,
    process: spawn(process.execPath, serveArgs(), { env, stdio: ['ignore', 'ignore', 'inherit'] }),
  }
  closers.push(async () => {
    product.process.kill('SIGTERM')
    await once(product.process, 'exit')
  })
  await ready(port)

  if (projects + donations > 0) {
    say(`seeding ${projects} projects, ${donations} donations`)
    const seeding = spawn(
      process.execPath,
      [
        join('dist', 'server', 'cli.js'),
        'seed',
        'scale',
        '--projects',
        String(projects),
        '--donations',
        String(donations),
      ],
      { env, stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const [code] = (await once(seeding, 'exit')) as [number]
    if (code !== 0) throw new Error('seed scale failed')
  }
  const seeded = await prepare(database.ownerUrl)
  say(`seeding ${problems} problems`)
  await seedProblems(database.ownerUrl, seeded.networkId, problems)

  const floorProcess = spawn(process.execPath, ['bench/floor.ts', seeded.networkId, seeded.areaIds[0] as string], {
    env: { ...process.env, DATABASE_URL: database.appUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  closers.push(async () => floorProcess.kill())
  const [line] = (await once(floorProcess.stdout, 'data')) as [Buffer]
  const floor: Side = { port: Number(line.toString()), process: floorProcess }

  const figures: Record<string, unknown> = {}
  const works = [
    ...(projects > 0 ? projectWorks(seeded) : []),
    ...(donations > 0 ? fundWorks(seeded) : []),
    ...(problems > 0 ? problemWorks(seeded) : []),
  ]
  for (const work of works) figures[work.name] = await compare(work, floor, product)
  const memory = await usage(product.process.pid ?? 0)
  const answer = {
    ...{ problems, projects, donations },
    rounds: Number(options.rounds),
    secondsEach: Number(options.seconds),
    connections: Number(options.connections),
    memoryMb: Math.round(memory.residentMb),
    figures,
  }
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
} finally {
  for (const close of closers.toReversed()) await close().catch((error: unknown) => say(String(error)))
}
