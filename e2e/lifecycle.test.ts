import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findHolder } from '../src/server/embedded/lock.ts'
import { findFreePort } from '../src/server/embedded/port.ts'
import { findPostmaster, stopPostmaster } from '../src/server/embedded/postmaster.ts'
import { findProcesses, isAlive, signal, until } from '../src/server/embedded/processes.ts'
import { readSecrets } from '../src/server/embedded/secrets.ts'
import { projectRoot } from '../src/server/root.ts'

/** One installation: a data folder, a port, and what was started there. */
interface Installation {
  dataDir: string
  port: number
}

const startScript = join(projectRoot, 'scripts/start.mjs')
const program = join(projectRoot, 'dist/server/cli.js')

const installations: Installation[] = []
const children: ChildProcess[] = []

async function newInstallation(): Promise<Installation> {
  const dataDir = join(await mkdtemp(join(tmpdir(), 'chuangyi-life-')), 'data')
  const installation = { dataDir, port: await findFreePort() }
  installations.push(installation)
  return installation
}

async function databaseOf({ dataDir }: Installation) {
  return findPostmaster(join((await readSecrets(dataDir))?.folder ?? dataDir, 'database'))
}

afterEach(async () => {
  for (const child of children.splice(0)) await ended(child, 'SIGKILL')
  for (const installation of installations.splice(0)) {
    const holder = findHolder(installation.dataDir)
    if (holder) signal(holder.pid, 'SIGKILL')
    const database = await databaseOf(installation)
    if (database) await stopPostmaster(database.pid)
    const folder = (await readSecrets(installation.dataDir))?.folder
    if (folder) await rm(folder, { recursive: true, force: true })
    await rm(join(installation.dataDir, '..'), { recursive: true, force: true })
  }
})

async function ended(child: ChildProcess, order?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit')
    if (order) child.kill(order)
    await exit
  }
  return child.exitCode
}

interface Started {
  child: ChildProcess
  said(): string
}

const launch = (script: string, installation: Installation, env: NodeJS.ProcessEnv = {}, ...args: string[]): Started =>
  run(process.execPath, [script, ...args], installation, env)

function run(command: string, args: string[], { dataDir, port }: Installation, env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), DEMO: 'off', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
  return { child, said: () => output }
}

const isReady = ({ port }: Installation): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )

async function start(installation: Installation, started = launch(startScript, installation)): Promise<Started> {
  await until(async () => started.child.exitCode !== null || (await isReady(installation)), 90_000, 50)
  expect(started.child.exitCode, started.said()).toBe(null)
  return started
}

const serverOf = (installation: Installation): number => findHolder(installation.dataDir)?.pid ?? 0

/** The processes of one server: those that were given its worker verb and descend from it. */
function workerOf(installation: Installation): number {
  const parent = String(serverOf(installation))
  const ofServer = (pid: number): boolean => readFileSync(`/proc/${pid}/status`, 'utf8').includes(`PPid:\t${parent}\n`)
  return findProcesses((args) => args.includes(program) && args.at(-1) === 'worker').find(ofServer) ?? 0
}

test('starts, says its address, stops everything when told to, and starts again with what it had', async () => {
  const installation = await newInstallation()
  const first = await start(installation)
  await until(() => first.said().includes(`http://127.0.0.1:${installation.port}`), 5_000)
  expect(first.said()).toContain(`http://127.0.0.1:${installation.port}`)
  expect(await until(() => workerOf(installation) !== 0, 10_000)).toBe(true)
  const pids = [serverOf(installation), workerOf(installation), (await databaseOf(installation))?.pid ?? 0]
  expect(await ended(first.child, 'SIGTERM'), first.said()).toBe(0)
  expect(pids.map(isAlive)).toEqual([false, false, false])
  expect(existsSync(join(installation.dataDir, 'lock.json'))).toBe(false)

  const key = readFileSync(join(installation.dataDir, 'secret-key'), 'utf8')
  // npm hands the signal on to what it started: a shell in between would keep it
  const second = await start(installation, run('npm', ['start'], installation))
  const server = serverOf(installation)
  expect(second.said()).not.toContain('正在建立数据库')
  expect(readFileSync(join(installation.dataDir, 'secret-key'), 'utf8')).toBe(key)
  expect(await ended(second.child, 'SIGTERM'), second.said()).toBe(0)
  expect(isAlive(server)).toBe(false)
})

test('server, worker and database come back by themselves after kill -9', async () => {
  const installation = await newInstallation()
  const { child, said } = await start(installation)
  await until(() => workerOf(installation) !== 0, 10_000)

  const worker = workerOf(installation)
  signal(worker, 'SIGKILL')
  expect(await until(() => ![0, worker].includes(workerOf(installation)), 20_000), said()).toBe(true)

  const database = (await databaseOf(installation))?.pid ?? 0
  signal(database, 'SIGKILL')
  expect(await until(async () => (await databaseOf(installation))?.ready === true, 30_000), said()).toBe(true)
  expect(await until(() => isReady(installation), 30_000, 50), said()).toBe(true)

  const server = serverOf(installation)
  signal(server, 'SIGKILL')
  expect(await until(() => ![0, server].includes(serverOf(installation)), 30_000), said()).toBe(true)
  expect(await until(() => isReady(installation), 30_000, 50), said()).toBe(true)
  expect(said()).toContain('接管上次留下的数据库')
  expect(await ended(child, 'SIGTERM'), said()).toBe(0)
  expect(await databaseOf(installation)).toBe(null)
})

test('after kill -9 of all of it the next start takes over', async () => {
  const installation = await newInstallation()
  const { child } = await start(installation)
  const [server, database] = [serverOf(installation), await databaseOf(installation)]
  for (const pid of [child.pid ?? 0, server]) signal(pid, 'SIGKILL')
  await until(() => !isAlive(server), 5_000)
  const next = await start(installation)
  expect((await databaseOf(installation))?.pid).toBe(database?.pid)
  expect(await ended(next.child, 'SIGTERM')).toBe(0)
})

test('a second start in the same folder names the process that has it', async () => {
  const installation = await newInstallation()
  const { child } = await start(installation)
  const second = launch(startScript, { ...installation, port: await findFreePort() })
  expect(await ended(second.child)).toBe(75)
  expect(second.said()).toContain(`进程 ${serverOf(installation)} `)
  expect(await ended(child, 'SIGTERM')).toBe(0)
})

test('each refusal to start has its exit code and a remedy, before anything is made', async () => {
  const installation = await newInstallation()
  const squatter = createServer().listen(installation.port, '127.0.0.1')
  await once(squatter, 'listening')
  const taken = launch(program, installation, {}, 'serve')
  expect([await ended(taken.child), taken.said()]).toEqual([71, expect.stringContaining('已被其他程序占用')])
  squatter.close()

  const wrong = launch(program, installation, { DEMO: 'perhaps', LOG_LEVEL: 'loud' }, 'serve')
  expect([await ended(wrong.child), wrong.said()]).toEqual([78, expect.stringMatching(/DEMO[^]*LOG_LEVEL/)])

  const nobody = `postgres://u@127.0.0.1:${await findFreePort()}/chuangyi`
  const unreachable = launch(program, installation, { DATABASE_URL: nobody }, 'serve')
  expect([await ended(unreachable.child), unreachable.said()]).toEqual([69, expect.stringContaining('连接不上')])
  expect(existsSync(installation.dataDir)).toBe(false)

  writeFileSync(installation.dataDir, '')
  const unwritable = launch(program, installation, {}, 'serve')
  expect([await ended(unwritable.child), unwritable.said()]).toEqual([77, expect.stringContaining('写不进去')])
  await rm(installation.dataDir)
})

test('the order to stop during the start is followed, too', async () => {
  const installation = await newInstallation()
  const { child, said } = launch(program, installation, {}, 'serve')
  await until(() => existsSync(join(installation.dataDir, 'lock.json')), 20_000, 5)
  expect(await ended(child, 'SIGTERM'), said()).toBe(0)
  expect([findHolder(installation.dataDir), await databaseOf(installation)]).toEqual([null, null])
})
