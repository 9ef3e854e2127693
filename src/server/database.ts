import type { Writable } from 'node:stream'
import pg from 'pg'
import type { Queries, Statement } from '../base/context.ts'
import { AppError } from '../base/refusal.ts'

/** A named SQL constant; PostgreSQL parses and plans it once per connection. */
export function sql(name: string, text: string): Statement {
  return { name, text }
}

const int8 = 20
const date = 1082

function readInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of the safe range: ${text}`)
  return value
}

const parsers = new Map<number, (text: string) => unknown>([
  [int8, readInt8],
  [date, (text) => text], // a civil date has no time zone: it stays text
])

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' = 'text') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}

/** One connection inside a transaction. */
export interface Connection extends Queries {
  run(statement: Statement, values?: readonly unknown[]): Promise<number>
  /** Sent at once and not waited for: the transaction fails with it, at the latest at its end. */
  write(statement: Statement, values?: readonly unknown[]): void
}

export interface Database extends Queries {
  /** BEGIN, `work`, COMMIT; ROLLBACK when it throws */
  begin<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
  /** how many connections wait, work, idle: for /metrics */
  pool(): { total: number; idle: number; waiting: number }
}

export interface DatabaseOptions {
  /** assumed after connecting; null keeps the login role */
  role?: string | null
  max?: number
  /** called with each statement's name before it is sent: counts for query budgets and metrics */
  onStatement?(name: string): void
  statementTimeoutMs?: number
  /** each statement is planned for its values: for sets of rows, whose size the plan depends on */
  planAnew?: boolean
}

type Sender = (statement: Statement, values: readonly unknown[]) => Promise<pg.QueryResult>

function queriesOver(send: Sender): Omit<Connection, 'write'> {
  return {
    async rows<T>(statement: Statement, values: readonly unknown[] = []) {
      return (await send(statement, values)).rows as T[]
    },
    async find<T>(statement: Statement, values: readonly unknown[] = []) {
      const { rows } = await send(statement, values)
      if (rows.length > 1) throw new Error(`${statement.name}: ${rows.length} rows where at most one was expected`)
      return (rows[0] as T | undefined) ?? null
    },
    async get<T>(statement: Statement, values: readonly unknown[] = []) {
      const { rows } = await send(statement, values)
      if (rows.length !== 1) throw new Error(`${statement.name}: ${rows.length} rows where one was expected`)
      return rows[0] as T
    },
    async run(statement, values = []) {
      return (await send(statement, values)).rowCount ?? 0
    },
  }
}

const connectionLost = new Set([
  '08000',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** Lost connections become a 503 the reader can act on; constraint names stay for the error handler. */
function translate(error: unknown): unknown {
  const code = (error as { code?: string }).code
  const message = (error as Error).message ?? ''
  const lost =
    (code && connectionLost.has(code)) || /Connection terminated|timeout exceeded when trying to connect/.test(message)
  if (!lost) return error
  return Object.assign(new AppError('unavailable', { code: 'database-unavailable' }), { cause: error })
}

/**
 * Statements sent in one turn of the loop leave in one write to the socket: each write wakes the server once more,
 * which costs more than the statement's own work here.
 */
function gatherer(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  let gathering = false
  return () => {
    if (gathering) return
    gathering = true
    stream.cork()
    process.nextTick(() => {
      gathering = false
      stream.uncork()
    })
  }
}

/** COMMIT after a failed statement is answered by ROLLBACK, not by an error. */
function refuseRolledBack({ command }: pg.QueryResult): void {
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
}

/** Waits for all, so that the connection is at rest, and throws what failed first. */
async function firstFailure(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(sent)) if (outcome.status === 'rejected') throw outcome.reason
}

/** BEGIN, `work`, COMMIT on one connection of the pool; ROLLBACK when anything fails. */
async function inTransaction<T>(
  pool: pg.Pool,
  senderOf: (client: pg.PoolClient) => Sender,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    throw translate(error)
  }
  const gather = gatherer(client)
  const sendBy = senderOf(client)
  const send: Sender = (statement, values) => {
    gather()
    return sendBy(statement, values)
  }
  const unheard: Promise<unknown>[] = []
  const later = (sent: Promise<unknown>) => {
    sent.catch(() => undefined)
    unheard.push(sent)
  }
  let broken: Error | undefined
  try {
    gather()
    later(client.query('begin'))
    const result = await work({
      ...queriesOver(send),
      write: (statement, values = []) => later(send(statement, values)),
    })
    gather()
    later(client.query('commit').then(refuseRolledBack))
    await firstFailure(unheard)
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure))
    // what fails after a failed write only says that the transaction is aborted: the write says why
    await firstFailure(unheard).catch((cause: unknown) => {
      throw translate(cause)
    })
    throw translate(error)
  } finally {
    client.release(broken)
  }
}

/** Opens a pool. A lost connection fails its own query only; the pool makes a new one. */
/** What a connection begins with. */
function optionsOf({ role, planAnew }: DatabaseOptions): { options?: string } {
  const all = [
    ...(role === null ? [] : [`-c role=${role ?? 'chuangyi_app'}`]),
    ...(planAnew ? ['-c plan_cache_mode=force_custom_plan'] : []),
  ]
  return all.length === 0 ? {} : { options: all.join(' ') }
}

export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    // 0: as long as it takes, for who asked for that
    query_timeout: options.statementTimeoutMs === 0 ? 0 : 20_000,
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    idle_in_transaction_session_timeout: 20_000,
    application_name: 'chuangyi',
    keepAlive: true,
    // statements that do not wait for each other's answers share a round trip
    pipeline: true,
    types,
    ...optionsOf(options),
  })
  // a connection that breaks fails its own statements; unheard, its event would end the process
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))

  const sender =
    (target: pg.Pool | pg.PoolClient): Sender =>
    async (statement, values) => {
      options.onStatement?.(statement.name)
      try {
        return await target.query({ name: statement.name, text: statement.text, values: values as unknown[] })
      } catch (error) {
        throw translate(error)
      }
    }

  return {
    ...queriesOver(sender(pool)),
    begin: (work) => inTransaction(pool, sender, work),
    close: () => pool.end(),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  }
}
