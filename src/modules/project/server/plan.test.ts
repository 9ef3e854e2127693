import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todoContract } from '../../../base/todo.ts'
import { funded, planned, wholePlan } from '../../../testing/agreements.ts'
import { testApp } from '../../../testing/app.ts'
import { dayIn } from '../../../testing/calls.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from '../../../testing/designs.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { createToken } from '../../people/contract.ts'
import { endProject, getProject } from '../contract.ts'
import { decidePlan, getPlan, savePlan, submitPlan } from '../contract-plan.ts'
import { projectOwnData } from './own-data.ts'
import { getPlan as queryPlan } from './queries/plan.ts'

const app = await testApp()
afterAll(() => app.close())

const gapFen = 600_000

let desk: Desk
let company: TestOrganisation
const teams: WholeTeam[] = []
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  for (let n = 0; n < 8; n++) teams.push(await ready(app, desk.clerk))
  company = await organisation(app, 'enterprise')
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
  // the last one stays in the pool
  for (const team of teams.slice(0, -1)) await funded(app, team, [company], gapFen)
})

const teamAt = (index: number) => teams[index]!
const seen = (code: string, by: Client) => by.ok(getPlan, { code })

/** A whole plan as it is sent, for the version that stands. */
async function planFor(team: WholeTeam) {
  const { budgetFen: _, ...plan } = await wholePlan(app, team)
  return plan
}

async function handedIn(index: number): Promise<WholeTeam> {
  const team = teamAt(index)
  await team.drives.by.ok(submitPlan, await planFor(team))
  return team
}

const decide = (by: Client, { code }: WholeTeam, decision: 'approve' | 'return', because = '') =>
  by.call(decidePlan, { code, decision, because })

async function told({ personId }: Client): Promise<{ kind: string; link: string }[]> {
  await app.runJobs()
  return app.ask(`select kind, link from message where person_id = $1 and kind like 'plan.%' order by id`, [personId])
}

/** The clock stands still: what was told in one instant has no order. */
async function kindsTold(by: Client): Promise<string[]> {
  return (await told(by)).map(({ kind }) => kind).toSorted()
}

function clocks({ code }: WholeTeam) {
  return app.ask<{ dueAt: Date; firedAt: Date | null }>(
    `select d.due_at as "dueAt", d.fired_at as "firedAt" from deadline d join project p on p.id = d.subject_id
      where d.kind = 'plan.check' and p.code = $1`,
    [code],
  )
}

async function todos(by: Client) {
  const { items, counts } = await by.ok(todoContract, { limit: 100 })
  return {
    items: items.filter(({ kind }) => kind === 'plan.check'),
    counts: counts.filter(({ key }) => key === 'plan'),
  }
}

describe('writing', () => {
  it('begins with what was applied for, once the money is found, for who delivers and staff', async () => {
    const { code, drives, leads, neighbour } = teamAt(0)
    expect(await told(drives.by)).toEqual([{ kind: 'plan.asked-for', link: `/projects/${code}/plan` }])
    const first = await seen(code, drives.by)
    expect(first).toMatchObject({
      ...{
        state: null,
        version: 0,
        budgetFen: 1_000_000,
        ownFen: 400_000,
        grantFen: gapFen,
        goals: [],
        milestones: [],
      },
      can: { write: null, decide: { code: 'permission-missing' } },
    })
    expect(first.budget).toEqual(first.applied)
    expect(first.budget.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(1_000_000)
    expect(await seen(code, desk.clerk)).toMatchObject({
      can: { write: { code: 'project.not-deliverer' }, decide: { code: 'plan.not-handed-in' } },
    })
    const far = await app.staff('clerk', app.area('坂田街道').path)
    for (const by of [app.stranger, leads.by, neighbour, company.by, far])
      expect(await by.refused(getPlan, { code })).toMatchObject({ status: 404, code: 'plan.not-found' })
  })

  it('keeps a draft as far as it has come, for the organisation alone', async () => {
    const { code, drives, leads } = teamAt(0)
    const draft = { ...(await planFor(teamAt(0))), endsOn: '', milestones: [], budget: [] }
    expect(await drives.by.ok(savePlan, draft)).toEqual({ code, state: 'draft', version: 1 })
    expect(await seen(code, drives.by)).toMatchObject({ state: 'draft', version: 1, endsOn: '', goals: draft.goals })
    expect((await app.stranger.refused(savePlan, { ...draft, version: 1 })).status).toBe(401)
    for (const by of [leads.by, company.by, desk.clerk])
      expect(await by.refused(savePlan, { ...draft, version: 1 })).toMatchObject({
        ...{ status: 403, code: 'project.not-deliverer' },
      })
    expect((await app.stranger.refused(getPlan, { code })).status).toBe(404)
  })

  it('never over what a colleague has just written', async () => {
    const { drives } = teamAt(0)
    const stale = { ...(await planFor(teamAt(0))), version: 0 }
    for (const contract of [savePlan, submitPlan])
      expect(await drives.by.refused(contract, stale)).toMatchObject({ status: 409, code: 'plan.changed-meanwhile' })
    const both = await Promise.all([1, 2].map(() => drives.by.call(savePlan, { ...stale, version: 1 })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('is not for a program, and not before the money is found', async () => {
    const { drives } = teamAt(0)
    const { token } = await drives.by.ok(createToken, { name: '某程序', scopes: ['project.manage'] })
    const program = app.stranger.with({ authorization: `Bearer ${token}` })
    expect((await program.refused(savePlan, await planFor(teamAt(0)))).status).toBe(403)
    const pooled = teams.at(-1)!
    const early = await pooled.drives.by.refused(savePlan, { ...(await planFor(pooled)), version: 0 })
    expect(early).toMatchObject({ status: 409, code: 'plan.not-now' })
  })
})

describe('handing in', () => {
  it('asks for all of it, for exactly what was promised', async () => {
    const { code, drives } = teamAt(0)
    const plan = await planFor(teamAt(0))
    const faults: [Partial<typeof plan>, string][] = [
      [{ goals: [] }, 'goals'],
      [{ endsOn: '' }, 'endsOn'],
      [{ milestones: [] }, 'milestones'],
      [{ signingPercent: 60 }, 'signingPercent'],
      [{ budget: plan.budget.slice(1) }, 'budget'],
    ]
    for (const [changes, field] of faults) {
      const refused = await drives.by.refused(submitPlan, { ...plan, ...changes })
      expect(refused).toMatchObject({ status: 422 })
      expect(Object.keys(refused.fields)).toContain(field)
    }
    expect((await seen(code, drives.by)).state).toBe('draft')
    expect(await clocks(teamAt(0))).toEqual([])
  })

  it('starts the clock, and waits for staff', async () => {
    const { code, drives } = teamAt(0)
    const { version } = await seen(code, drives.by)
    expect(await drives.by.ok(submitPlan, await planFor(teamAt(0)))).toEqual({
      ...{ code, state: 'submitted', version: version + 2 },
    })
    const plan = await seen(code, drives.by)
    expect(plan).toMatchObject({ state: 'submitted', can: { write: { code: 'plan.handed-in' } } })
    expect(plan.tranches).toEqual([300_000, 240_000, 60_000])
    const [clock] = await clocks(teamAt(0))
    expect(plan.checkBy).not.toBeNull()
    expect(clock).toMatchObject({ firedAt: null })
    const { items, counts } = await todos(desk.clerk)
    expect(items).toMatchObject([
      { code, href: `/projects/${code}`, clock: 'promised', dueAt: clock!.dueAt.toISOString(), refusal: null },
    ])
    expect(counts).toEqual([{ key: 'plan', count: 1, late: 0 }])
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect((await todos(far)).items).toEqual([])
    const { thread } = await app.stranger.ok(getProject, { code })
    expect(thread.map(({ type }) => type)).toContain('plan.submitted')
  })
})

describe('looking at it', () => {
  it('is for who manages projects of the place', async () => {
    const team = teamAt(0)
    expect((await decide(app.stranger, team, 'approve')).status).toBe(401)
    const auditor = await app.staff('auditor', app.area('平湖街道').path)
    for (const by of [team.drives.by, company.by, auditor]) expect((await decide(by, team, 'approve')).status).toBe(403)
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect((await decide(far, team, 'approve')).status).toBe(404)
    expect((await seen(team.code, team.drives.by)).state).toBe('submitted')
  })

  it('sends it back with the reason, which who delivers reads alone', async () => {
    const team = teamAt(0)
    const silent = await desk.clerk.refused(decidePlan, { code: team.code, decision: 'return' })
    expect(silent).toMatchObject({ status: 422, fields: { because: 'required' } })
    await desk.clerk.ok(decidePlan, { code: team.code, decision: 'return', because: '第二个目标没有写怎样算达到' })
    expect(await seen(team.code, team.drives.by)).toMatchObject({
      ...{ state: 'returned', returnedBecause: '第二个目标没有写怎样算达到', checkBy: null, can: { write: null } },
    })
    expect(await clocks(team)).toEqual([])
    expect((await todos(desk.clerk)).items).toEqual([])
    expect(await kindsTold(team.drives.by)).toEqual(['plan.asked-for', 'plan.returned'])
    const [event] = await app.ask<{ public: object }>(
      `select e.public_part as "public" from event e join project p on p.id = e.subject_id where e.type = 'plan.returned' and p.code = $1`,
      [team.code],
    )
    expect(event).toEqual({ public: {} })
    expect(await desk.clerk.refused(decidePlan, { code: team.code, decision: 'approve' })).toMatchObject({
      ...{ status: 409, code: 'plan.not-handed-in' },
    })
  })

  it('approves what came again: milestones stand, and everybody reads the plan', async () => {
    const team = await handedIn(0)
    expect((await todos(desk.clerk)).items[0]?.note).toContain('再次提交')
    const { version } = await desk.manager.ok(getPlan, { code: team.code })
    const unread = { code: team.code, version: version - 1, decision: 'approve' as const }
    expect((await desk.manager.refused(decidePlan, unread)).code).toBe('plan.changed-meanwhile')
    await desk.manager.ok(decidePlan, { ...unread, version })
    expect(await seen(team.code, app.stranger)).toMatchObject({
      ...{ state: 'approved', returnedBecause: null, checkBy: null, applied: null },
      can: { write: { code: 'project.not-deliverer' } },
    })
    const milestones = await app.ask(
      `select m.position::int, m.tranche_fen::int as fen, m.due_on = l.starts_on::date as "atStart"
         from milestone m join project p on p.id = m.project_id join plan l on l.project_id = p.id where p.code = $1 order by 1`,
      [team.code],
    )
    expect(milestones).toEqual([
      { position: 0, fen: 300_000, atStart: true },
      { position: 1, fen: 240_000, atStart: false },
      { position: 2, fen: 60_000, atStart: false },
    ])
    const project = await app.stranger.ok(getProject, { code: team.code })
    expect(project.state).toBe('signing')
    expect(project.thread.find(({ type }) => type === 'project.approved')?.public).toMatchObject({
      ...{ budgetFen: 1_000_000, grantFen: gapFen, milestones: 2, endsOn: dayIn(app, 200) },
    })
    expect(await kindsTold(team.drives.by)).toEqual(['plan.approved', 'plan.asked-for', 'plan.returned'])
    expect(await team.drives.by.refused(savePlan, await planFor(team))).toMatchObject({ code: 'plan.not-now' })
    expect(await app.violations()).toEqual([])
  })

  it('two at once: one decision stands', async () => {
    const team = await handedIn(1)
    const both = await Promise.all([
      decide(desk.clerk, team, 'approve'),
      decide(desk.manager, team, 'return', '预算第三行写得太粗'),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await app.violations()).toEqual([])
  })

  it('nobody approves their own work, nor that of their team', async () => {
    const own = await app.staff('clerk', app.area('平湖街道').path)
    const team = teamAt(2)
    await app.ask(
      `insert into membership (network_id, id, organisation_id, person_id, role, since)
       select network_id, gen_random_uuid(), id, $2, 'member', now() from organisation where id = $1`,
      [team.drives.id, own.personId],
    )
    await own.ok(submitPlan, await planFor(team))
    expect((await todos(own)).items.find(({ code }) => code === team.code)?.refusal).toEqual({ code: 'plan.own-work' })
    expect((await seen(team.code, own)).can.decide).toEqual({ code: 'plan.own-work' })
    for (const decision of ['approve', 'return'] as const)
      expect(await own.refused(decidePlan, { code: team.code, decision, because: '写得不够清楚' })).toMatchObject({
        ...{ status: 409, code: 'plan.own-work' },
      })
    expect((await desk.clerk.call(decidePlan, { code: team.code, decision: 'approve' })).status).toBe(200)
  })
})

describe('the clock', () => {
  it('runs out once, into the trail of staff: the plan still waits, late', async () => {
    const team = await handedIn(3)
    const { checkBy } = await seen(team.code, team.drives.by)
    await app.ask(
      `update deadline d set due_at = $2 from project p where d.kind = 'plan.check' and d.subject_id = p.id and p.code = $1`,
      [team.code, app.clock.now()],
    )
    await app.sweep()
    await app.sweep()
    const late = await app.ask(
      `select from event e join project p on p.id = e.subject_id where e.type = 'plan.check-overdue' and p.code = $1`,
      [team.code],
    )
    expect(late).toHaveLength(1)
    const { items, counts } = await todos(desk.clerk)
    expect(items.map(({ code }) => code)).toContain(team.code)
    expect(counts).toEqual([{ key: 'plan', count: items.length, late: 1 }])
    // who waits still sees until when it should have been
    expect((await seen(team.code, team.drives.by)).checkBy).not.toBe(null)
    expect(checkBy).not.toBeNull()
    await desk.manager.ok(decidePlan, { code: team.code, decision: 'approve' })
    expect(await clocks(team)).toEqual([])
    expect((await todos(desk.clerk)).counts).toEqual([{ key: 'plan', count: items.length - 1, late: 0 }])
  })

  it('stops with its project; nothing of the plan is decided any more', async () => {
    const team = await handedIn(4)
    await desk.clerk.ok(endProject, { code: team.code, reason: '场地到期，另外找不到能用的地方。' })
    expect(await clocks(team)).toEqual([])
    expect((await todos(desk.clerk)).items.map(({ code }) => code)).not.toContain(team.code)
    expect(await seen(team.code, team.drives.by)).toMatchObject({ checkBy: null })
    expect((await seen(team.code, desk.clerk)).can.decide).toEqual({ code: 'plan.over' })
    expect((await decide(desk.clerk, team, 'approve')).status).toBe(409)
    expect((await decide(desk.clerk, team, 'return', '项目已经终止了')).status).toBe(409)
    await app.runJobs()
    expect(await app.violations()).toEqual([])
  })
})

describe('reading', () => {
  it('is one statement', async () => {
    const { code } = await handedIn(5)
    const plan = await withinBudget('detail', desk.clerk.ctx(), (ctx) => queryPlan(ctx, { code }))
    expect(plan.state).toBe('submitted')
  })

  it('whoever asks gets what they wrote, handed in and decided', async () => {
    const team = teamAt(6)
    await planned(app, desk, team)
    const mine = await projectOwnData.load(team.drives.by.ctx())
    expect(mine).toMatchObject([
      { details: { code: team.code, state: 'approved', part: 'written, submitted', words: null } },
    ])
    const decided = await projectOwnData.load(desk.manager.ctx())
    expect(decided.map(({ details }) => details)).toContainEqual(
      expect.objectContaining({ code: team.code, part: 'decided' }),
    )
    expect(await projectOwnData.load(company.by.ctx())).toEqual([])
  })
})
