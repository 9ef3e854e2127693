import pg from 'pg'
import { StartError } from '../start-error.ts'

/** The oldest PostgreSQL the SQL is written for. */
const oldestMajor = 15

/** The address without its password. */
function shown(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'localhost'}${port ? `:${port}` : ''}${pathname}`
}

/** PostgreSQL's own answer to our name, password or database; everything else did not reach it. */
const refusedCodes = /^(28|3D|42501)/

/**
 * Whether the operator's PostgreSQL can be used.
 * @throws StartError database-unreachable, database-refused, database-too-old
 */
export async function checkServerDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version")
    const major = Math.floor(Number(rows[0]?.version) / 10_000)
    if (major < oldestMajor) {
      throw new StartError(
        'database-too-old',
        `数据库 ${shown(url)} 是 PostgreSQL ${major}，版本太旧。`,
        `请升级到 PostgreSQL ${oldestMajor} 以上，或去掉 DATABASE_URL 改用内置数据库。`,
      )
    }
  } catch (error) {
    throw explain(url, error as Error & { code?: string })
  } finally {
    await client.end().catch(() => undefined)
  }
}

function explain(url: string, error: Error & { code?: string }): Error {
  if (error instanceof StartError) return error
  // several addresses were tried: the message of each is inside
  const reason =
    error instanceof AggregateError ? error.errors.map((one: Error) => one.message).join('；') : error.message
  if (refusedCodes.test(error.code ?? '')) {
    return new StartError(
      'database-refused',
      `数据库 ${shown(url)} 拒绝了连接：${reason}`,
      '请检查 DATABASE_URL 中的用户名、口令和库名，以及该用户的权限。',
      error,
    )
  }
  return new StartError(
    'database-unreachable',
    `数据库 ${shown(url)} 连接不上：${reason}`,
    '请确认数据库已启动、地址和端口正确、防火墙放行，再重新启动；或去掉 DATABASE_URL 改用内置数据库。',
    error,
  )
}
