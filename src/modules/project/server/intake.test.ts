import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { adopted, ready } from '../../../testing/designs.ts'
import { published } from '../../../testing/problems.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import { type Desk, type Noticed, objected, runOut, standingNotice } from '../../../testing/reviews.ts'
import { joinProblem, reopenDesign, settleDesign } from '../../design/contract.ts'
import { answerObjection } from '../../notice/contract-desk.ts'
import { mergeProblem } from '../../problem/contract-desk.ts'
import { getProject, listProjects } from '../contract.ts'
import { getProject as queryProject } from './queries/detail.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
let answerer: Client
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  answerer = await app.staff('clerk', path)
})

const codes = async () => (await app.stranger.ok(listProjects, {})).items.map(({ code }) => code)

/** Hands every event of this kind to the intake once more, as a worker cut short would. */
async function reactAgain(type: string): Promise<void> {
  await app.ask(
    `select enqueue_jobs(jsonb_agg(jsonb_build_object('task', 'react', 'payload', jsonb_build_object(
       'networkId', e.network_id, 'eventId', e.id, 'subscriber', 'project.enter-pool'))))
       from event e where e.type = $1`,
    [type],
  )
  await app.runJobs()
}

describe('what took effect under notice', () => {
  let noticed: Noticed
  beforeAll(async () => {
    noticed = await standingNotice(app, desk, { count: 3 })
    // the second falls, the third is held
    const { id } = await objected(app.stranger, noticed.notice, [1])
    await answerer.ok(answerObjection, { id, decision: 'uphold', answer: '逐笔核过，活动费确实写了两遍。' })
    await objected(app.stranger, noticed.notice, [2])
    await app.runJobs()
  })

  it('waits until the notice has run out', async () => {
    expect(await codes()).toEqual([])
  })

  it('alone becomes a project, under the code it has had since the report', async () => {
    await runOut(app, noticed.notice)
    const [application] = noticed.applications
    const { code, leads, drives } = application!.team
    expect(await codes()).toEqual([code])
    const project = await app.stranger.ok(getProject, { code })
    expect(project).toMatchObject({
      ...{ code, title: '护学路口', state: 'pooled', level: 'carry-out', aliases: [], endedBecause: null },
      ...{ organisation: { name: drives.name }, notice: { code: noticed.notice }, call: { code: noticed.code } },
      ...{ pooledOn: '2026-11-28', expiresOn: '2028-11-28' },
      community: { name: '禾花社区' },
      street: { name: '平湖街道' },
      problems: [{ code, title: '路口没有红绿灯', supportCount: 0 }],
      can: { end: { code: 'permission-missing' } },
    })
    const team = project.team.map(({ part, party, organisation }) => [part, party, organisation?.name ?? null])
    expect(team.toSorted()).toEqual([
      ['drives', 'social', drives.name],
      ['leads', 'government', leads.name],
      ['takes-part', 'public', null],
    ])
    expect(project.thread.map(({ type }) => type)).toContain('problem.reported')
    expect(project.thread.find(({ type }) => type === 'project.pooled')).toMatchObject({
      public: { code, budgetFen: 1_000_000 },
    })
    expect(JSON.stringify(project)).not.toMatch(/\/440307\/|personId/)
  })

  it('begins with what was granted and what its organisation finds itself, of which the latter alone is promised', async () => {
    const { code } = noticed.applications[0]!.team
    expect(await app.stranger.ok(getProject, { code })).toMatchObject({
      ...{ budgetFen: 1_000_000, pledgedFen: 400_000, receivedFen: 0, allocatedFen: 0, spentFen: 0, gapFen: 600_000 },
    })
  })

  it('is found there by a reaction that runs again', async () => {
    const before = await app.ask('select id, changed_at from project')
    await reactAgain('notice.item-effective')
    expect(await app.ask('select id, changed_at from project')).toEqual(before)
    expect(await app.ask(`select from event where type = 'project.pooled'`)).toHaveLength(1)
  })

  it('is not what is held or fell, whoever says so', async () => {
    await app.ask(
      `update event set type = 'notice.item-effective' where type in ('notice.item-held', 'notice.item-cancelled')`,
    )
    await reactAgain('notice.item-effective')
    expect(await codes()).toHaveLength(1)
  })

  it('later, when the objection that held it is rejected, enters the pool then', async () => {
    const [{ id }] = (await app.ask<{ id: string }>(`select id from objection where state = 'open'`)) as [
      { id: string },
    ]
    app.clock.advance({ days: 2 })
    await answerer.ok(answerObjection, { id, decision: 'reject', answer: '逐笔核过，两笔是两场活动。' })
    await app.runJobs()
    const { code } = noticed.applications[2]!.team
    expect(await codes()).toEqual([code, noticed.applications[0]!.team.code])
    expect(await app.stranger.ok(getProject, { code })).toMatchObject({
      pooledOn: '2026-11-30',
      expiresOn: '2028-11-30',
    })
  })
})

describe('a project', () => {
  it('is found by the code of each problem it answers, and of a report merged into one, however it is written', async () => {
    const team = await ready(app, desk.clerk)
    const other = await adopted(app, desk.clerk)
    const { by } = team.leads
    await by.ok(reopenDesign, { code: team.code })
    await by.ok(joinProblem, { code: team.code, problemCode: other.code })
    await by.ok(settleDesign, { code: team.code })
    await pooledOf(app, desk, [team])
    const alike = await published(app, desk.clerk)
    await desk.clerk.ok(mergeProblem, { code: alike.code, targetCode: other.code })
    const project = await withinBudget('detail', app.stranger.ctx(), (ctx) => queryProject(ctx, { code: alike.code }))
    expect(project).toMatchObject({ code: team.code, aliases: [other.code, alike.code].toSorted() })
    expect(project.problems.map(({ code }) => code)).toEqual([team.code, other.code])
    for (const code of [team.code, other.code, alike.code, ` ${alike.code.toLowerCase()} `]) {
      expect((await app.stranger.ok(getProject, { code })).id).toBe(project.id)
      expect((await app.stranger.ok(listProjects, { q: code })).items.map((item) => item.code)).toEqual([team.code])
    }
  })

  it('is nobody’s elsewhere, and no other code leads to one', async () => {
    const { code } = (await app.stranger.ok(listProjects, {})).items[0]!
    expect((await app.strangerElsewhere.refused(getProject, { code })).code).toBe('project.not-found')
    const reported = await published(app, desk.clerk)
    for (const none of [reported.code, 'LG-26-9999', 'no code at all'])
      expect(await app.stranger.refused(getProject, { code: none })).toMatchObject({
        status: 404,
        code: 'project.not-found',
      })
    expect((await app.stranger.ok(listProjects, { q: reported.code })).items).toEqual([])
  })
})
