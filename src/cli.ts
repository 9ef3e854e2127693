import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import pino, { type Logger } from 'pino'
import {
  checksOf,
  createPlatform,
  createTokenFor,
  createWeb,
  foundNetworkFrom,
  grantRole,
  passwordLinkOf,
  type Platform,
  prepareDemonstration,
  refuseOtherKey,
  scaleNetwork,
  startWarnings,
} from './app.ts'
import { refusalLabels as networkRefusals } from './modules/network/labels.ts'
import { refusalLabels as peopleRefusals } from './modules/people/labels.ts'
import type { AppError } from './base/refusal.ts'
import { fieldWords, refusalText } from './portal/refusal-text.ts'
import { startWorker } from './server/jobs.ts'
import { migrate } from './server/migrate.ts'
import { borrowDatabase } from './server/process/database-access.ts'
import { diagnose } from './server/process/doctor.ts'
import { endWithParent } from './server/process/keep-child.ts'
import { type Arguments, Misuse, runCommandLine, type Outcome, type Verb } from './server/process/command-line.ts'
import { serve, type Installation } from './server/process/serve.ts'
import { listenForStop } from './server/process/until-stopped.ts'
import { loadSecretKey } from './server/secret-key.ts'
import { readSettings, settingsTable, type Settings } from './server/settings.ts'
import { startSweeping } from './server/sweep.ts'

const toStderr = (line: string): void => void process.stderr.write(`${line}\n`)
const toStdout = (line: string): void => void process.stdout.write(`${line}\n`)

/** Standard output is for results, so the log goes to standard error. */
function createLog(settings: Settings): Logger {
  return pino({ level: settings.logLevel, base: undefined }, pino.destination({ dest: 2, sync: true }))
}

async function runServe(): Promise<null> {
  const stop = listenForStop()
  endWithParent(stop.give)
  const settings = readSettings(process.env)
  const log = createLog(settings)
  const workerArgs = [process.argv[1] ?? '', 'worker']
  await serve({
    settings,
    log,
    stop,
    say: toStdout,
    workerArgs,
    createWeb: (installation) => createWeb(createPlatform(installation)),
    prepare,
  })
  return null
}

/** Before the first request: the key is the data's own, and the demonstration or what the operator must know. */
async function prepare(installation: Installation): Promise<string[]> {
  const platform = createPlatform(installation)
  try {
    await refuseOtherKey(platform)
    return installation.settings.demo ? await loadDemonstration(platform) : await warn(platform)
  } finally {
    await platform.close()
  }
}

async function loadDemonstration(platform: Platform): Promise<string[]> {
  const signIns = await prepareDemonstration(platform, toStdout)
  return [
    '演示账号（手机号或邮箱 / 密码）：',
    ...signIns.map(({ who, phone, email, password }) => `  ${phone}  ${email.padEnd(34)}/ ${password}   ${who}`),
  ]
}

async function warn(platform: Platform): Promise<string[]> {
  const lines = await startWarnings(platform)
  for (const line of lines) platform.log.warn({ part: 'start' }, line)
  return lines
}

async function runWorker(): Promise<null> {
  const stop = listenForStop()
  endWithParent(stop.give)
  const settings = readSettings(process.env)
  const log = createLog(settings)
  const database = await borrowDatabase(settings, 'worker', toStderr)
  try {
    const { ownerUrl, appUrl } = database
    const secretKey = await loadSecretKey(settings)
    const platform = createPlatform({ settings, secretKey, ownerUrl, appUrl, log })
    await refuseOtherKey(platform)
    const parts = [await startWorker(platform, database.ownerUrl), startSweeping(platform)]
    await stop.wait
    for (const part of parts) await part.stop()
    await platform.close()
  } finally {
    await database.stop()
  }
  return null
}

async function runMigrate(): Promise<Outcome> {
  const database = await borrowDatabase(readSettings(process.env), 'migrate', toStderr)
  try {
    const applied = await migrate(database.ownerUrl, { onProgress: toStderr })
    return { value: { applied }, text: applied.length > 0 ? `已执行 ${applied.length} 个迁移` : '数据库结构已是最新' }
  } finally {
    await database.stop()
  }
}

async function runDoctor(): Promise<Outcome> {
  const settings = readSettings(process.env)
  const database = await borrowDatabase(settings, 'doctor', toStderr)
  try {
    const checks = checksOf(settings, await loadSecretKey(settings))
    const diagnosis = await diagnose({ ownerUrl: database.ownerUrl, dataDir: settings.dataDir, checks })
    const text = diagnosis.checks.map(({ ok, name, detail }) => `${ok ? '✓' : '✗'} ${name}  ${detail}`).join('\n')
    return { value: diagnosis, text, refused: !diagnosis.ok }
  } finally {
    await database.stop()
  }
}

/** A verb that acts as the program would: beside a running server, or with the database started for it alone. */
async function withPlatform<T>(
  purpose: string,
  work: (platform: Platform, ownerUrl: string) => Promise<T>,
): Promise<T> {
  const settings = readSettings(process.env)
  const database = await borrowDatabase(settings, purpose, toStderr)
  try {
    const { ownerUrl, appUrl } = database
    const secretKey = await loadSecretKey(settings)
    await migrate(ownerUrl, { onProgress: toStderr })
    const platform = createPlatform({ settings, secretKey, ownerUrl, appUrl, log: createLog(settings) })
    try {
      await refuseOtherKey(platform)
      return await work(platform, ownerUrl)
    } finally {
      await platform.close()
    }
  } finally {
    await database.stop()
  }
}

const textOf = (option: string | boolean | undefined): string | null =>
  typeof option === 'string' && option.trim() ? option.trim() : null

async function runToken({ words, options }: Arguments): Promise<Outcome> {
  const [person, scope, network] = [options.person, options.scope, options.network].map(textOf)
  if (words[0] !== 'create' || !person || !scope) throw new Misuse('需要 create、--person 和 --scope')
  const { name = 'chuangyi token create', days = 90 } = options
  const made = await withPlatform('token', (platform) =>
    createTokenFor(platform, network ?? null, person, { name, scopes: scope.split(','), days }),
  )
  return { value: made, text: made.token }
}

/** What the file holds, and the division it names when it does not hold that itself. */
async function readFounding(file: string): Promise<unknown> {
  const read = async (path: string): Promise<unknown> => {
    try {
      return JSON.parse(await readFile(path, 'utf8'))
    } catch (error) {
      throw new Misuse(`读不了 ${path}：${(error as Error).message}`)
    }
  }
  const data = await read(file)
  const named = (data as { division?: unknown } | null)?.division
  return typeof named === 'string' ? { ...(data as object), division: await read(resolve(dirname(file), named)) } : data
}

async function runNetwork({ words, options }: Arguments): Promise<Outcome> {
  const file = textOf(options.file)
  if (words[0] !== 'found' || !file) throw new Misuse('需要 found 和 --file')
  const data = await readFounding(file)
  const made = await withPlatform('network', async (platform) => foundNetworkFrom(platform, data))
  const next = '接着指定第一位管理员：chuangyi person grant --phone <手机号> --role admin --node <区代码>'
  return { value: made, text: `网络已建立：${made.areas} 个地方，${made.platforms} 个平台。\n${next}` }
}

const countOf = (option: string | boolean | undefined, name: string, most: number): number => {
  const count = Number(option ?? 0)
  if (!Number.isInteger(count) || count < 0 || count > most) throw new Misuse(`--${name} 要填 0 到 ${most} 的整数`)
  return count
}

async function runSeed({ words, options }: Arguments): Promise<Outcome> {
  if (words[0] !== 'scale') throw new Misuse('需要 scale')
  const size = {
    projects: countOf(options.projects, 'projects', 1_000_000),
    donations: countOf(options.donations, 'donations', 10_000_000),
  }
  const started = performance.now()
  const made = await withPlatform('seed', (platform, ownerUrl) =>
    scaleNetwork(platform, ownerUrl, textOf(options.network), size, toStderr),
  )
  const seconds = Math.round((performance.now() - started) / 1000)
  return { value: { ...made, seconds }, text: `写入 ${made.projects} 个项目、${made.donations} 笔捐赠，${seconds} 秒` }
}

async function runPerson({ words, options }: Arguments): Promise<Outcome> {
  const network = textOf(options.network)
  const contact = textOf(options.phone) ?? textOf(options.email)
  if (!contact) throw new Misuse('需要 --phone 或 --email')
  const within = '30 分钟内有效，只能用一次'
  if (words[0] === 'link') {
    const made = await withPlatform('person', (platform) => passwordLinkOf(platform, network, contact))
    return { value: made, text: `请本人打开链接设置密码（${within}）：\n${made.link}` }
  }
  const [role, node, name] = [options.role, options.node, options.name].map(textOf)
  if (words[0] !== 'grant' || !role || !node) throw new Misuse('需要 grant、--role 和 --node，或 link')
  const made = await withPlatform('person', (platform) =>
    grantRole(platform, network, { contact, role, node, name: name ?? undefined }),
  )
  const entry = made.link ? `\n请本人打开链接设置密码（${within}）：\n${made.link}` : ''
  return { value: made, text: `已授予：${made.nodeName}${entry}` }
}

async function listSettings(): Promise<Outcome> {
  const rows = Object.entries(settingsTable).map(([name, { about, absent, ...rest }]) => ({
    name,
    about,
    absent,
    secret: 'secret' in rest,
    set: Boolean(process.env[name]?.trim()),
  }))
  const text = rows
    .map(({ name, about, absent }) => `${name.padEnd(20)}${about}\n${''.padEnd(20)}未设时：${absent}`)
    .join('\n')
  return { value: rows, text }
}

/** What a refusal says, with what is wrong at each field. */
function sayRefusal(error: AppError): string {
  const own = { ...networkRefusals, ...peopleRefusals }
  const faults = fieldWords(Object.values(error.fields), error.params, own)
  const lines = Object.entries(error.fields).map(([field, fault]) => `  ${field}：${faults[fault]?.zh ?? fault}`)
  return [refusalText(error, 'zh', own) ?? error.code, ...lines].join('\n')
}

const verbs: Record<string, Verb> = {
  serve: { usage: '', about: '启动网站：数据库、网页和后台任务', run: runServe },
  worker: { usage: '', about: '只运行后台任务', run: runWorker },
  migrate: { usage: '[--json]', about: '更新数据库结构', run: runMigrate },
  doctor: { usage: '[--json]', about: '检查数据库、磁盘和数据是否完好', run: runDoctor },
  token: {
    usage: 'create --person <邮箱或手机号> --scope <权限[,权限]> [--days 90] [--network <代码>] [--json]',
    about: '为程序新建接口令牌，只显示这一次；权限不超过本人',
    words: 1,
    options: {
      person: { type: 'string' },
      scope: { type: 'string' },
      network: { type: 'string' },
      days: { type: 'string' },
      name: { type: 'string' },
    },
    run: runToken,
  },
  network: {
    usage: 'found --file <文件.json> [--json]',
    about: '从文件建立一个网络：区、街道、社区、居委会和平台；文件的写法见 docs/operations.md',
    words: 1,
    options: { file: { type: 'string' } },
    run: runNetwork,
  },
  person: {
    usage:
      'grant --phone <手机号>|--email <邮箱> --role <角色> --node <区、街道、社区或专题分部的代码> [--name <称呼>] [--network <代码>]；' +
      'link --phone|--email',
    about: '授予角色，用于第一位管理员；link 给本人一个设置密码的链接',
    words: 1,
    options: {
      phone: { type: 'string' },
      email: { type: 'string' },
      role: { type: 'string' },
      node: { type: 'string' },
      name: { type: 'string' },
      network: { type: 'string' },
    },
    run: runPerson,
  },
  seed: {
    usage: 'scale --projects <个> --donations <笔> [--network <代码>] [--json]',
    about: '把演示网络变大，用来测速度和看长列表；只在演示模式下可用，断了再运行会接着写',
    words: 1,
    options: {
      projects: { type: 'string' },
      donations: { type: 'string' },
      network: { type: 'string' },
    },
    run: runSeed,
  },
  settings: { usage: '[--json]', about: '列出全部设置', run: listSettings },
}

process.exitCode = await runCommandLine(verbs, process.argv.slice(2), { say: sayRefusal })
