import pino, { type Logger } from 'pino'
import { createPlatform, createTokenFor, createWeb, modules, prepareDemonstration } from './app.ts'
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
    prepareDemonstration: loadDemonstration,
  })
  return null
}

async function loadDemonstration(installation: Installation): Promise<string[]> {
  const platform = createPlatform(installation)
  try {
    const signIns = await prepareDemonstration(platform, toStdout)
    return [
      '演示账号（手机号或邮箱 / 密码）：',
      ...signIns.map(({ who, phone, email, password }) => `  ${phone}  ${email.padEnd(28)}/ ${password}   ${who}`),
    ]
  } finally {
    await platform.close()
  }
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
    const checks = modules.flatMap((module) => module.checks ?? [])
    const diagnosis = await diagnose({ ownerUrl: database.ownerUrl, dataDir: settings.dataDir, checks })
    const text = diagnosis.checks.map(({ ok, name, detail }) => `${ok ? '✓' : '✗'} ${name}  ${detail}`).join('\n')
    return { value: diagnosis, text, refused: !diagnosis.ok }
  } finally {
    await database.stop()
  }
}

async function runToken({ words, options }: Arguments): Promise<Outcome> {
  const { person, scope, days, name } = options
  if (words[0] !== 'create' || typeof person !== 'string' || typeof scope !== 'string')
    throw new Misuse('需要 create、--person 和 --scope')
  const settings = readSettings(process.env)
  const database = await borrowDatabase(settings, 'token', toStderr)
  try {
    const { ownerUrl, appUrl } = database
    const secretKey = await loadSecretKey(settings)
    const platform = createPlatform({ settings, secretKey, ownerUrl, appUrl, log: createLog(settings) })
    const wish = { name: name ?? 'chuangyi token create', scopes: scope.split(','), days: days ?? 90 }
    try {
      const made = await createTokenFor(platform, person, wish)
      return { value: made, text: made.token }
    } finally {
      await platform.close()
    }
  } finally {
    await database.stop()
  }
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

const verbs: Record<string, Verb> = {
  serve: { usage: '', about: '启动网站：数据库、网页和后台任务', run: runServe },
  worker: { usage: '', about: '只运行后台任务', run: runWorker },
  migrate: { usage: '[--json]', about: '更新数据库结构', run: runMigrate },
  doctor: { usage: '[--json]', about: '检查数据库、磁盘和数据是否完好', run: runDoctor },
  token: {
    usage: 'create --person <邮箱或手机号> --scope <权限[,权限]> [--days 90] [--json]',
    about: '为程序新建接口令牌，只显示这一次；权限不超过本人',
    words: 1,
    options: {
      person: { type: 'string' },
      scope: { type: 'string' },
      days: { type: 'string' },
      name: { type: 'string' },
    },
    run: runToken,
  },
  settings: { usage: '[--json]', about: '列出全部设置', run: listSettings },
}

process.exitCode = await runCommandLine(verbs, process.argv.slice(2))
