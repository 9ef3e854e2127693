import { afterAll, afterEach, describe, expect, it } from 'vitest'
import pg from 'pg'
import pino from 'pino'
import { newId } from '../base/id.ts'
import { bareNetwork } from '../testing/bare-network.ts'
import { eventCatalogue } from './events.ts'
import { runWaitingJobs, startWorker, type WorkerPlatform } from './jobs.ts'
import type { JobHandler, StoredEvent } from './module.ts'
import { transact } from './transact.ts'

const names = ['test.reacts', 'test.also']
const net = await bareNetwork({
  events: eventCatalogue(
    [{ 'thing.happened': {}, 'thing.echoed': {} }],
    names.map((name) => ({ name, events: ['thing.happened'] })),
  ),
})
afterAll(() => net.close())
afterEach(() => net.ask('delete from graphile_worker._private_jobs'))

const log = pino({ level: 'silent' })
const thing = () => ({ type: 'thing', id: newId(), path: '/440307/' })

/** The subscribers above, which do what the test says. */
function platformWith(
  react: (event: StoredEvent, name: string) => Promise<void>,
  jobs: Record<string, JobHandler> = {},
): WorkerPlatform {
  const subscribers = names.map((name) => ({
    name,
    events: ['thing.happened'],
    async react(tx: Parameters<Parameters<typeof transact>[1]>[0], event: StoredEvent) {
      tx.event('thing.echoed', { type: 'thing', id: event.subjectId, path: event.path }, { by: name })
      await react(event, name)
    },
  }))
  return { ...net, log, modules: [{ name: 'test', subscribers, jobs }] }
}

const echoes = async (id: string) =>
  (
    await net.ask<{ by: string }>(
      `select public_part ->> 'by' as by from event where subject_id = $1 and type = 'thing.echoed' order by 1`,
      [id],
    )
  ).map(({ by }) => by)

const waiting = async () =>
  Number((await net.ask<{ n: string }>('select count(*) as n from graphile_worker._private_jobs'))[0]?.n)

/** Jobs that failed wait for their next try; this is that time. */
const tryAgain = () =>
  net.ask(
    `update graphile_worker._private_jobs set run_at = now() - interval '1 second', locked_at = null, locked_by = null`,
  )

describe('subscribers', () => {
  it('react once each, after the commit, with what happened', async () => {
    const subject = thing()
    const seen: StoredEvent[] = []
    const personId = newId()
    await transact(net.ctx({ personId }), async (tx) => tx.event('thing.happened', subject, { a: 1 }, { b: 2 }))
    await runWaitingJobs(
      platformWith(async (event) => void seen.push(event)),
      net.ownerUrl,
    )
    expect(await echoes(subject.id)).toEqual(['test.also', 'test.reacts'])
    expect(seen[0]).toMatchObject({
      type: 'thing.happened',
      subjectId: subject.id,
      actorPersonId: personId,
      publicPart: { a: 1 },
      privatePart: { b: 2 },
      threadId: null,
    })
    expect(await waiting()).toBe(0)
  })

  it('react once though the job comes twice, and though two workers have it', async () => {
    const subject = thing()
    await transact(net.ctx(), async (tx) => tx.event('thing.happened', subject))
    await net.ask(`insert into graphile_worker._private_jobs (task_id, payload, max_attempts)
                     select task_id, payload, max_attempts from graphile_worker._private_jobs, generate_series(1, 3)`)
    const platform = platformWith(async () => undefined)
    await Promise.all([runWaitingJobs(platform, net.ownerUrl), runWaitingJobs(platform, net.ownerUrl)])
    expect(await echoes(subject.id)).toEqual(['test.also', 'test.reacts'])
    expect(await waiting()).toBe(0)
  })

  it('are tried again when they fail, without a trace of the first try; the others are not held up', async () => {
    const subject = thing()
    await transact(net.ctx(), async (tx) => tx.event('thing.happened', subject))
    let broken = true
    const platform = platformWith(async (_event, name) => {
      if (broken && name === 'test.reacts') throw new Error('not now')
    })
    await runWaitingJobs(platform, net.ownerUrl)
    expect(await echoes(subject.id)).toEqual(['test.also'])
    expect(await waiting()).toBe(1)
    broken = false
    await tryAgain()
    await runWaitingJobs(platform, net.ownerUrl)
    expect(await echoes(subject.id)).toEqual(['test.also', 'test.reacts'])
  })

  it('of a command that was refused are never asked', async () => {
    const refused = transact(net.ctx(), async (tx) => {
      tx.event('thing.happened', thing())
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    expect(await waiting()).toBe(0)
  })
})

describe('jobs', () => {
  const payloads: [string, object][] = [
    ['without its network', {}],
    ['with another thing for its network', { networkId: 'x' }],
    ['with null', { networkId: null }],
  ]
  it.each(payloads)('%s are not run', async (_what, payload) => {
    let ran = 0
    await transact(net.ctx(), async (tx) => {
      tx.enqueue('count', { ...payload })
      tx.enqueue('react', { ...payload, eventId: newId(), subscriber: 'test.reacts' })
    })
    await runWaitingJobs(
      platformWith(async () => undefined, { count: async () => void (ran += 1) }),
      net.ownerUrl,
    )
    expect(ran).toBe(0)
    // a worker does not wait for its note of a failure to be written
    const errors = async () => {
      const rows = await net.ask<{ last_error: string }>('select last_error from graphile_worker._private_jobs')
      return rows.map(({ last_error }) => last_error)
    }
    await expect.poll(errors).toEqual(Array(2).fill(expect.stringContaining('a job carries its networkId')))
  })

  it('run in the name of the program, at the platform’s time, in their network', async () => {
    const seen: unknown[] = []
    await transact(net.ctx(), async (tx) => tx.enqueue('look', { networkId: net.networkId, more: 1 }))
    const look: JobHandler = async (ctx, payload) =>
      void seen.push([ctx.actor.personId, ctx.actor.grants, ctx.actor.networkId, ctx.now, payload['more']])
    await runWaitingJobs(
      platformWith(async () => undefined, { look }),
      net.ownerUrl,
    )
    expect(seen).toEqual([[null, [], net.networkId, net.clock.now(), 1]])
  })

  it('declared twice are a defect found at start', async () => {
    const twice = {
      ...net,
      log,
      modules: [
        { name: 'a', jobs: { same: async () => undefined } },
        { name: 'b', jobs: { same: async () => undefined } },
      ],
    }
    await expect(runWaitingJobs(twice, net.ownerUrl)).rejects.toThrow('job declared twice: same')
  })

  it('that wait and fail are counted for those who watch', async () => {
    await transact(net.ctx(), async (tx) => tx.enqueue('never', { networkId: net.networkId }))
    await net.ask(`insert into graphile_worker._private_jobs (task_id, payload, attempts, max_attempts)
                     select task_id, payload, 3, 3 from graphile_worker._private_jobs limit 1`)
    const [state] = await net.ask(
      'select waiting::int, failed::int, oldest_seconds >= 0 as aged from job_queue_state()',
    )
    expect(state).toEqual({ waiting: 1, failed: 1, aged: true })
  })
})

describe('a worker', () => {
  it('takes over the jobs of one that was killed, and leaves those of one that lives', async () => {
    for (const whose of ['dead', 'live'])
      await transact(net.ctx(), async (tx) => tx.enqueue('take', { networkId: net.networkId, whose }))
    await net.ask(
      `update graphile_worker._private_jobs set attempts = 1, locked_at = now(), locked_by = 'worker-' || (payload ->> 'whose')`,
    )
    const live = new pg.Client({ connectionString: net.ownerUrl })
    await live.connect()
    await live.query(`select pg_advisory_lock(hashtextextended('worker-live', 1))`)
    const taken: unknown[] = []
    let done: (() => void) | undefined
    const finished = new Promise<void>((resolve) => (done = resolve))
    const take: JobHandler = async (_ctx, payload) => {
      taken.push(payload['whose'])
      done?.()
    }
    const worker = await startWorker(
      platformWith(async () => undefined, { take }),
      net.ownerUrl,
    )
    await finished
    await worker.stop()
    await live.end()
    expect(taken).toEqual(['dead'])
    expect(await net.ask(`select locked_by from graphile_worker._private_jobs`)).toEqual([{ locked_by: 'worker-live' }])
  })

  it('finishes what it has begun before it stops', async () => {
    let go: (() => void) | undefined
    let begun: (() => void) | undefined
    const mayEnd = new Promise<void>((resolve) => (go = resolve))
    const hasBegun = new Promise<void>((resolve) => (begun = resolve))
    let ended = false
    const slow: JobHandler = async () => {
      begun?.()
      await mayEnd
      ended = true
    }
    await transact(net.ctx(), async (tx) => tx.enqueue('slow', { networkId: net.networkId }))
    const worker = await startWorker(
      platformWith(async () => undefined, { slow }),
      net.ownerUrl,
    )
    await hasBegun
    const stopped = worker.stop()
    expect(ended).toBe(false)
    go?.()
    await stopped
    expect(ended).toBe(true)
    expect(await waiting()).toBe(0)
  })
})
