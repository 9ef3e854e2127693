import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from '../../../testing/designs.ts'
import { pooledOf } from '../../../testing/projects.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { endProject } from '../../project/contract.ts'
import { getListing, makePledge, withdrawPledge } from '../contract.ts'
import { enterPublicMoney } from '../contract-desk.ts'

/* The five figures and the promises agree after whatever is done, one after another or all at once. */

const app = await testApp()
afterAll(() => app.close())

const budgetFen = 1_000_000
const ownFen = 400_000
const reason = '场地到期，另外找不到能用的地方。'
/** as many random sequences, each on a project of its own */
const sequences = 6

let desk: Desk
let givers: TestOrganisation[]
const teams: WholeTeam[] = []
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  for (let n = 0; n < sequences + 4; n++) teams.push(await ready(app, desk.clerk))
  givers = [await organisation(app, 'enterprise'), await organisation(app, 'foundation')]
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
})

/** A project that nothing has been done to. */
function fresh(): string {
  const team = teams.pop()
  if (!team) throw new Error('no project is left')
  return team.code
}

const pledge = ({ id, by }: TestOrganisation, code: string, amountFen: number) =>
  by.call(makePledge, { code, organisationId: id, amountFen })
const granted = (code: string, amountFen: number) =>
  desk.manager.call(enterPublicMoney, {
    ...{ code, organisationId: givers[1]!.id, amountFen },
    ...{ source: 'lottery' as const, basis: '深民福彩〔2026〕12 号' },
  })
const ended = (code: string) => desk.clerk.call(endProject, { code, reason })

interface Kept {
  state: string
  listing: string
  budget: number
  pledged: number
  gap: number
  rest: number
  standing: number
  counted: number
  others: number
}

/** What is kept of a project, beside what its promises come to. */
async function keptOf(code: string): Promise<Kept> {
  const [kept] = await app.ask<Kept>(
    `select p.state, l.state as listing, p.budget_fen::int as budget, p.pledged_fen::int as pledged, p.gap_fen::int as gap,
            (p.received_fen + p.allocated_fen + p.spent_fen)::int as rest, l.pledges as counted,
            coalesce(sum(g.amount_fen), 0)::int as standing, (count(g.id) filter (where g.source <> 'own'))::int as others
       from project p
       join listing l on l.network_id = p.network_id and l.project_id = p.id
       left join pledge g on g.network_id = p.network_id and g.project_id = p.id and g.state in ('made', 'agreed')
      where p.code = $1 group by p.network_id, p.id, l.network_id, l.project_id`,
    [code],
  )
  if (!kept) throw new Error(`${code} is not at the exchange`)
  return kept
}

/** Whatever was done, this holds of what is kept. */
function agree(kept: Kept): void {
  expect(kept).toMatchObject({ budget: budgetFen, pledged: kept.standing, gap: budgetFen - kept.pledged, rest: 0 })
  expect(kept.counted).toBe(kept.others)
  if (kept.state === 'pooled') expect(kept).toMatchObject({ listing: 'open' })
  if (kept.state === 'pooled') expect(kept.gap).toBeGreaterThan(0)
  if (kept.state === 'refining') expect(kept).toMatchObject({ listing: 'full', gap: 0 })
}

type Step =
  | { act: 'pledge'; giver: 0 | 1; amountFen: number }
  | { act: 'grant'; amountFen: number }
  | { act: 'fill'; giver: 0 | 1 }
  | { act: 'withdraw'; which: number }
  | { act: 'end' }
  | { act: 'settle' }

const yuan = fc.integer({ min: 50, max: 3_000 }).map((n) => n * 100)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('pledge'), giver: fc.constantFrom(0, 1), amountFen: yuan }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('grant'), amountFen: yuan }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('fill'), giver: fc.constantFrom(0, 1) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('withdraw'), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.constant({ act: 'end' }) },
  { weight: 1, arbitrary: fc.constant({ act: 'settle' }) },
)

/** What a project should look like, kept by adding up. */
interface Model {
  over: boolean
  promises: { id: string; giver: TestOrganisation; amountFen: number }[]
}

const gapOf = ({ promises }: Model) => budgetFen - ownFen - promises.reduce((sum, { amountFen }) => sum + amountFen, 0)
const open = (model: Model) => !model.over && gapOf(model) > 0

async function promised(model: Model, code: string, one: Extract<Step, { amountFen: number }>): Promise<void> {
  const giver = givers[one.act === 'pledge' ? one.giver : 1]!
  const { status, body } = await (one.act === 'pledge'
    ? pledge(giver, code, one.amountFen)
    : granted(code, one.amountFen))
  const gap = gapOf(model)
  const fits = one.amountFen <= gap && one.amountFen >= Math.min(10_000, gap)
  expect(status).toBe(!open(model) ? 409 : fits ? 201 : 422)
  if (status === 201) {
    const { id } = body as { id: string }
    model.promises.push({ id, giver, amountFen: one.amountFen })
  }
}

async function take(model: Model, code: string, one: Step): Promise<void> {
  if (one.act === 'pledge' || one.act === 'grant') return promised(model, code, one)
  if (one.act === 'fill') {
    const amountFen = gapOf(model) || 10_000
    return promised(model, code, { act: 'pledge', giver: one.giver, amountFen })
  }
  if (one.act === 'settle') return app.runJobs()
  if (one.act === 'end') {
    expect((await ended(code)).status).toBe(model.over ? 409 : 200)
    model.over = true
    return
  }
  const found = model.promises[one.which % Math.max(1, model.promises.length)]
  if (!found) return
  const { status } = await found.giver.by.call(withdrawPledge, { id: found.id })
  expect(status).toBe(open(model) ? 200 : 409)
  if (status === 200) model.promises = model.promises.filter(({ id }) => id !== found.id)
}

describe('one after another', () => {
  it('whatever is promised, granted, taken back and ended, every figure is the sum of what stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        const [code, model] = [fresh(), { over: false, promises: [] } as Model]
        for (const one of steps) {
          await take(model, code, one)
          const kept = await keptOf(code)
          agree(kept)
          if (!model.over) expect(kept.gap).toBe(gapOf(model))
        }
        await app.runJobs()
        const kept = await keptOf(code)
        agree(kept)
        if (model.over) expect(kept).toMatchObject({ state: 'ended', listing: 'closed', pledged: 0, counted: 0 })
      }),
      // each needs a project: there is none to look for a shorter one with
      { numRuns: sequences, endOnFailure: true },
    )
  }, 120_000)
})

describe('at once', () => {
  it('pledging, taking back, ending and what the program does of itself do not wait for each other in a ring', async () => {
    const code = fresh()
    const made = await Promise.all([0, 1, 0, 1].map((giver) => pledge(givers[giver]!, code, 50_000)))
    const back = made.map(({ body }, index) =>
      givers[index % 2]!.by.call(withdrawPledge, { id: (body as { id: string }).id }),
    )
    const answers = await Promise.all([
      ...[0, 1, 0].map((giver) => pledge(givers[giver]!, code, 100_000)),
      ...back.slice(0, 2),
      ended(code),
      app.runJobs(),
      ...back.slice(2),
      granted(code, 100_000),
      ...[1, 0].map((giver) => pledge(givers[giver]!, code, 100_000)),
      app.runJobs(),
    ])
    const statuses = answers.flatMap((answer) => (answer ? [answer.status] : []))
    expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([])
    agree(await keptOf(code))
    await app.runJobs()
    expect(await keptOf(code)).toMatchObject({ state: 'ended', listing: 'closed', pledged: 0, counted: 0, rest: 0 })
    const left = `select g.id from pledge g join project p on p.id = g.project_id where p.code = $1 and g.state = 'made'`
    expect(await app.ask(left, [code])).toEqual([])
  })

  it('the last share and the end: either it is refining when it ends, or the share is refused', async () => {
    const code = fresh()
    const [share, end] = await Promise.all([pledge(givers[0]!, code, budgetFen - ownFen), ended(code)])
    expect(end.status).toBe(200)
    expect([201, 409]).toContain(share.status)
    await app.runJobs()
    expect(await keptOf(code)).toMatchObject({ state: 'ended', listing: 'closed', pledged: 0 })
  })

  it('the last share and taking one back: never more than everything, never full with something missing', async () => {
    const code = fresh()
    const { body } = await pledge(givers[0]!, code, 300_000)
    await Promise.all([
      pledge(givers[1]!, code, budgetFen - ownFen - 300_000),
      givers[0]!.by.call(withdrawPledge, { id: (body as { id: string }).id }),
    ])
    const kept = await keptOf(code)
    agree(kept)
    // whichever came first: the share alone, or everything
    expect([700_000, 1_000_000]).toContain(kept.pledged)
  })
})

describe('between the end and the program closing what was listed', () => {
  it('nothing is promised, entered or taken back any more', async () => {
    const code = fresh()
    const { body } = await pledge(givers[0]!, code, 100_000)
    await ended(code)
    expect(await pledge(givers[0]!, code, 500_000)).toMatchObject({ status: 409, body: { code: 'exchange.closed' } })
    expect(await granted(code, 100_000)).toMatchObject({ status: 409, body: { code: 'exchange.closed' } })
    const { id } = body as { id: string }
    expect((await givers[0]!.by.refused(withdrawPledge, { id })).code).toBe('exchange.pledge-over')
    expect((await app.stranger.ok(getListing, { code })).pledgedFen).toBe(ownFen + 100_000)
    await app.runJobs()
    expect(await keptOf(code)).toMatchObject({ listing: 'closed', pledged: 0, counted: 0 })
  })
})
