import { isLoopback } from './limits.ts'
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

/** One setting: what it is for, what holds when it is absent, and what it may be. */
interface Setting<T> {
  /** a sentence for the operator */
  about: string
  /** shown in the table; the schema holds the value itself */
  absent: string
  /** its value is never printed */
  secret?: true
  schema: z.ZodType<T, string | undefined>
}

function setting<T>(about: string, absent: string, schema: z.ZodType<T, string | undefined>): Setting<T> {
  return { about, absent, schema }
}

function secret<T>(about: string, absent: string, schema: z.ZodType<T, string | undefined>): Setting<T> {
  return { about, absent, schema, secret: true }
}

const text = z.string().optional()

function wholeNumber(from: number, to: number, absent: number) {
  const error = `应为 ${from} 到 ${to} 之间的整数`
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .refine((value) => value >= from && value <= to, { error })
    .default(absent)
}

function oneOf<const T extends string>(choices: readonly T[]) {
  return z.enum(choices, { error: `应为 ${choices.join('、')} 之一` }).optional()
}

function address(...protocols: string[]) {
  const error = `应为以 ${protocols.map((protocol) => `${protocol}://`).join(' 或 ')} 开头的地址`
  return z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)), { error })
    .optional()
}

/** Everything that can be set, by environment variable. Checked together at start; printed by `chuangyi settings`. */
export const settingsTable = {
  PORT: setting('网站监听的端口', '3000', wholeNumber(0, 65_535, 3000)),
  HOST: setting('网站监听的地址；对外服务时设为 0.0.0.0，并在前面放反向代理', '127.0.0.1', text),
  PUBLIC_URL: setting('居民访问用的网址，二维码、邮件和登录都用它', '由 HOST 和 PORT 得出', address('http', 'https')),
  TRUST_PROXY: setting('前面有几层反向代理，或它们的地址（逗号分隔）；填错会让限流认错人', '0', text),
  DATA_DIR: setting('数据目录：数据库、上传的文件和密钥都在里面', './data', text),
  DATABASE_URL: secret(
    '使用已有的 PostgreSQL（15 以上）；不设则用内置数据库',
    '内置数据库',
    address('postgres', 'postgresql'),
  ),
  DATABASE_OWNER_URL: secret(
    '迁移和后台任务所用的连接，须是库的所有者',
    '与 DATABASE_URL 相同',
    address('postgres', 'postgresql'),
  ),
  DATABASE_POOL: setting('每个进程的数据库连接数上限', '16', wholeNumber(2, 200, 16)),
  SECRET_KEY: secret(
    '加密和签名用的密钥，至少 32 个字符；多台机器必须相同，丢失后已加密的数据无法解开',
    '首次启动时生成，存于数据目录',
    z.string().min(32, { error: '至少 32 个字符' }).optional(),
  ),
  DEMO: setting(
    '首次启动时装入演示数据，并在页面上显示演示账号和验证码',
    '内置数据库且只在本机访问时 on，否则 off',
    oneOf(['on', 'off']),
  ),
  WORKER: setting('由网站进程一并运行后台任务；off 时请另行运行 chuangyi worker', 'on', oneOf(['on', 'off'])),
  LOG_LEVEL: setting('日志的详细程度', 'info', oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
  METRICS_TOKEN: secret(
    '监控系统从别的机器读取 /metrics 时出示的口令，至少 16 个字符',
    '/metrics 只有本机能读',
    z.string().min(16, { error: '至少 16 个字符' }).optional(),
  ),
  SITE_NAME: setting('网站名称', '创益', text),
  SITE_OWNER: setting('主办单位，显示在页脚', '不显示', text),
  ICP_NUMBER: setting('ICP 备案号，显示在页脚', '不显示', text),
  POLICE_NUMBER: setting('公安联网备案号，显示在页脚', '不显示', text),
  SMTP_URL: secret(
    '发邮件的服务器，如 smtps://用户:口令@mail.example.cn',
    '不发邮件，只有站内信',
    address('smtp', 'smtps'),
  ),
  MAIL_FROM: setting('邮件的发件人地址', '无', z.email({ error: '应为邮箱地址' }).optional()),
  SMS_URL: setting('短信网关的地址', '短信模拟器', address('http', 'https')),
  SMS_TOKEN: secret('短信网关的口令', '无', text),
  SMS_SIGNATURE: setting('短信签名，如【某某区】', '取网站名称', text),
  STAFF_SECOND_FACTOR: setting(
    '工作人员登录是否必须再过一道两步验证：required 必须，offered 自愿',
    '演示 offered，否则 required',
    oneOf(['required', 'offered']),
  ),
  OIDC_ISSUER: setting('单点登录（OpenID Connect）服务的地址', '不用单点登录', address('http', 'https')),
  OIDC_CLIENT_ID: setting('在单点登录服务登记的应用编号', '无', text),
  OIDC_CLIENT_SECRET: secret('在单点登录服务登记的应用密钥', '无', text),
  OIDC_NAME: setting('登录页上这一按钮的名称', '统一身份认证', text),
} as const satisfies Record<string, Setting<unknown>>

export type SettingName = keyof typeof settingsTable

type Values = { [Name in SettingName]: z.output<(typeof settingsTable)[Name]['schema']> }

export interface Settings {
  port: number
  host: string
  /** without a closing slash */
  publicUrl: string
  /** as Fastify's trustProxy takes it */
  trustProxy: number | string[]
  /** absolute */
  dataDir: string
  /** null: the embedded database */
  database: { url: string; ownerUrl: string } | null
  databasePool: number
  /** null: made at the first start and kept in the data folder */
  secretKey: string | null
  demo: boolean
  worker: boolean
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** null: /metrics is for this machine alone */
  metricsToken: string | null
  site: { name: string; owner: string | null; icpNumber: string | null; policeNumber: string | null }
  mail: { smtpUrl: string; from: string } | null
  /** null: the simulator */
  sms: { url: string; token: string; signature: string } | null
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null
  /** roles count only after a second factor, or also without one */
  staffSecondFactor: 'required' | 'offered'
}

/** Settings that make sense together only: the first asks for the others. */
const companions: [SettingName, SettingName[]][] = [
  ['DATABASE_OWNER_URL', ['DATABASE_URL']],
  ['SMTP_URL', ['MAIL_FROM']],
  ['SMS_URL', ['SMS_TOKEN']],
  ['OIDC_ISSUER', ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
]

const present = (value: string | undefined): string | undefined => value?.trim() || undefined

function check(env: NodeJS.ProcessEnv): { values: Values; wrong: string[] } {
  const values: Record<string, unknown> = {}
  const wrong: string[] = []
  for (const [name, { schema, secret: hidden }] of Object.entries(settingsTable) as [SettingName, Setting<unknown>][]) {
    const given = present(env[name])
    const result = schema.safeParse(given)
    values[name] = result.data
    if (result.success) continue
    wrong.push(`${name}：${result.error.issues[0]?.message}${hidden ? '' : `（现为 ${given}）`}`)
  }
  for (const [name, others] of companions) {
    if (!present(env[name])) continue
    for (const other of others) if (!present(env[other])) wrong.push(`${other}：设了 ${name} 就必须设置`)
  }
  return { values: values as Values, wrong }
}

/** A number of hops, or the proxies' addresses. */
function readProxies(value: string | undefined): number | string[] {
  if (value === undefined) return 0
  return /^\d{1,2}$/.test(value) ? Number(value) : value.split(',').map((part) => part.trim())
}

/** Where the visitor's browser finds a server that listens there. */
function localUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/**
 * Reads and checks all settings at once.
 * @throws StartError settings-invalid, naming everything that is wrong and no secret
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const { values, wrong } = check(env)
  if (wrong.length > 0) {
    throw new StartError(
      'settings-invalid',
      `设置有误，共 ${wrong.length} 处：\n${wrong.map((line) => `  ${line}`).join('\n')}`,
      '请改正这些环境变量后重新启动；npm run --silent chuangyi -- settings 列出全部设置。',
    )
  }
  const host = values.HOST ?? '127.0.0.1'
  const url = values.DATABASE_URL
  // it shows codes and accounts to anyone: on by itself only where nobody else can reach it
  const demo = values.DEMO ? values.DEMO === 'on' : !url && isLocalOnly(host, values.PUBLIC_URL)
  return {
    port: values.PORT,
    host,
    publicUrl: (values.PUBLIC_URL ?? localUrl(host, values.PORT)).replace(/\/+$/, ''),
    trustProxy: readProxies(values.TRUST_PROXY),
    dataDir: resolve(values.DATA_DIR ?? 'data'),
    database: url ? { url, ownerUrl: values.DATABASE_OWNER_URL ?? url } : null,
    databasePool: values.DATABASE_POOL,
    secretKey: values.SECRET_KEY ?? null,
    demo,
    worker: values.WORKER !== 'off',
    logLevel: values.LOG_LEVEL ?? 'info',
    metricsToken: values.METRICS_TOKEN ?? null,
    site: readSite(values),
    mail: values.SMTP_URL && values.MAIL_FROM ? { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM } : null,
    sms: readSms(values),
    oidc: readOidc(values),
    staffSecondFactor: values.STAFF_SECOND_FACTOR ?? (demo ? 'offered' : 'required'),
  }
}

function isLocalOnly(host: string, publicUrl: string | undefined): boolean {
  const local = (name: string) => name === 'localhost' || isLoopback(name.replace(/^\[|\]$/g, ''))
  return local(host) && (publicUrl === undefined || local(new URL(publicUrl).hostname))
}

function readSite(values: Values): Settings['site'] {
  return {
    name: values.SITE_NAME ?? '创益',
    owner: values.SITE_OWNER ?? null,
    icpNumber: values.ICP_NUMBER ?? null,
    policeNumber: values.POLICE_NUMBER ?? null,
  }
}

function readSms(values: Values): Settings['sms'] {
  const { SMS_URL: url, SMS_TOKEN: token } = values
  return url && token ? { url, token, signature: values.SMS_SIGNATURE ?? readSite(values).name } : null
}

function readOidc(values: Values): Settings['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  if (!issuer || !clientId || !clientSecret) return null
  return { issuer, clientId, clientSecret, name: values.OIDC_NAME ?? '统一身份认证' }
}
