import type { Id } from '../base/context.ts'
import { sql } from './database.ts'
import { systemContext, type WorkerPlatform } from './jobs.ts'
import { keepAnswersHours } from './idempotency.ts'
import type { DeadlineHandler, DueDeadline } from './module.ts'
import { transact } from './transact.ts'

const pageSize = 200

const findDue = sql(
  'sweep.find-due',
  `select network_id as "networkId", kind, subject_id as "subjectId", due_at as "dueAt" from deadline
    where due_at <= $1 and fired_at is null and (due_at, network_id, kind, subject_id) > ($2, $3, $4, $5)
    order by due_at, network_id, kind, subject_id limit ${pageSize}`,
)

interface Due {
  networkId: Id
  kind: string
  subjectId: Id
  dueAt: Date | '-infinity'
}

const noId = '00000000-0000-0000-0000-000000000000'
const beforeAll: Due = { dueAt: '-infinity', networkId: noId, kind: '', subjectId: noId }

const dueNow = 'network_id = $1 and kind = $2 and subject_id = $3 and due_at <= $4 and fired_at is null'
const readDue = sql(
  'sweep.read-due',
  `select kind, subject_type as "subjectType", subject_id as "subjectId", path, thread_id as "threadId", due_at as "dueAt"
     from deadline where ${dueNow}`,
)
const takeDue = sql('sweep.take-due', `update deadline set fired_at = $4 where ${dueNow}`)

/** Somebody met, moved or fired the deadline while its handler waited for the record: nothing of it is kept. */
class Overtaken extends Error {}

const forgetAnswers = sql('sweep.forget-answers', 'delete from idempotency where created_at < $1')

/**
 * Fires every deadline that has passed by the platform's clock, each in a transaction of its own: two sweeps at once,
 * or one cut short, fire it once. Those that fail are passed by and tried again at the next sweep, however many.
 *
 * @returns how many fired
 */
export async function sweep(platform: WorkerPlatform, stop?: AbortSignal): Promise<number> {
  const now = platform.clock.now()
  let fired = 0
  let page: Due[]
  let last = beforeAll
  do {
    page = await platform.db.rows<Due>(findDue, [now, last.dueAt, last.networkId, last.kind, last.subjectId])
    for (const due of page) if (!stop?.aborted) fired += await tryToFire(platform, due)
    last = page.at(-1) ?? last
  } while (page.length === pageSize && !stop?.aborted)
  return fired
}

async function tryToFire(platform: WorkerPlatform, due: Due): Promise<number> {
  const { networkId, kind, subjectId } = due
  try {
    return await fire(platform, platform.services.deadlines.handlerOf(kind), networkId, kind, subjectId)
  } catch (error) {
    if (error instanceof Overtaken) return 0
    platform.log.error({ part: 'sweep', err: error, kind, subjectId }, 'deadline failed; tried again at the next sweep')
    return 0
  }
}

/** The handler locks the record first and the deadline is taken last, as commands do: the two never wait in a ring. */
async function fire(platform: WorkerPlatform, handler: DeadlineHandler, networkId: Id, kind: string, subjectId: Id) {
  const ctx = systemContext(platform, networkId, `sweep:${kind}:${subjectId}`)
  return transact(ctx, async (tx) => {
    const which = [networkId, kind, subjectId, ctx.now]
    const deadline = await tx.find<DueDeadline>(readDue, which)
    if (!deadline) return 0
    await handler(tx, deadline)
    if ((await tx.run(takeDue, which)) === 0) throw new Overtaken()
    return 1
  })
}

async function forgetOldAnswers(platform: WorkerPlatform): Promise<number> {
  const before = new Date(platform.clock.now().getTime() - keepAnswersHours * 3_600_000)
  return platform.db.begin((connection) => connection.run(forgetAnswers, [before]))
}

/** Sweeps every few seconds until stopped; a sweep never overlaps the one before. */
export function startSweeping(platform: WorkerPlatform, everyMs = 5_000): { stop(): Promise<void> } {
  const stop = new AbortController()
  let running: Promise<unknown> = Promise.resolve()
  let wake: NodeJS.Timeout
  const round = async () => {
    try {
      await sweep(platform, stop.signal)
      await forgetOldAnswers(platform)
    } catch (error) {
      platform.log.warn({ part: 'sweep', err: error }, 'sweep failed')
    }
    if (!stop.signal.aborted) wake = setTimeout(() => void (running = round()), everyMs)
  }
  running = round()
  return {
    async stop() {
      stop.abort()
      clearTimeout(wake)
      await running
    },
  }
}
