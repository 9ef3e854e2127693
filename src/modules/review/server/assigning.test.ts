import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { dayIn, eligibleApplication, openedCall, sentApplication } from '../../../testing/calls.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation } from '../../../testing/designs.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import {
  assigned,
  checkedCall,
  closeWindow,
  type Desk,
  expert,
  type Reviewing,
  startedReview,
} from '../../../testing/reviews.ts'
import { getCall } from '../../call/contract.ts'
import { endGrant, eraseMe, giveGrant } from '../../people/contract.ts'
import { pageExperts } from './queries/experts.ts'
import { getRanking, listAssignments } from '../contract.ts'
import {
  assignExpert,
  beginScoring,
  getReview,
  listCandidates,
  listExperts,
  registerExpert,
  releaseExpert,
  startReview,
  suspendExpert,
} from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

const street = app.area('平湖街道').path
let desk: Desk
let hq: Client
let elsewhere: Client
beforeAll(async () => {
  desk = { clerk: await app.staff('clerk', street), manager: await app.staff('operator', street) }
  hq = await app.staff('hq-manager', app.area('龙岗区').path)
  elsewhere = await app.staff('operator', app.area('坂田街道').path)
})

const idOf = ({ personId }: Client) => personId ?? ''

describe('a review', () => {
  it('begins once everything is checked, with a day for scores to come', async () => {
    const code = await openedCall(app, desk.manager)
    await eligibleApplication(app, desk.clerk, code, desk.clerk)
    await sentApplication(app, desk.clerk, code)
    const input = { code, dueOn: dayIn(app, 10) }
    expect((await desk.manager.refused(startReview, input)).code).toBe('state.not-possible')
    await closeWindow(app, code)
    expect(await desk.manager.refused(startReview, input)).toMatchObject({ status: 409, code: 'call.unchecked' })
  })

  it('is started by who runs the call, once', async () => {
    const { code } = await checkedCall(app, desk)
    const input = { code, dueOn: dayIn(app, 10) }
    expect((await desk.clerk.refused(startReview, input)).status).toBe(403)
    expect((await elsewhere.refused(startReview, input)).status).toBe(404)
    expect((await desk.manager.refused(startReview, { code, dueOn: dayIn(app, 0) })).fields).toEqual({
      dueOn: 'too-early',
    })
    expect(await desk.manager.ok(startReview, input)).toEqual({ code, state: 'assigning' })
    expect((await desk.manager.refused(startReview, input)).status).toBe(409)
    expect((await desk.clerk.ok(getCall, { code })).state).toBe('reviewing')
    expect((await app.stranger.refused(getRanking, { code })).status).toBe(404)
  })
})

describe('the register', () => {
  it('knows what who holds the role is good at, and whom they work for', async () => {
    const by = await app.staff('expert', street)
    const employer = await organisation(app, 'social-organisation')
    const input = { personId: idOf(by), fields: ['traffic-safety', 'traffic-safety'], employerId: employer.id }
    await desk.manager.ok(registerExpert, { ...input, finance: true })
    await app.staff('expert', street)
    const { items } = await withinBudget('list', desk.manager.ctx(), (ctx) =>
      pageExperts(ctx, { limit: 50, field: 'traffic-safety' }),
    )
    expect((await desk.manager.ok(listExperts, {})).items).toHaveLength(2)
    expect(items.find(({ personId }) => personId === by.personId)).toMatchObject({
      profile: {
        ...{ fields: ['traffic-safety'], finance: true, suspendedBecause: null },
        employer: { id: employer.id, name: employer.name },
      },
      ...{ open: 0, judged: 0 },
    })
  })

  it('takes nobody without the role or of another street, no unknown field, no unverified employer', async () => {
    const fields = ['traffic-safety']
    const refused = (personId: string, more: object = {}) =>
      desk.manager.refused(registerExpert, { personId, fields, ...more })
    expect((await refused(idOf(await app.resident()))).code).toBe('expert.not-found')
    const far = await app.staff('expert', app.area('坂田街道').path)
    expect((await refused(idOf(far))).code).toBe('expert.not-found')
    const near = idOf(await app.staff('expert', street))
    expect((await refused(near, { fields: ['astrology'] })).fields).toEqual({ fields: 'not-an-option' })
    expect((await refused(near, { employerId: near })).fields).toEqual({ employerId: 'review.employer' })
  })

  it('has experts of the district for every street, whose roles in others come before', async () => {
    const by = await app.staff('expert', app.area('坂田街道').path)
    await hq.ok(giveGrant, { personId: idOf(by), role: 'expert', path: street, reason: '评审' })
    const input = { personId: idOf(by), fields: ['traffic-safety'] }
    for (const who of [desk.manager, elsewhere, hq])
      expect(await who.ok(registerExpert, input)).toEqual({ personId: by.personId })
  })
})

describe('an assignment', () => {
  let review: Reviewing
  let applicationId: string
  beforeAll(async () => {
    review = await startedReview(app, desk, 1, { experts: 3 })
    applicationId = review.applications[0]!.id
  })
  const refused = async (who: string) =>
    desk.manager.refused(assignExpert, { code: review.code, applicationId, expertId: who })
  /** a role and a profile for somebody who is here for another reason */
  async function made(by: Client, more: { employerId?: string } = {}): Promise<string> {
    await hq.ok(giveGrant, { personId: idOf(by), role: 'expert', path: street, reason: '评审' })
    await hq.ok(registerExpert, { personId: idOf(by), fields: ['traffic-safety'], ...more })
    return idOf(by)
  }

  it.each([
    ['team', (): Promise<string> => made(review.applications[0]!.team.neighbour)],
    ['member', () => made(review.applications[0]!.by)],
    ['member', () => made(review.applications[0]!.team.leads.by)],
    ['checked', () => made(desk.clerk)],
    ['employer', async () => made(await app.resident(), { employerId: review.applications[0]!.team.leads.id })],
    ['past-member', () => formerly('1 year')],
  ])('is refused for a tie that data tells: %s', async (kind, who) => {
    const expertId = await who()
    expect(await refused(expertId)).toMatchObject({ status: 422, fields: { expertId: 'review.expert-conflict' } })
    const { items } = await desk.manager.ok(listCandidates, { code: review.code, applicationId })
    expect(items.find(({ personId }) => personId === expertId)?.conflicts).toEqual([kind])
  })

  async function formerly(ago: string): Promise<string> {
    const id = await made(await app.resident())
    await app.ask(
      `insert into membership (network_id, id, organisation_id, person_id, role, since, ended_at)
       values ($1, gen_random_uuid(), $2, $3, 'member', $5::timestamptz - interval '9 years', $5::timestamptz - $4::interval)`,
      [app.stranger.networkId, review.applications[0]!.organisation.id, id, ago, app.clock.now()],
    )
    return id
  }

  it('is none of these four years later', async () => {
    const expertId = await formerly('4 years')
    expect((await desk.manager.call(assignExpert, { code: review.code, applicationId, expertId })).status).toBe(201)
  })

  it('is refused for oneself, for who is suspended, registered nowhere, of another street, or asked already', async () => {
    const fault = async (who: Client) => (await refused(idOf(who))).fields.expertId
    await made(desk.manager)
    expect(await fault(desk.manager)).toBe('review.assign-self')
    const tired = await expert(app, desk.manager)
    await desk.manager.ok(suspendExpert, { personId: idOf(tired), because: '今年请假' })
    expect(await fault(tired)).toBe('review.expert-suspended')
    await desk.manager.ok(suspendExpert, { personId: idOf(tired), because: null })
    const { id } = await assigned(desk, review, applicationId, tired)
    expect(await fault(tired)).toBe('review.expert-twice')
    await desk.manager.ok(releaseExpert, { id })
    await assigned(desk, review, applicationId, tired)
    expect(await fault(await app.staff('expert', street))).toBe('review.no-expert')
    expect(await fault(await expert(app, hq, app.area('坂田街道').path))).toBe('review.no-expert')
  })

  it('given twice at once is given once', async () => {
    const by = await expert(app, desk.manager)
    const input = { code: review.code, applicationId, expertId: idOf(by) }
    const both = await Promise.all([desk.manager.call(assignExpert, input), hq.call(assignExpert, input)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  })

  it('to oneself is refused by the database, too', async () => {
    await expect(app.ask('update assignment set expert_id = assigned_by')).rejects.toThrow('assignment_not_to_oneself')
  })
})

describe('scoring', () => {
  it('begins when each application has its experts, who hear of it then', async () => {
    const review = await startedReview(app, desk, 2, { experts: 1 })
    const [first, second] = review.applications.map(({ id }) => id)
    const by = await expert(app, desk.manager)
    await assigned(desk, review, first!, by)
    await app.runJobs()
    expect(await told(by)).toEqual([])
    expect((await by.ok(listAssignments, {})).items).toEqual([])
    const lacking = await desk.manager.call(beginScoring, { code: review.code })
    expect(lacking.body).toMatchObject({
      code: 'review.too-few-experts',
      params: { needed: 1, codes: review.applications[1]!.team.code },
    })
    await assigned(desk, review, second!, by)
    expect(await desk.manager.ok(beginScoring, { code: review.code })).toMatchObject({ state: 'scoring' })
    await app.runJobs()
    expect(await told(by)).toMatchObject([{ kind: 'review.asked', params: { count: 2 } }])
    expect((await by.ok(listAssignments, {})).items).toHaveLength(2)
  })

  it('with its day gone by needs another', async () => {
    const review = await startedReview(app, desk)
    await assigned(desk, review, review.applications[0]!.id, await expert(app, desk.manager))
    app.clock.advance({ days: 12 })
    expect((await desk.manager.refused(beginScoring, { code: review.code })).code).toBe('review.due-passed')
    const dueOn = dayIn(app, 5)
    await desk.manager.ok(beginScoring, { code: review.code, dueOn })
    const { dueAt } = await desk.manager.ok(getReview, { code: review.code })
    expect(dueAt).toBe(new Date(`${dueOn}T16:00:00Z`).toISOString())
  })

  it('goes to somebody else when an expert is one no more', async () => {
    const review = await startedReview(app, desk)
    const by = await expert(app, desk.manager)
    await assigned(desk, review, review.applications[0]!.id, by)
    const [grant] = await app.ask<{ id: string }>(
      `select id from role_grant where person_id = $1 and role = 'expert'`,
      [by.personId],
    )
    const employer = await organisation(app, 'enterprise')
    await hq.ok(registerExpert, { personId: idOf(by), fields: ['traffic-safety'], employerId: employer.id })
    await hq.ok(suspendExpert, { personId: idOf(by), because: '今年请假' })
    await hq.ok(endGrant, { grantId: grant!.id, reason: '任期满了' })
    await app.runJobs()
    const { lines } = await desk.manager.ok(getReview, { code: review.code })
    expect(lines[0]?.assignments.map(({ state }) => state)).toEqual(['released'])
    expect((await desk.manager.refused(beginScoring, { code: review.code })).code).toBe('review.too-few-experts')
    await by.ok(eraseMe, { confirm: 'erase' })
    await app.runJobs()
    const left = await app.ask('select employer_id, suspended_because from expert where person_id = $1', [by.personId])
    expect(left).toEqual([{ employer_id: null, suspended_because: null }])
  })
})

function told({ personId }: Client) {
  return app.ask<{ kind: string; params: object }>(
    `select kind, params from message where person_id = $1 and kind like 'review.%' order by created_at`,
    [personId],
  )
}
