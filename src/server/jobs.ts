import { type Job as GraphileJob, Logger, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Logger as Log } from 'pino'
import type { Context, Id, Services } from '../base/context.ts'
import { isId } from '../base/id.ts'
import type { Database } from './database.ts'
import { sql } from './database.ts'
import type { EventSubscriber, JobHandler, Module, StoredEvent } from './module.ts'
import { reactTask, transact } from './transact.ts'

/** Everything a worker needs to act: the serving connection, the clock, and what the modules registered. */
export interface WorkerPlatform {
  db: Database
  services: Services
  clock: { now(): Date }
  modules: readonly Module[]
  log: Log
}

/** The program itself as an actor: it holds no grants; what it may do is what its handlers are. */
export function systemContext(platform: WorkerPlatform, networkId: Id, requestId: string): Context {
  return {
    actor: { personId: null, grants: [], networkId, requestId },
    now: platform.clock.now(),
    db: platform.db,
    services: platform.services,
  }
}

const readEvent = sql(
  'platform.read-event',
  `select id, type, at, subject_type as "subjectType", subject_id as "subjectId", path, thread_id as "threadId",
          actor_person_id as "actorPersonId", public_part as "publicPart", private_part as "privatePart"
     from event where network_id = $1 and id = $2`,
)

const claimReaction = sql(
  'platform.claim-reaction',
  `insert into reaction (network_id, event_id, subscriber, done_at) values ($1, $2, $3, $4) on conflict do nothing`,
)

function networkOf({ networkId }: Record<string, unknown>): Id {
  if (!isId(networkId)) throw new Error('a job carries its networkId')
  return networkId
}

async function react(platform: WorkerPlatform, byName: Map<string, EventSubscriber>, payload: Record<string, unknown>) {
  const networkId = networkOf(payload)
  const { eventId, subscriber: name } = payload as { eventId: Id; subscriber: string }
  const subscriber = byName.get(name)
  if (!subscriber) throw new Error(`no such subscriber: ${name}`)
  const ctx = systemContext(platform, networkId, `react:${eventId}`)
  await transact(ctx, async (tx) => {
    const first = await tx.run(claimReaction, [networkId, eventId, name, ctx.now])
    if (first === 0) return
    const event = await tx.get<StoredEvent>(readEvent, [networkId, eventId])
    await subscriber.react(tx, event)
  })
}

function taskList(platform: WorkerPlatform): TaskList {
  const subscribers = platform.modules.flatMap((module) => module.subscribers ?? [])
  const byName = new Map(subscribers.map((subscriber) => [subscriber.name, subscriber]))
  const tasks: TaskList = {
    [reactTask]: (payload) => react(platform, byName, payload as Record<string, unknown>),
  }
  for (const [name, handler] of platform.modules.flatMap((module) => Object.entries(module.jobs ?? {}))) {
    if (tasks[name]) throw new Error(`job declared twice: ${name}`)
    tasks[name] = jobTask(platform, handler)
  }
  return tasks
}

function jobTask(platform: WorkerPlatform, handler: JobHandler) {
  return async (payload: unknown, helpers: { job: GraphileJob }) => {
    const input = payload as Record<string, unknown>
    await handler(systemContext(platform, networkOf(input), `job:${helpers.job.id}`), input)
  }
}

/** graphile-worker's own lines, at the level of ours; payloads are never logged. */
function graphileLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ part: 'jobs' }, message)
    else if (level === 'warning') log.warn({ part: 'jobs' }, message)
  })
}

/** Runs all waiting jobs and returns: for tests and for loading demonstration data. */
export async function runWaitingJobs(platform: WorkerPlatform, ownerUrl: string): Promise<void> {
  await runOnce({
    connectionString: ownerUrl,
    taskList: taskList(platform),
    logger: graphileLogger(platform.log),
    concurrency: 2,
    noHandleSignals: true,
  })
}

/** Runs jobs until stopped. */
export async function startWorker(platform: WorkerPlatform, ownerUrl: string): Promise<{ stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 4, connectionTimeoutMillis: 5_000, keepAlive: true })
  // a connection that breaks, idle or at work, must not end the process
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const claims = await claimWorkers(ownerUrl, platform.log)
  await claims.freeJobsOfTheDead()
  const runner = await run({
    pgPool: pool,
    taskList: taskList(platform),
    logger: graphileLogger(platform.log),
    events: claims.events,
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
  })
  const timer = setInterval(() => void claims.freeJobsOfTheDead().catch(() => undefined), 30_000)
  return {
    async stop() {
      clearInterval(timer)
      await runner.stop()
      await claims.close()
      await pool.end()
    },
  }
}

/**
 * A killed worker's jobs stay locked for hours by graphile-worker's own rule. Live workers therefore hold an advisory
 * lock each, on a connection that dies with the process; jobs locked by a worker without one are given back.
 */
async function claimWorkers(ownerUrl: string, log: Log) {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000, keepAlive: true })
  client.on('error', (error) => {
    // without the claim another worker would take our jobs as orphaned: end, the supervisor starts us anew
    log.error({ part: 'jobs', err: error }, 'worker lost its claim')
    process.exitCode = 1
    process.kill(process.pid, 'SIGTERM')
  })
  await client.connect()
  const events = new EventEmitter() as WorkerEvents
  events.on('worker:create', ({ worker }) => {
    void client.query('select pg_advisory_lock(hashtextextended($1, 1))', [worker.workerId])
  })
  return {
    events,
    async freeJobsOfTheDead() {
      await client.query(`
        with locked as (
          select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null
        ), dead as (
          select id from locked
           where not exists (
             select from pg_locks
              where locktype = 'advisory' and granted
                and ((classid::bigint << 32) | objid::bigint) = hashtextextended(locked.id, 1))
        )
        select graphile_worker.force_unlock_workers(array_agg(id)) from dead having count(*) > 0`)
    },
    close: () => client.end(),
  }
}
