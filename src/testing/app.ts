import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import pino, { type Logger } from 'pino'
import { createPlatform, createWeb, modules, type Platform } from '../app.ts'
import type { Grant, Id } from '../base/context.ts'
import { newId } from '../base/id.ts'
import type { Path } from '../base/path.ts'
import type { Role } from '../base/roles.ts'
import { setUpPerson, setUpStaff } from '../modules/people/server/commands-setup.ts'
import { runWaitingJobs, systemContext } from '../server/jobs.ts'
import { diagnose } from '../server/process/doctor.ts'
import type { Installation } from '../server/process/serve.ts'
import { newSecret } from '../server/secrets/secrets.ts'
import { readSettings } from '../server/settings.ts'
import { sweep } from '../server/sweep.ts'
import { transact } from '../server/transact.ts'
import { createClient, type Client } from './client.ts'
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

export interface PersonOptions {
  name?: string
  phone?: string
  network?: keyof typeof networks
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
async function writeFaces(folder: string): Promise<{ portal: string; workbench: string }> {
  const faces = { portal: join(folder, 'portal'), workbench: join(folder, 'workbench') }
  for (const face of Object.values(faces)) await mkdir(join(face, 'assets'), { recursive: true })
  const manifest = { 'main.ts': { file: 'assets/main-1.js', css: ['assets/main-1.css'], isEntry: true } }
  await writeFile(join(faces.portal, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(faces.portal, 'assets/main-1.js'), '')
  await writeFile(join(faces.portal, 'assets/main-1.css'), '')
  await writeFile(join(faces.workbench, 'index.html'), '<!doctype html><title>workbench</title>')
  return faces
}

let lastPhone = 13_900_000_000

/** A number that nobody in this file has. */
export function newPhone(): string {
  lastPhone += 1
  return String(lastPhone)
}

export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const fresh = await freshDatabase(foundedTemplateName)
  const { ownerUrl, appUrl } = fresh
  const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-test-app-'))
  const clock = movableClock(options.now)
  const settings = readSettings({
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_POOL: '8',
    DATA_DIR: dataDir,
    PUBLIC_URL: `http://${networks.own.host}`,
    DEMO: 'on',
    LOG_LEVEL: 'silent',
    ...options.settings,
  })
  const secretKey = 'a key of the tests, never used elsewhere'
  const installation: Installation = {
    settings,
    secretKey,
    ownerUrl,
    appUrl,
    log: options.log ?? pino({ level: 'silent' }),
  }
  const platform = createPlatform(installation, { clock })
  const { app: web } = await createWeb(platform, await writeFaces(dataDir))
  await web.ready()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const ask: TestApp['ask'] = async (text, values = []) => (await owner.query(text, values)).rows
  const areas = await ask<TestArea & Record<string, unknown>>(
    'select id, code, name, level, path from area where network_id = $1 order by path',
    [networks.own.id],
  )

  const clientOf = (
    network: keyof typeof networks,
    who: { personId: Id; grants: Grant[]; cookie: string } | null,
  ): Client =>
    createClient({
      app: web,
      host: networks[network].host,
      networkId: networks[network].id,
      personId: who?.personId ?? null,
      grants: who?.grants ?? [],
      ...(who ? { headers: { cookie: who.cookie } } : {}),
      context: ({ networkId, personId, grants }) => ({
        actor: { personId, grants, networkId, requestId: 'test' },
        now: clock.now(),
        db: platform.db,
        services: platform.services,
      }),
    })

  /** A sign-in as the forms would leave it in the browser. */
  async function signIn(personId: Id): Promise<string> {
    const token = newSecret()
    await ask(
      `insert into auth.session (id, token, "userId", "expiresAt", "updatedAt")
       select $1, $2, user_id, now() + interval '1 day', now() from person where id = $3`,
      [newId(), token, personId],
    )
    return platform.signIn.cookies.sessionCookie(token, 86_400).split(';')[0] as string
  }

  async function person(
    grant: Grant | null,
    { name = '某人', phone = newPhone(), network = 'own' }: PersonOptions,
  ): Promise<Client> {
    const ctx = systemContext(platform, networks[network].id, 'test')
    const account = { name, phone }
    const personId = grant
      ? (await setUpStaff(ctx, { ...account, ...grant, reason: '测试' })).personId
      : await transact(ctx, (tx) => setUpPerson(tx, account))
    return clientOf(network, { personId, grants: grant ? [grant] : [], cookie: await signIn(personId) })
  }

  async function violations(): Promise<string[]> {
    const checks = modules.flatMap((module) => module.checks ?? [])
    const { checks: found } = await diagnose({ ownerUrl, dataDir, checks })
    return found.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`)
  }

  return {
    platform,
    web,
    clock,
    ownerUrl,
    areas,
    stranger: clientOf('own', null),
    strangerElsewhere: clientOf('other', null),
    resident: (who = {}) => person(null, who),
    staff: (role, path, who = {}) => person({ role, path }, who),
    area(name) {
      const found = areas.find((area) => area.name === name)
      if (!found) throw new Error(`the division has no ${name}`)
      return found
    },
    runJobs: () => runWaitingJobs(platform, ownerUrl),
    sweep: () => sweep(platform),
    ask,
    violations,
    async close() {
      const left = await violations()
      await web.close()
      await platform.close()
      await owner.end()
      await fresh.drop()
      await rm(dataDir, { recursive: true, force: true })
      if (left.length > 0) throw new Error(`what the tests did leaves violations:\n${left.join('\n')}`)
    },
  }
}
