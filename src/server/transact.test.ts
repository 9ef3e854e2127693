import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Id, Subject, Tx } from '../base/context.ts'
import { newId } from '../base/id.ts'
import { AppError } from '../base/refusal.ts'
import { bareNetwork } from '../testing/bare-network.ts'
import { sql } from './database.ts'
import { deadlineCatalogue } from './deadlines.ts'
import { eventCatalogue } from './events.ts'
import { transact } from './transact.ts'

const net = await bareNetwork({
  events: eventCatalogue(
    [{ 'thing.happened': {}, 'thing.shown': { thread: true }, 'thing.decided': { thread: true, record: true } }],
    [{ name: 'other.reacts', events: ['thing.decided'] }],
  ),
  deadlines: deadlineCatalogue([{ 'thing.due': async () => undefined }]),
})
afterAll(() => net.close())

let threadId: Id
let thing: Subject
let number = 0
beforeEach(async () => {
  threadId = newId()
  thing = { type: 'thing', id: newId(), path: '/440307/', threadId }
  number += 1
  await net.ask('insert into thread (network_id, id, code, created_at) values ($1, $2, $3, now())', [
    net.networkId,
    threadId,
    `LG-26-${number}`,
  ])
})

const addArea = sql(
  'test.add-area',
  `insert into area (network_id, id, code, name, level, path) values ($1, $2, $3, '某处', 'district', $3)`,
)

/** A business row, an event of each kind, a job and a deadline. */
async function everything(tx: Tx, code = `/x${number}/`): Promise<string> {
  await tx.run(addArea, [net.networkId, newId(), code])
  tx.event('thing.happened', thing, { seen: 1 }, { columns: ['contact'] })
  tx.event('thing.shown', thing, { word: '公开' })
  tx.event('thing.decided', thing, { b: 2, a: { d: 4, c: 3 } })
  tx.enqueue('do-it', { networkId: net.networkId, thing: thing.id })
  tx.deadline('thing.due', thing, new Date('2026-12-01T00:00:00Z'))
  return 'done'
}

/** How much of it there is. */
async function written(): Promise<Record<string, number>> {
  const [row] = await net.ask<Record<string, number>>(
    `select (select count(*)::int from area where path = $3) as areas,
            (select count(*)::int from event where subject_id = $2) as events,
            (select count(*)::int from thread_entry where thread_id = $1) as entries,
            (select count(*)::int from record_leaf l join event e on e.id = l.event_id where e.subject_id = $2) as leaves,
            (select count(*)::int from deadline where subject_id = $2) as deadlines,
            (select count(*)::int from graphile_worker._private_jobs
              where payload::jsonb @> jsonb_build_object('thing', $2::text)
                 or payload::jsonb ->> 'eventId' in (select id::text from event where subject_id = $2)) as jobs`,
    [threadId, thing.id, `/x${number}/`],
  )
  return row ?? {}
}

const all = { areas: 1, events: 3, entries: 2, leaves: 1, deadlines: 1, jobs: 2 }
const nothing = { areas: 0, events: 0, entries: 0, leaves: 0, deadlines: 0, jobs: 0 }

describe('a transaction', () => {
  it('writes the change with all it causes', async () => {
    expect(await transact(net.ctx(), everything)).toBe('done')
    expect(await written()).toEqual(all)
  })

  it.each<[string, (tx: Tx) => Promise<unknown>]>([
    [
      'is refused',
      async () => {
        throw new AppError('conflict', { code: 'no' })
      },
    ],
    [
      'has a defect',
      async () => {
        throw new TypeError('defect')
      },
    ],
    ['breaks a constraint', (tx) => tx.run(addArea, [net.networkId, newId(), `/x${number}/`])],
    [
      'sets a deadline nobody answers for',
      async (tx) => tx.deadline('thing.unheard-of', thing, new Date('2026-12-01T00:00:00Z')),
    ],
    ['clears a deadline nobody answers for', async (tx) => tx.clearDeadline('thing.unheard-of', thing.id)],
    ['emits an event nobody declared', async (tx) => tx.event('thing.unheard-of', thing)],
    ['emits an event the database refuses', async (tx) => tx.event('thing.shown', { ...thing, threadId: newId() })],
  ])('that %s at its end leaves nothing', async (_what, end) => {
    const failing = transact(net.ctx(), async (tx) => {
      await everything(tx)
      await end(tx)
    })
    await expect(failing).rejects.toBeInstanceOf(Error)
    expect(await written()).toEqual(nothing)
  })

  it('takes a command inside a command into itself: both or neither, each with its own time and actor', async () => {
    const personId = newId()
    const work = (fail: boolean) =>
      transact(net.ctx(), async (tx) => {
        const inner = { ...tx.ctx, now: new Date('2026-01-01T00:00:00Z'), actor: { ...tx.ctx.actor, personId } }
        const answer = await transact(inner, async (inside) => {
          inside.event('thing.happened', thing)
          return 'inner'
        })
        await everything(tx)
        if (fail) throw new Error('outer fails')
        return answer
      })
    await expect(work(true)).rejects.toThrow('outer fails')
    expect(await written()).toEqual(nothing)
    expect(await work(false)).toBe('inner')
    expect(await written()).toEqual({ ...all, events: 4 })
    const [first] = await net.ask<{ at: Date; actor_person_id: string }>(
      'select at, actor_person_id from event where subject_id = $1 order by at limit 1',
      [thing.id],
    )
    expect(first).toMatchObject({ at: new Date('2026-01-01T00:00:00Z'), actor_person_id: personId })
  })

  it('inside a refused inner command, what the outer did is undone too', async () => {
    const work = transact(net.ctx(), async (tx) => {
      await everything(tx)
      await transact(tx.ctx, async () => {
        throw new AppError('conflict', { code: 'inner' })
      })
    })
    await expect(work).rejects.toMatchObject({ code: 'inner' })
    expect(await written()).toEqual(nothing)
  })

  it('is refused as a whole when an inner refusal was caught: nothing half-written commits', async () => {
    const refused = async (tx: Tx) => {
      await everything(tx)
      throw new AppError('conflict', { code: 'inner' })
    }
    const caught = transact(net.ctx(), async (tx) => {
      await transact(tx.ctx, refused).catch(() => undefined)
      return 'as if nothing had happened'
    })
    await expect(caught).rejects.toMatchObject({ code: 'inner' })
    const deeper = transact(net.ctx(), (tx) =>
      transact(tx.ctx, async (middle) => {
        await transact(middle.ctx, refused).catch(() => undefined)
        return 'as if nothing had happened'
      }),
    )
    await expect(deeper).rejects.toMatchObject({ code: 'inner' })
    expect(await written()).toEqual(nothing)
  })

  it('is refused when a statement failed and that was caught: PostgreSQL would roll back and call it a commit', async () => {
    const caught = transact(net.ctx(), async (tx) => {
      await everything(tx)
      await tx.run(addArea, [net.networkId, newId(), `/x${number}/`]).catch(() => undefined)
      return 'as if nothing had happened'
    })
    await expect(caught).rejects.toMatchObject({ constraint: 'area_network_id_path_key' })
    expect(await written()).toEqual(nothing)
  })

  it('refuses a context that is no request’s', async () => {
    const { rows, find, get } = net.db
    await expect(transact({ ...net.ctx(), db: { rows, find, get } }, async () => 1)).rejects.toThrow(
      'transact needs the database',
    )
  })
})

describe('what it writes', () => {
  it('a leaf anyone can hash again: the public part alone, with sorted keys', async () => {
    await transact(net.ctx({ personId: newId() }), everything)
    const [leaf] = await net.ask<{ entry: string; event_id: string }>(
      `select convert_from(entry, 'UTF8') as entry, event_id from record_leaf l join event e on e.id = l.event_id where e.subject_id = $1`,
      [thing.id],
    )
    const at = net.clock.now().toISOString()
    expect(leaf?.entry).toBe(
      `{"at":"${at}","id":"${leaf?.event_id}","public":{"a":{"c":3,"d":4},"b":2},"subject":{"id":"${thing.id}","type":"thing"},"type":"thing.decided"}`,
    )
  })

  it('deadlines: the last word counts, and one that is set again fires again', async () => {
    const due = (text: string) => new Date(text)
    await transact(net.ctx(), async (tx) => {
      tx.deadline('thing.due', thing, due('2026-12-01T00:00:00Z'))
      tx.clearDeadline('thing.due', thing.id)
      tx.deadline('thing.due', thing, due('2026-12-02T00:00:00Z'))
    })
    await net.ask('update deadline set fired_at = now() where subject_id = $1', [thing.id])
    await transact(net.ctx(), async (tx) => tx.deadline('thing.due', thing, due('2026-12-03T00:00:00Z')))
    expect(await net.ask('select due_at, fired_at from deadline where subject_id = $1', [thing.id])).toEqual([
      { due_at: due('2026-12-03T00:00:00Z'), fired_at: null },
    ])
    await transact(net.ctx(), async (tx) => tx.clearDeadline('thing.due', thing.id))
    expect(await net.ask('select 1 from deadline where subject_id = $1', [thing.id])).toEqual([])
  })

  it('jobs at their time', async () => {
    await transact(net.ctx(), async (tx) =>
      tx.enqueue('later', { networkId: net.networkId, thing: thing.id }, new Date('2030-01-01T00:00:00Z')),
    )
    const rows = await net.ask<{ run_at: Date }>(
      `select run_at from graphile_worker._private_jobs where payload::jsonb ->> 'thing' = $1`,
      [thing.id],
    )
    expect(rows).toEqual([{ run_at: new Date('2030-01-01T00:00:00Z') }])
  })
})

describe('what has happened stays', () => {
  it.each(['event', 'thread_entry', 'record_leaf', 'record_entry', 'reaction'])(
    'the serving role may not change, delete or empty %s',
    async (table) => {
      const [{ column } = { column: '' }] = await net.ask<{ column: string }>(
        `select column_name as column from information_schema.columns where table_name = $1 and table_schema = 'public' order by ordinal_position limit 1`,
        [table],
      )
      for (const text of [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table}`]) {
        const attempt = net.db.rows(sql(`test.${text}`.slice(0, 60), text))
        await expect(attempt, text).rejects.toThrow(`permission denied for table ${table}`)
      }
    },
  )

  it('nor read or write the queue of jobs, nor call itself its owner', async () => {
    for (const text of [
      'select * from graphile_worker._private_jobs',
      `select graphile_worker.add_job('x')`,
      'set role chuangyi_owner',
      'drop table event',
      'alter table event disable trigger all',
    ]) {
      await expect(net.db.rows(sql(`test.${text}`.slice(0, 60), text)), text).rejects.toThrow(
        /permission denied|must be owner/,
      )
    }
  })

  it('nor create tables of its own', async () => {
    await expect(net.db.rows(sql('test.create', 'create table own_table (x int)'))).rejects.toThrow('permission denied')
  })
})
