import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Services } from './base/context.ts'
import { newId } from './base/id.ts'
import { readAssets } from './portal/assets.ts'
import type { Site } from './portal/frame.ts'
import { homeEntry, homeRoute } from './portal/home.tsx'
import type { NavEntry } from './portal/nav.ts'
import { servePortal } from './portal/serve.ts'
import { statementRoutes } from './portal/statements.tsx'
import { viewSettingsRoute } from './portal/view-settings.tsx'
import { auditRoutes } from './server/audit.ts'
import { type Database, openDatabase, sql } from './server/database.ts'
import { createDemonstration } from './server/demonstration.ts'
import { eventCatalogue } from './server/events.ts'
import { createBlobStore } from './server/files/blobs.ts'
import { fileJobs } from './server/files/removal.ts'
import { fileRoutes, serveFiles } from './server/http/files.ts'
import { networkFinder } from './server/http/networks.ts'
import { createServer } from './server/http/server.ts'
import { serveWorkbench } from './server/http/workbench.ts'
import { messageJobs } from './server/inbox/deliver.ts'
import { messageDesk, smsTextsOf } from './server/inbox/desk.ts'
import { parseInput } from './server/http/input.ts'
import { systemContext, type WorkerPlatform } from './server/jobs.ts'
import { createMailer } from './server/mail/mail.ts'
import type { Module } from './server/module.ts'
import type { Installation, Web } from './server/process/serve.ts'
import { projectRoot } from './server/root.ts'
import { createSecrets, type Secrets } from './server/secrets/secrets.ts'
import { createSignIn, type SignIn } from './server/sign-in/sign-in.ts'
import { createSmsGateway } from './server/sms/gateway.ts'
import { createSmsSimulator } from './server/sms/simulator.ts'
import { noSms, platformSmsTexts, type SmsSender } from './server/sms/sms.ts'
import type { Settings } from './server/settings.ts'
import { todoRoute } from './server/todo.ts'
import { transact } from './server/transact.ts'
import { networkModule } from './modules/network/module.ts'
import { type DemonstrationSignIn, demonstrationSignIns } from './modules/people/demonstration.ts'
import { createToken as createTokenContract } from './modules/people/contract.ts'
import { createToken } from './modules/people/server/commands-person.ts'
import { actAs } from './modules/people/server/commands-setup.ts'
import { peopleModule } from './modules/people/module.ts'
import { meRoute } from './modules/people/portal/me-page.tsx'
import { contactOf } from './modules/people/server/public.ts'
import { problemModule } from './modules/problem/module.ts'

/** The capabilities in their order: a later one may use an earlier one, never the other way. */
const capabilities: readonly Module[] = [networkModule, peopleModule, problemModule]

/** What the platform itself answers for: files, messages, the to-do list over all capabilities. */
const platformModule: Module = {
  name: 'platform',
  routes: [...fileRoutes, todoRoute(capabilities), ...auditRoutes],
  jobs: { ...fileJobs, ...messageJobs },
}

export const modules: readonly Module[] = [platformModule, ...capabilities]

/** The running program without its faces: what the web server, the worker and the command line share. */
export interface Platform extends WorkerPlatform {
  settings: Settings
  secrets: Secrets
  signIn: SignIn
  close(): Promise<void>
}

export interface PlatformOptions {
  clock?: { now(): Date }
}

export function createPlatform(installation: Installation, options: PlatformOptions = {}): Platform {
  const { settings, secretKey, appUrl, log } = installation
  const clock = options.clock ?? { now: () => new Date() }
  const db = openDatabase(appUrl, { max: settings.databasePool })
  const secrets = createSecrets(secretKey)
  const messageKinds = modules.flatMap((module) => (module.messages ? [module.messages] : []))
  const sms = createSms(settings, db, clock, messageKinds)
  const signIn = createSignIn({
    databaseUrl: appUrl,
    db,
    publicUrl: settings.publicUrl,
    secrets,
    sms,
    oidc: settings.oidc,
    staffSecondFactor: settings.staffSecondFactor,
  })
  const services: Services = {
    events: eventCatalogue(
      modules.map((module) => module.events ?? {}),
      modules.flatMap((module) => module.subscribers ?? []),
    ),
    publicUrl: settings.publicUrl,
    secrets,
    blobs: createBlobStore(join(settings.dataDir, 'files')),
    messages: messageDesk(messageKinds, contactOf, settings.site.name),
    mail: settings.mail
      ? createMailer({
          url: settings.mail.smtpUrl,
          from: settings.mail.from,
          fromName: settings.site.name,
          publicUrl: settings.publicUrl,
        })
      : null,
    sms,
    signIn,
  }
  return {
    db,
    services,
    clock,
    modules,
    log,
    settings,
    secrets,
    signIn,
    async close() {
      await signIn.close()
      await db.close()
    },
  }
}

function createSms(
  settings: Settings,
  db: Database,
  clock: { now(): Date },
  kinds: readonly NonNullable<Module['messages']>[],
): SmsSender {
  const texts = { ...platformSmsTexts, ...smsTextsOf(kinds) }
  if (settings.sms) return createSmsGateway({ ...settings.sms, texts })
  if (settings.demo) return createSmsSimulator({ db, clock, texts, demonstration: true })
  return noSms
}

const anyNetwork = sql('app.any-network', 'select id from network limit 1')

/**
 * On the first start: the demonstration network, each module's part in order, through the program's own commands and in
 * one transaction, so that a start cut short begins anew.
 *
 * @returns the sign-ins to show, also on later starts
 */
export async function prepareDemonstration(
  platform: Platform,
  say: (line: string) => void,
): Promise<readonly DemonstrationSignIn[]> {
  if (await platform.db.find(anyNetwork)) return demonstrationSignIns
  const networkId = newId()
  await transact(systemContext(platform, networkId, 'demonstration'), async (tx) => {
    const demonstration = createDemonstration(platform, tx, networkId, say)
    for (const module of modules) await module.demonstrate?.(demonstration)
  })
  return demonstrationSignIns
}

/**
 * A token for the person with this phone or address, from the operator's shell.
 * @throws AppError not-found `person.not-found`; invalid `scopes`, `days`
 */
export async function createTokenFor(platform: Platform, contact: string, wish: unknown) {
  const { id: networkId } = await platform.db.get<{ id: string }>(anyNetwork)
  const ctx = systemContext(platform, networkId, 'shell')
  return createToken(await actAs(ctx, contact), parseInput(createTokenContract, wish))
}

function siteOf({ site, publicUrl, demo }: Settings): Site {
  return {
    name: { zh: site.name, en: 'Chuangyi' },
    owner: site.owner,
    icpNumber: site.icpNumber,
    policeNumber: site.policeNumber,
    publicUrl,
    demonstration: demo,
  }
}

const workbenchEntry: NavEntry = {
  key: 'workbench',
  path: '/workbench',
  label: { zh: '工作台', en: 'Workbench' },
  places: ['account'],
  order: 90,
  who: 'staff',
  outsidePortal: true,
}

const openApiEntry: NavEntry = {
  key: 'openapi',
  path: '/api/v1/openapi.json',
  label: { zh: '接口文档', en: 'Interface description' },
  places: ['footer'],
  order: 80,
  outsidePortal: true,
}

/** Where the build leaves what browsers load. */
const builtFaces = { portal: join(projectRoot, 'dist/portal'), workbench: join(projectRoot, 'dist/workbench') }

/** The web server with both faces and the interface. */
export async function createWeb(
  platform: Platform,
  built = builtFaces,
): Promise<Web & { app: Awaited<ReturnType<typeof createServer>>['app'] }> {
  const { settings, log } = platform
  const shared = {
    ...platform,
    publicUrl: settings.publicUrl,
    findNetwork: networkFinder(platform.db),
    readSession: platform.signIn.readSession,
    visitorKey: platform.secrets.keyedHash('visitor', 'http.visitor'),
  }
  const { app, takeStranger } = await createServer({
    ...shared,
    log,
    trustProxy: settings.trustProxy,
    demonstration: settings.demo,
  })
  serveFiles(app, shared, modules)
  const site = siteOf(settings)
  const nav = [homeEntry, ...modules.flatMap((module) => module.nav ?? []), workbenchEntry, openApiEntry]
  const slots = modules.flatMap((module) => module.slots ?? [])
  await servePortal(app, {
    ...shared,
    takeStranger,
    site,
    nav,
    assets: readAssets(built.portal),
    assetsFolder: built.portal,
    routes: [
      homeRoute({ slots, nav, site }),
      meRoute(slots),
      ...statementRoutes({ site, nav, dataUses: modules.flatMap((module) => module.dataUses ?? []) }),
      viewSettingsRoute,
      ...modules.flatMap((module) => module.pages ?? []),
    ],
  })
  if (existsSync(built.workbench)) await serveWorkbench(app, built.workbench)
  return { app, listen: (address) => app.listen(address), close: () => app.close().then(() => platform.close()) }
}
