import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import pino, { type Logger } from 'pino'
import { createPlatform, createWeb, modules, type Platform } from '../app.ts'
import type { Id } from '../base/context.ts'
import type { Path } from '../base/path.ts'
import type { Role } from '../base/roles.ts'
import { runWaitingJobs } from '../server/jobs.ts'
import { diagnose } from '../server/process/doctor.ts'
import { readSettings, type Settings } from '../server/settings.ts'
import { sweep } from '../server/sweep.ts'
import { createActors, type PersonOptions } from './actors.ts'
import type { Client } from './client.ts'
import { movableClock, type MovableClock } from './clock.ts'
import { foundedTemplateName, freshDatabase } from './database.ts'
import { networks } from './founded-networks.ts'

export interface TestArea {
  id: Id
  code: string
  name: string
  level: string
  path: Path
}

/** The whole program over its own database with two networks: everything but the listening socket and the worker's loop. */
export interface TestApp {
  platform: Platform
  web: FastifyInstance
  clock: MovableClock
  ownerUrl: string
  /** nobody signed in, at the door of the own network */
  stranger: Client
  /** nobody signed in, at the other network's door */
  strangerElsewhere: Client
  /** someone with an account, signed in */
  resident(options?: PersonOptions): Promise<Client>
  /** someone with a role on a node, signed in */
  staff(role: Role, path: Path, options?: PersonOptions): Promise<Client>
  /** an area of the own network by its name; a community by the name of its street too where it is not the only one */
  area(name: string): TestArea
  areas: TestArea[]
  /** runs the jobs that wait, as the worker would */
  runJobs(): Promise<void>
  /** fires what has fallen due, as the worker would */
  sweep(): Promise<number>
  /** reads, or plants, as the schema's owner */
  ask<T = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>
  /** what `chuangyi doctor` finds wrong: `name: detail` */
  violations(): Promise<string[]>
  /** ends everything; throws when the file leaves behind what `chuangyi doctor` would find */
  close(): Promise<void>
}

export interface TestAppOptions {
  now?: string
  /** environment variables */
  settings?: Record<string, string>
  /** where the server logs to; nowhere unless told */
  log?: Logger
}

/** Faces as the build would leave them: what the tests load needs no build. */
export async function writeFaces(folder: string): Promise<{ portal: string; workbench: string }> {
  const faces = { portal: join(folder, 'portal'), workbench: join(folder, 'workbench') }
  for (const face of Object.values(faces)) await mkdir(join(face, 'assets'), { recursive: true })
  const manifest = { 'main.ts': { file: 'assets/main-1.js', css: ['assets/main-1.css'], isEntry: true } }
  await writeFile(join(faces.portal, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(faces.portal, 'assets/main-1.js'), '')
  await writeFile(join(faces.portal, 'assets/main-1.css'), '')
  await writeFile(join(faces.workbench, 'index.html'), '<!doctype html><title>workbench</title>')
  return faces
}

/** The settings of an installation with its database there, and its address that of the own network. */
function settingsOf(
  urls: { ownerUrl: string; appUrl: string },
  dataDir: string,
  more: Record<string, string> = {},
): Settings {
  return readSettings({
    DATABASE_URL: urls.appUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    DATABASE_POOL: '8',
    DATA_DIR: dataDir,
    PUBLIC_URL: `http://${networks.own.host}`,
    DEMO: 'on',
    LOG_LEVEL: 'silent',
    ...more,
  })
}

async function startProgram(options: TestAppOptions, clock: MovableClock) {
  const fresh = await freshDatabase(foundedTemplateName)
  const { ownerUrl, appUrl } = fresh
  const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-test-app-'))
  const settings = settingsOf(fresh, dataDir, options.settings)
  const log = options.log ?? pino({ level: 'silent' })
  const secretKey = 'a key of the tests, never used elsewhere'
  const platform = createPlatform({ settings, secretKey, ownerUrl, appUrl, log }, { clock })
  const { app: web } = await createWeb(platform, await writeFaces(dataDir))
  await web.ready()
  return {
    platform,
    web,
    ownerUrl,
    dataDir,
    async stop() {
      await web.close()
      await platform.close()
      await fresh.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The invariants that do not hold, as `chuangyi doctor` finds them. */
async function findViolations(ownerUrl: string, dataDir: string): Promise<string[]> {
  const checks = modules.flatMap((module) => module.checks ?? [])
  const { checks: found } = await diagnose({ ownerUrl, dataDir, checks })
  return found.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`)
}

function areaNamed(areas: readonly TestArea[], name: string): TestArea {
  const found = areas.find((area) => area.name === name)
  if (!found) throw new Error(`the division has no ${name}`)
  return found
}

const listAreas = 'select id, code, name, level, path from area where network_id = $1 order by path'

export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const clock = movableClock(options.now)
  const { platform, web, ownerUrl, dataDir, stop } = await startProgram(options, clock)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const ask: TestApp['ask'] = async (text, values = []) => (await owner.query(text, values)).rows
  const areas = await ask<TestArea & Record<string, unknown>>(listAreas, [networks.own.id])
  const { strangerAt, person } = createActors(platform, web, ask)
  const violations = () => findViolations(ownerUrl, dataDir)
  return {
    platform,
    web,
    clock,
    ownerUrl,
    areas,
    stranger: strangerAt('own'),
    strangerElsewhere: strangerAt('other'),
    resident: (who = {}) => person(null, who),
    staff: (role, path, who = {}) => person({ role, path }, who),
    area: (name) => areaNamed(areas, name),
    runJobs: () => runWaitingJobs(platform, ownerUrl),
    sweep: () => sweep(platform),
    ask,
    violations,
    async close() {
      const left = await violations()
      await owner.end()
      await stop()
      if (left.length > 0) throw new Error(`what the tests did leaves violations:\n${left.join('\n')}`)
    },
  }
}
