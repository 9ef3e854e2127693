import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import {
  adopted,
  designWords,
  joined,
  opened,
  organisation,
  ready,
  shown,
  type TestOrganisation,
  whole,
} from '../../../testing/designs.ts'
import { published } from '../../../testing/problems.ts'
import { createToken, eraseMe, nameGuardian } from '../../people/contract.ts'
import { decideOrganisation } from '../../people/contract-organisation.ts'
import { adoptProblem, mergeProblem } from '../../problem/contract-desk.ts'
import { getProblem } from '../../problem/contract.ts'
import {
  answerMember,
  editDesign,
  endDesign,
  getDesign,
  inviteMember,
  joinProblem,
  leaveTeam,
  offerToJoin,
  openDesign,
  reopenDesign,
  reviewDesign,
  setDuties,
  settleDesign,
} from '../contract.ts'

const app = await testApp()
afterAll(() => app.close())

let clerk: Client
let charity: TestOrganisation
let office: TestOrganisation
beforeAll(async () => {
  clerk = await app.staff('clerk', app.area('平湖街道').path)
  charity = await organisation(app, 'social-organisation')
  office = await organisation(app, 'government-body')
})

const words = { title: '换一个做法', summary: '先把路口的绿篱修矮，再说信号灯。' }
const memberIn = async (code: string, by: Client) => (await by.ok(getDesign, { code })).team.find(({ mine }) => mine)

describe('opening', () => {
  it('an organisation opens one under the code of the first problem and is in its team', async () => {
    const { code } = await adopted(app, clerk)
    const answer = await charity.by.ok(openDesign, { ...designWords, problemCodes: [code], organisationId: charity.id })
    expect(answer).toEqual({ code, state: 'forming' })
    const design = await charity.by.ok(getDesign, { code })
    expect(design).toMatchObject({
      code,
      state: 'forming',
      review: 'pending',
      steers: true,
      lacks: ['leads', 'public'],
    })
    expect(design.team).toMatchObject([
      { part: 'drives', party: 'social', state: 'in', organisation: { id: charity.id } },
    ])
    expect(design.thread.map(({ type }) => type).slice(-2)).toEqual(['design.opened', 'design.member-joined'])
    expect(design.thread.at(-1)?.public).toEqual({ organisation: charity.name, party: 'social', part: 'drives' })
  })

  it('is not for residents in person, for staff of another place, or for an organisation one is not of', async () => {
    const { code } = await adopted(app, clerk)
    const input = { ...designWords, problemCodes: [code] }
    const inPerson = { status: 403, code: 'design.opener', fields: { organisationId: 'required' } }
    expect(await (await app.resident()).refused(openDesign, input)).toMatchObject(inPerson)
    const elsewhere = await app.staff('clerk', app.area('坂田街道').path)
    expect(await elsewhere.refused(openDesign, input)).toMatchObject(inPerson)
    const foreign = await office.by.refused(openDesign, { ...input, organisationId: charity.id })
    expect(foreign.fields).toEqual({ organisationId: 'organisation.not-member' })
    expect(await app.stranger.refused(openDesign, input)).toMatchObject({ status: 401 })
  })

  it('takes adopted problems only', async () => {
    const { code } = await published(app, clerk)
    expect(await clerk.refused(openDesign, { ...designWords, problemCodes: [code] })).toMatchObject({
      status: 409,
      code: 'problem.not-adopted',
      fields: { problemCodes: 'not-adopted' },
    })
  })

  it('two at once for the same problems: one is opened, the other hears where to join', async () => {
    const [one, two] = [await adopted(app, clerk), await adopted(app, clerk)]
    const open = (by: TestOrganisation, problemCodes: string[]) =>
      by.by.call(openDesign, { ...designWords, problemCodes, organisationId: by.id })
    const answers = await Promise.all([open(charity, [one.code, two.code]), open(office, [two.code, one.code])])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'design.problem-taken' })
  })
})

describe('codes', () => {
  it('lead to the design from every problem it answers and every report merged into one; each page stays its own', async () => {
    const [one, two, twin] = [await adopted(app, clerk), await published(app, clerk), await published(app, clerk)]
    await clerk.ok(mergeProblem, { code: twin.code, targetCode: two.code })
    const third = await adopted(app, clerk)
    await clerk.ok(adoptProblem, { code: two.code, text: '采纳，一起想办法。' })
    await clerk.ok(openDesign, { ...designWords, problemCodes: [one.code, two.code] })
    await clerk.ok(joinProblem, { code: two.code, problemCode: third.code })
    for (const code of [one.code, two.code, twin.code, third.code])
      expect((await clerk.ok(getDesign, { code })).code).toBe(one.code)
    const design = await clerk.ok(getDesign, { code: one.code })
    expect(design.aliases).toEqual([two.code, twin.code, third.code].toSorted())
    expect(design.problems.map(({ code }) => code).toSorted()).toEqual([one.code, two.code, third.code].toSorted())
    // a problem keeps its own page, and names what was merged into it, not what stands beside it in a design
    expect(await app.stranger.ok(getProblem, { code: one.code })).toMatchObject({ code: one.code, aliases: [] })
    expect(await app.stranger.ok(getProblem, { code: two.code })).toMatchObject({
      code: two.code,
      aliases: [twin.code],
    })
    expect(await app.stranger.ok(getProblem, { code: twin.code })).toMatchObject({ code: two.code })
  })

  it('are free again when it ends, and lead to the one that takes the matter up', async () => {
    const [one, two] = [await adopted(app, clerk), await adopted(app, clerk)]
    await clerk.ok(openDesign, { ...designWords, problemCodes: [one.code, two.code] })
    await clerk.ok(endDesign, { code: one.code, reason: '牵头的组织不做了' })
    expect(await clerk.ok(getDesign, { code: one.code })).toMatchObject({ state: 'ended' })
    expect(await clerk.refused(getDesign, { code: two.code })).toMatchObject({ status: 404 })
    await clerk.ok(openDesign, { ...designWords, problemCodes: [two.code] })
    await clerk.ok(joinProblem, { code: two.code, problemCode: one.code })
    for (const code of [one.code, two.code])
      expect(await clerk.ok(getDesign, { code })).toMatchObject({ code: two.code, state: 'forming' })
    await clerk.ok(endDesign, { code: two.code, reason: '还是没有人手' })
    await clerk.ok(openDesign, { ...designWords, problemCodes: [two.code, one.code] })
    expect(await clerk.ok(getDesign, { code: one.code })).toMatchObject({ code: two.code, state: 'forming' })
  })
})

describe('the team', () => {
  it('two asked to lead at once: one is, for the other the place is taken', async () => {
    const code = await opened(app, clerk, charity)
    const other = await organisation(app, 'government-body')
    const ask = (organisationId: string) => clerk.call(inviteMember, { code, organisationId, part: 'leads' })
    const answers = await Promise.all([ask(office.id), ask(other.id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422])
    expect(answers.find(({ status }) => status === 422)?.body).toMatchObject({ fields: { part: 'design.part-taken' } })
  })

  it('who is asked answers for themselves, once; who is not of it does not learn who was asked', async () => {
    const code = await shown(app, clerk, charity)
    const { memberId } = await charity.by.ok(inviteMember, { code, organisationId: office.id, part: 'leads' })
    const input = { code, memberId, accept: true }
    expect(await clerk.refused(answerMember, input)).toMatchObject({ status: 403, code: 'design.answer-own' })
    expect(await (await app.resident()).refused(answerMember, input)).toMatchObject({ status: 404 })
    expect((await app.stranger.ok(getDesign, { code })).team).toHaveLength(1)
    expect((await office.by.ok(getDesign, { code })).team).toHaveLength(2)
    await office.by.ok(answerMember, input)
    expect(await office.by.refused(answerMember, input)).toMatchObject({ status: 409, code: 'design.member-answered' })
    expect((await app.stranger.ok(getDesign, { code })).team).toHaveLength(2)
  })

  it('a neighbour offers once, reads nothing unreviewed, and is answered by who drives', async () => {
    const code = await shown(app, clerk, charity)
    const neighbour = await app.resident()
    const { memberId } = await neighbour.ok(offerToJoin, { code })
    await charity.by.ok(editDesign, { code, ...words })
    expect((await neighbour.ok(getDesign, { code })).title).toBe(designWords.title)
    expect((await neighbour.refused(offerToJoin, { code })).fields).toEqual({ organisationId: 'design.member-twice' })
    expect(await neighbour.refused(answerMember, { code, memberId, accept: true })).toMatchObject({ status: 403 })
    await charity.by.ok(answerMember, { code, memberId, accept: true })
    const seen = await neighbour.ok(getDesign, { code })
    expect(seen.title).toBe(words.title)
    expect(seen.team.find(({ mine }) => mine)).toMatchObject({ organisation: null, party: 'public', state: 'in' })
    expect(JSON.stringify(await app.stranger.ok(getDesign, { code }))).not.toContain(neighbour.personId)
  })

  it('no minor and no token offers in person', async () => {
    const code = await shown(app, clerk, charity)
    const minor = await app.resident()
    await minor.ok(nameGuardian, { bornOn: '2012-05-01', relation: 'parent', contact: '13800000001' })
    expect(await minor.refused(offerToJoin, { code })).toMatchObject({ code: 'design.of-age' })
    const { token } = await (
      await app.staff('clerk', app.area('平湖街道').path)
    ).ok(createToken, {
      name: '某程序',
      scopes: ['design.read'],
    })
    const program = app.stranger.with({ authorization: `Bearer ${token}` })
    expect(await program.refused(offerToJoin, { code })).toMatchObject({ status: 403, code: 'design.in-person' })
  })

  it('settling and a member’s leaving meet: never is a ready team without its neighbour', async () => {
    const { code, leads, neighbour, members } = await whole(app, clerk)
    const [settled, left] = await Promise.all([
      leads.by.call(settleDesign, { code }),
      neighbour.call(leaveTeam, { code, memberId: members.neighbour }),
    ])
    expect([settled.status, left.status].toSorted()).toEqual([200, 409])
    expect(await app.violations()).toEqual([])
  })

  it('who leaves takes their duties along; a task that nobody answers for keeps it from being settled', async () => {
    const { code, leads, drives, members } = await whole(app, clerk)
    const company = await organisation(app, 'enterprise')
    const memberId = await joined(clerk, code, company, 'takes-part')
    await drives.by.ok(setDuties, {
      code,
      duties: [
        { task: '出停车位', parts: [{ memberId, role: 'accountable' }] },
        {
          task: '值守',
          parts: [
            { memberId, role: 'accountable' },
            { memberId: members.drives, role: 'responsible' },
          ],
        },
      ],
    })
    await company.by.ok(leaveTeam, { code, memberId })
    const design = await leads.by.ok(getDesign, { code })
    expect(design.duties).toEqual([{ task: '值守', parts: [{ memberId: members.drives, role: 'responsible' }] }])
    expect(design.can.settle).toMatchObject({ code: 'design.duties-open' })
    expect(await leads.by.refused(settleDesign, { code })).toMatchObject({ status: 409, code: 'design.duties-open' })
  })
})

describe('words', () => {
  it('are public once reviewed; new ones wait while the old ones stay', async () => {
    const code = await opened(app, clerk, charity)
    expect(await app.stranger.refused(getDesign, { code })).toMatchObject({ status: 404 })
    await clerk.ok(reviewDesign, { code, decision: 'publish' })
    await charity.by.ok(editDesign, { code, ...words })
    expect(await app.stranger.ok(getDesign, { code })).toMatchObject({ title: designWords.title, awaitsReview: false })
    expect(await clerk.ok(getDesign, { code })).toMatchObject({ title: words.title, awaitsReview: true })
    await clerk.ok(reviewDesign, { code, decision: 'withhold', because: 'privacy' })
    expect(await app.stranger.refused(getDesign, { code })).toMatchObject({ status: 404 })
    expect(await charity.by.ok(getDesign, { code })).toMatchObject({ withheldBecause: 'privacy', awaitsReview: false })
    await charity.by.ok(editDesign, { code, ...designWords })
    expect(await clerk.ok(getDesign, { code })).toMatchObject({ review: 'pending', awaitsReview: true })
  })

  it('are published as they were read: what the team changed meanwhile is read first', async () => {
    const code = await opened(app, clerk, charity)
    const { wordsVersion } = await clerk.ok(getDesign, { code })
    await charity.by.ok(editDesign, { code, ...words })
    expect(await clerk.refused(reviewDesign, { code, decision: 'publish', wordsVersion })).toMatchObject({
      status: 409,
      code: 'design.words-changed',
    })
    expect(await app.stranger.refused(getDesign, { code })).toMatchObject({ status: 404 })
    await clerk.ok(reviewDesign, { code, decision: 'publish', wordsVersion: wordsVersion + 1 })
    expect(await app.stranger.ok(getDesign, { code })).toMatchObject({ title: words.title })
  })

  it('withholding needs a reason, and is for staff of the place', async () => {
    const code = await opened(app, clerk, charity)
    const input = { code, decision: 'withhold' as const }
    expect((await clerk.refused(reviewDesign, input)).fields).toEqual({ because: 'required' })
    expect(await charity.by.refused(reviewDesign, { ...input, because: 'privacy' })).toMatchObject({ status: 403 })
  })
})

describe('stages', () => {
  it('a whole team settles; members, problems and duties then stand until it is reopened', async () => {
    const { code, leads, neighbour, members } = await ready(app, clerk)
    const problem = await adopted(app, clerk)
    for (const refused of [
      await leads.by.refused(joinProblem, { code, problemCode: problem.code }),
      await leads.by.refused(inviteMember, { code, organisationId: charity.id, part: 'takes-part' }),
      await leads.by.refused(setDuties, { code, duties: [] }),
      await neighbour.refused(leaveTeam, { code, memberId: members.neighbour }),
    ])
      expect(refused).toMatchObject({ status: 409, code: 'design.settled' })
    expect(await neighbour.refused(reopenDesign, { code })).toMatchObject({ status: 403, code: 'design.not-team' })
    await leads.by.ok(reopenDesign, { code })
    await leads.by.ok(joinProblem, { code, problemCode: problem.code })
  })

  it('is not settled while it lacks somebody, or its words wait', async () => {
    const code = await opened(app, clerk, charity)
    expect(await charity.by.refused(settleDesign, { code })).toMatchObject({ code: 'design.not-reviewed' })
    await clerk.ok(reviewDesign, { code, decision: 'publish' })
    expect(await charity.by.refused(settleDesign, { code })).toMatchObject({ code: 'design.mix' })
  })

  it('what ended changes no more; why is for its team alone', async () => {
    const code = await shown(app, clerk, charity)
    await charity.by.ok(endDesign, { code, reason: '没有凑齐人手' })
    expect(await charity.by.refused(endDesign, { code, reason: '再来一次' })).toMatchObject({ status: 409 })
    expect(await charity.by.refused(editDesign, { code, ...words })).toMatchObject({ code: 'design.settled' })
    expect(await clerk.refused(reviewDesign, { code, decision: 'publish' })).toMatchObject({ code: 'design.settled' })
    expect((await app.stranger.ok(getDesign, { code })).endedBecause).toBeNull()
    expect((await charity.by.ok(getDesign, { code })).endedBecause).toBe('没有凑齐人手')
  })
})

describe('who is gone for good', () => {
  it('an erased neighbour is in no team; a settled one goes back to forming', async () => {
    const { code, neighbour } = await ready(app, clerk)
    await neighbour.ok(eraseMe, { confirm: 'erase' })
    await app.runJobs()
    expect(await app.stranger.ok(getDesign, { code })).toMatchObject({ state: 'forming', lacks: ['public'] })
    expect(await app.ask('select id from design_member where person_id = $1', [neighbour.personId])).toEqual([])
  })

  it('so does a design whose leading body is closed', async () => {
    const { code, leads } = await ready(app, clerk)
    const manager = await app.staff('hq-manager', app.area('龙岗区').path)
    await manager.ok(decideOrganisation, { organisationId: leads.id, decision: 'close', reason: '机构合并' })
    await app.runJobs()
    expect(await app.stranger.ok(getDesign, { code })).toMatchObject({ state: 'forming', lacks: ['leads'] })
    expect(await memberIn(code, leads.by)).toBeUndefined()
  })

  it('and one that loses who answers for a task', async () => {
    const { code, leads, drives } = await whole(app, clerk)
    const company = await organisation(app, 'enterprise')
    const memberId = await joined(clerk, code, company, 'takes-part')
    const { id: driver = '' } = (await memberIn(code, drives.by)) ?? {}
    const parts = [
      { memberId, role: 'accountable' as const },
      { memberId: driver, role: 'responsible' as const },
    ]
    await drives.by.ok(setDuties, { code, duties: [{ task: '出停车位', parts }] })
    await leads.by.ok(settleDesign, { code })
    const manager = await app.staff('hq-manager', app.area('龙岗区').path)
    await manager.ok(decideOrganisation, { organisationId: company.id, decision: 'close', reason: '停业' })
    await app.runJobs()
    expect(await app.stranger.ok(getDesign, { code })).toMatchObject({ state: 'forming', lacks: [] })
  })
})
