import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import pino from 'pino'
import type { Id } from '../base/context.ts'
import { newId } from '../base/id.ts'
import { AppError } from '../base/refusal.ts'
import { bareNetwork } from '../testing/bare-network.ts'
import { sql } from './database.ts'
import { deadlineCatalogue } from './deadlines.ts'
import { eventCatalogue } from './events.ts'
import { keepAnswersHours } from './idempotency.ts'
import type { WorkerPlatform } from './jobs.ts'
import type { DeadlineHandler } from './module.ts'
import { startSweeping, sweep } from './sweep.ts'
import { transact } from './transact.ts'

const late: DeadlineHandler = async (tx, { subjectId, path, kind, dueAt }) => {
  tx.event('thing.late', { type: 'thing', id: subjectId, path }, { kind, dueAt: dueAt.toISOString() })
}

/** Records the event and then fails: nothing of it may stay. */
const failing: DeadlineHandler = async (tx, deadline) => {
  await late(tx, deadline)
  throw new AppError('conflict', { code: 'cannot' })
}

/** Sets itself anew, a day on. */
const later: DeadlineHandler = async (tx, deadline) => {
  await late(tx, deadline)
  const next = new Date(tx.ctx.now.getTime() + 86_400_000)
  tx.deadline('thing.again', { type: 'thing', id: deadline.subjectId, path: deadline.path }, next)
}

const lockRecord = sql('test.lock-record', 'select pg_advisory_xact_lock(hashtextextended($1, 1))')

/** As those of the rooms: locks its record, then writes. */
const locking: DeadlineHandler = async (tx, deadline) => {
  await tx.run(lockRecord, [deadline.subjectId])
  await late(tx, deadline)
}

const declared = { 'thing.due': late, 'thing.again': later, 'thing.broken': failing, 'thing.locked': locking }
const net = await bareNetwork({
  events: eventCatalogue([{ 'thing.late': {} }], []),
  deadlines: deadlineCatalogue([declared]),
})
afterAll(() => net.close())

const logged: { kind?: string; subjectId?: string }[] = []
const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(JSON.parse(line)) })

const platform: WorkerPlatform = { ...net, log, modules: [] }

it('a kind of deadline has one handler', () => {
  const twice = [declared, { 'thing.due': late }]
  expect(() => deadlineCatalogue(twice)).toThrow('deadline declared twice: thing.due')
})

async function due(kind: string, at: string): Promise<Id> {
  const id = newId()
  await transact(net.ctx(), async (tx) => tx.deadline(kind, { type: 'thing', id, path: '/440307/' }, new Date(at)))
  return id
}

const fired = async (id: Id) =>
  (await net.ask('select public_part from event where subject_id = $1 order by id', [id])).length

beforeEach(async () => {
  await net.ask('delete from deadline')
  net.clock.set('2026-11-21T00:00:00Z')
  logged.length = 0
})

describe('a sweep', () => {
  it('fires what has fallen due by the platform’s clock, at that instant and not before, once', async () => {
    const id = await due('thing.due', '2026-12-01T00:00:00Z')
    net.clock.set('2026-11-30T23:59:59.999Z')
    expect(await sweep(platform)).toBe(0)
    net.clock.set('2026-12-01T00:00:00Z')
    expect(await sweep(platform)).toBe(1)
    expect(await sweep(platform)).toBe(0)
    expect(
      await net.ask('select at, request_id, actor_person_id, public_part from event where subject_id = $1', [id]),
    ).toEqual([
      {
        at: new Date('2026-12-01T00:00:00Z'),
        request_id: `sweep:thing.due:${id}`,
        actor_person_id: null,
        public_part: { kind: 'thing.due', dueAt: '2026-12-01T00:00:00.000Z' },
      },
    ])
  })

  it('eight at once fire each once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => due('thing.due', '2026-11-20T00:00:00Z')))
    const counts = await Promise.all(Array.from({ length: 8 }, () => sweep(platform)))
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(12)
    for (const id of ids) expect(await fired(id)).toBe(1)
  })

  it('passes by what fails, leaves nothing of it, names it in the log and tries it again', async () => {
    const broken = await due('thing.broken', '2026-11-19T00:00:00Z')
    const good = await due('thing.due', '2026-11-20T00:00:00Z')
    expect(await sweep(platform)).toBe(1)
    expect([await fired(broken), await fired(good)]).toEqual([0, 1])
    expect(logged).toMatchObject([{ kind: 'thing.broken', subjectId: broken }])
    await sweep(platform)
    expect(logged).toHaveLength(2)
  })

  it('reaches what is behind more failing ones than a page holds', async () => {
    await net.ask(
      `insert into deadline (network_id, kind, subject_id, subject_type, path, due_at)
         select $1, 'thing.broken', gen_random_uuid(), 'thing', '/', '2026-11-19T00:00:00Z' from generate_series(1, 430)`,
      [net.networkId],
    )
    const good = await due('thing.due', '2026-11-20T00:00:00Z')
    expect(await sweep(platform)).toBe(1)
    expect(await fired(good)).toBe(1)
    expect(logged).toHaveLength(430)
  })

  it('passes by a kind nobody handles, as an older release does during an upgrade', async () => {
    await due('thing.due', '2026-11-19T00:00:00Z')
    await net.ask(`update deadline set kind = 'thing.of-tomorrow'`)
    const good = await due('thing.due', '2026-11-20T00:00:00Z')
    expect(await sweep(platform)).toBe(1)
    expect(await fired(good)).toBe(1)
  })

  it('lets a handler set the deadline anew', async () => {
    const id = await due('thing.again', '2026-11-20T00:00:00Z')
    expect(await sweep(platform)).toBe(1)
    expect(await sweep(platform)).toBe(0)
    net.clock.advance({ days: 1 })
    expect(await sweep(platform)).toBe(1)
    expect(await fired(id)).toBe(2)
  })

  it('waits for a command that holds the record and meets the deadline: neither fails, and nothing fires', async () => {
    const id = await due('thing.locked', '2026-11-20T00:00:00Z')
    let swept = Promise.resolve(-1)
    await transact(net.ctx(), async (tx) => {
      await tx.run(lockRecord, [id])
      swept = sweep(platform)
      const waiting = () =>
        net.ask(`select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`)
      while ((await waiting()).length === 0) await new Promise((resolve) => void setTimeout(resolve, 10))
      tx.clearDeadline('thing.locked', id)
    })
    expect(await swept).toBe(0)
    expect(await fired(id)).toBe(0)
    expect(logged).toEqual([])
  })

  it('stops between two of them when told to', async () => {
    for (const day of [10, 11, 12]) await due('thing.due', `2026-11-${day}T00:00:00Z`)
    expect(await sweep(platform, AbortSignal.abort())).toBe(0)
  })
})

describe('the loop of sweeps', () => {
  it('sweeps at once, and stopping it waits for the round under way', async () => {
    const id = await due('thing.due', '2026-11-20T00:00:00Z')
    const loop = startSweeping(platform, 3_600_000)
    await new Promise<void>((resolve, reject) => {
      const look = (): void => void fired(id).then((n) => (n > 0 ? resolve() : setImmediate(look)), reject)
      look()
    })
    await loop.stop()
    expect(await fired(id)).toBe(1)
  })

  it('goes on after the database was away', async () => {
    const gone = {
      ...platform,
      db: { ...net.db, rows: () => Promise.reject(new AppError('unavailable', { code: 'database-unavailable' })) },
    }
    const loop = startSweeping(gone, 3_600_000)
    await loop.stop()
    expect(await sweep(platform)).toBe(0)
  })
})

describe('kept answers', () => {
  it('are forgotten after their time', async () => {
    const insert = (key: string, hours: number) =>
      net.ask(
        `insert into idempotency (network_id, actor_key, key, request_hash, created_at) values ($1, 'a', $2, '\\x00', $3)`,
        [net.networkId, key, new Date(net.clock.now().getTime() - hours * 3_600_000)],
      )
    await insert('old', keepAnswersHours + 1)
    await insert('young', keepAnswersHours - 1)
    await startSweeping(platform, 3_600_000).stop()
    expect(await net.ask('select key from idempotency')).toEqual([{ key: 'young' }])
  })
})
