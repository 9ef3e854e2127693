import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Context, Services } from './base/context.ts'
import { newId } from './base/id.ts'
import { AppError } from './base/refusal.ts'
import { type Role, roleLabels } from './base/roles.ts'
import { threadTeller } from './base/thread.ts'
import { readAssets } from './portal/assets.ts'
import type { Site } from './portal/frame.ts'
import { homeEntry, homeRoute } from './portal/home.tsx'
import type { NavEntry } from './portal/nav.ts'
import { servePortal } from './portal/serve.ts'
import { slotBook } from './portal/slots.ts'
import { statementRoutes } from './portal/statements.tsx'
import { viewSettingsRoute } from './portal/view-settings.tsx'
import { auditRoutes } from './server/audit.ts'
import { type Database, openDatabase, sql } from './server/database.ts'
import { deadlineCatalogue } from './server/deadlines.ts'
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
import type { Check, Module } from './server/module.ts'
import type { Installation, Web } from './server/process/serve.ts'
import { projectRoot } from './server/root.ts'
import { StartError } from './server/start-error.ts'
import { createScaling, type ScaleSize } from './server/scale.ts'
import { createSecrets, type Secrets } from './server/secrets/secrets.ts'
import { createSignIn, type SignIn } from './server/sign-in/sign-in.ts'
import { createSmsGateway } from './server/sms/gateway.ts'
import { createSmsSimulator } from './server/sms/simulator.ts'
import { noSms, platformSmsTexts, type SmsSender } from './server/sms/sms.ts'
import type { Settings } from './server/settings.ts'
import { todoRoute } from './server/todo.ts'
import { transact } from './server/transact.ts'
import { networkModule } from './modules/network/module.ts'
import { foundFromFile, readFoundingFile } from './modules/network/server/found.ts'
import { networkNamed, nodeByCode } from './modules/network/server/public.ts'
import { type DemonstrationSignIn, demonstrationSignIns } from './modules/people/demonstration.ts'
import { createToken as createTokenContract } from './modules/people/contract.ts'
import { createToken } from './modules/people/server/commands/person.ts'
import { actAs, grantFromShell, linkFromShell } from './modules/people/server/commands/setup.ts'
import { demonstrationCheck, secretKeyCheck } from './modules/people/server/checks.ts'
import { peopleModule } from './modules/people/module.ts'
import { contactOf } from './modules/people/server/public.ts'
import { callModule } from './modules/call/module.ts'
import { designModule } from './modules/design/module.ts'
import { noticeModule } from './modules/notice/module.ts'
import { exchangeModule } from './modules/exchange/module.ts'
import { agreementModule } from './modules/agreement/module.ts'
import { fundModule } from './modules/fund/module.ts'
import { projectModule } from './modules/project/module.ts'
import { reviewModule } from './modules/review/module.ts'
import { problemModule } from './modules/problem/module.ts'

/** The capabilities in their order: a later one may use an earlier one, never the other way. */
const capabilities: readonly Module[] = [
  networkModule,
  peopleModule,
  problemModule,
  designModule,
  callModule,
  reviewModule,
  noticeModule,
  projectModule,
  exchangeModule,
  agreementModule,
  fundModule,
]

/** What the platform itself answers for: files, messages, the to-do list over all capabilities. */
const platformModule: Module = {
  name: 'platform',
  routes: [...fileRoutes, todoRoute(capabilities), ...auditRoutes],
  jobs: { ...fileJobs, ...messageJobs },
}

export const modules: readonly Module[] = [platformModule, ...capabilities]

/** What must hold of what is stored, given how this installation is set. */
export function checksOf({ demo }: Pick<Settings, 'demo'>, secretKey: string): readonly Check[] {
  const { keyId } = createSecrets(secretKey)
  const own = modules.flatMap((module) => module.checks ?? [])
  return [...own, secretKeyCheck(keyId), ...(demo ? [] : [demonstrationCheck])]
}

const anySealed = sql(
  'app.any-sealed',
  `select split_part(coalesce(phone_sealed, email_sealed), '.', 2) as "keyId" from person
    where phone_sealed is not null or email_sealed is not null limit 1`,
)

/**
 * Another SECRET_KEY than the data's would open nothing, and make strangers of all who sign in: nothing starts with it.
 * @throws StartError secret-key-other
 */
export async function refuseOtherKey({ db, secrets, settings }: Pick<Platform, 'db' | 'secrets' | 'settings'>) {
  const sealed = await db.find<{ keyId: string }>(anySealed)
  if (!sealed || sealed.keyId === secrets.keyId) return
  const where = settings.secretKey ? 'SECRET_KEY' : join(settings.dataDir, 'secret-key')
  throw new StartError(
    'secret-key-other',
    `密钥不是加密现有数据的那一把（数据用 ${sealed.keyId}，现在是 ${secrets.keyId}）。`,
    `请把原来的密钥放回 ${where}，再启动；数据没有改动。密钥不能更换，见 docs/operations.md。`,
  )
}

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
    tellThread: threadTeller(modules.map((module) => module.threadTexts ?? {})),
    deadlines: deadlineCatalogue(modules.map((module) => module.deadlines ?? {})),
    publicUrl: settings.publicUrl,
    ownData: modules.flatMap((module) => module.ownData ?? []),
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
  if (!platform.settings.demo) throw new Error('the demonstration is off')
  if (await platform.db.find(anyNetwork)) return demonstrationSignIns
  const networkId = newId()
  await transact(systemContext(platform, networkId, 'demonstration'), async (tx) => {
    const demonstration = createDemonstration(platform, tx, networkId, say)
    for (const module of modules) await module.demonstrate?.(demonstration)
  })
  return demonstrationSignIns
}

/**
 * Makes a network large, for measuring and for looking at large lists: every capability fills its part, in its own tables,
 * so that `doctor` finds nothing. Of the demonstration alone. Broken off, what a capability had begun is undone, and another
 * run goes on there.
 *
 * @throws AppError invalid `network.none`, `network.which`; conflict `scale.no-demonstration`
 */
export async function scaleNetwork(
  platform: Platform,
  ownerUrl: string,
  network: string | null,
  size: ScaleSize,
  say: (line: string) => void,
): Promise<ScaleSize> {
  if (!platform.settings.demo) throw new AppError('conflict', { code: 'scale.no-demonstration' })
  const networkId = await networkNamed(platform.db, network)
  const owner = openDatabase(ownerUrl, { role: null, max: 1, statementTimeoutMs: 0, planAnew: true })
  try {
    const scaling = createScaling({ ...size, networkId, now: platform.clock.now(), say }, owner)
    for (const module of modules) {
      await module.scale?.(scaling)
      // the next one reads what this one wrote
      if (module.scale) await owner.rows(sql('scale.analyze', 'analyze'))
    }
    return size
  } finally {
    await owner.close()
  }
}

/** What an operator must know of a serving installation at its start: lines to show. */
export async function startWarnings({ db, settings }: Pick<Platform, 'db' | 'settings'>): Promise<string[]> {
  if (settings.demo) return []
  const { promise, text } = demonstrationCheck
  if (!(await db.find(anyNetwork)))
    return ['注意：还没有网络。请运行 npm run chuangyi -- network found，见 docs/operations.md。']
  const found = await db.rows<{ detail: string }>(sql('app.start-warnings', text))
  return found.map(({ detail }) => `注意：${promise}。${detail}。`)
}

/**
 * Acts in the network that a verb names, else in the only one.
 * @throws AppError not-found `network.none`, `network.not-found`; invalid `network.which`
 */
async function shellContext(platform: Platform, network: string | null): Promise<Context> {
  return systemContext(platform, await networkNamed(platform.db, network), 'shell')
}

/** Founds a network from what a file holds. @throws AppError invalid `network.file`; conflict `network.exists` */
export function foundNetworkFrom(platform: Platform, data: unknown) {
  return foundFromFile(systemContext(platform, '', 'shell'), readFoundingFile(data))
}

/** Gives a role from the operator's shell. @throws AppError as grantFromShell, invalid `network.which`, `role` */
export async function grantRole(
  platform: Platform,
  network: string | null,
  wish: { contact: string; name?: string | undefined; role: string; node: string },
) {
  const ctx = await shellContext(platform, network)
  if (!Object.hasOwn(roleLabels, wish.role))
    throw new AppError('invalid', { code: 'input.invalid', fields: { role: Object.keys(roleLabels).join('、') } })
  const role = wish.role as Role
  const path = await nodeByCode(ctx, wish.node)
  const made = await grantFromShell(ctx, { contact: wish.contact, name: wish.name ?? roleLabels[role].zh, role, path })
  return { ...made, link: made.link && platform.settings.publicUrl + made.link }
}

/** A link to choose a password, from the operator's shell. @throws AppError not-found `person.not-found` */
export async function passwordLinkOf(platform: Platform, network: string | null, contact: string) {
  const { personId, link } = await linkFromShell(await shellContext(platform, network), contact)
  return { personId, link: platform.settings.publicUrl + link }
}

/**
 * A token for the person with this phone or address, from the operator's shell.
 * @param network its code; null for the only one
 * @throws AppError not-found `person.not-found`, `network.none`; invalid `network.which`, `scopes`, `days`
 */
export async function createTokenFor(platform: Platform, network: string | null, contact: string, wish: unknown) {
  const ctx = await shellContext(platform, network)
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
    metricsToken: settings.metricsToken,
    demonstration: settings.demo,
  })
  serveFiles(app, shared, modules)
  const site = siteOf(settings)
  const nav = [homeEntry, ...modules.flatMap((module) => module.nav ?? []), workbenchEntry, openApiEntry]
  await servePortal(app, {
    ...shared,
    takeStranger,
    site,
    nav,
    slots: slotBook(modules.flatMap((module) => module.slots ?? [])),
    assets: readAssets(built.portal),
    assetsFolder: built.portal,
    routes: [
      homeRoute({ nav, site }),
      ...statementRoutes({ site, nav, dataUses: modules.flatMap((module) => module.dataUses ?? []) }),
      viewSettingsRoute,
      ...modules.flatMap((module) => module.pages ?? []),
    ],
  })
  if (existsSync(built.workbench)) await serveWorkbench(app, built.workbench)
  return { app, listen: (address) => app.listen(address), close: () => app.close().then(() => platform.close()) }
}
