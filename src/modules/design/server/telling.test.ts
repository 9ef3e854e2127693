import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newPhone } from '../../../testing/actors.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import {
  adopted,
  designWords,
  opened,
  organisation,
  shown,
  type TestOrganisation,
  whole,
} from '../../../testing/designs.ts'
import { lastSms } from '../../../testing/problems.ts'
import { eraseMe } from '../../people/contract.ts'
import { supportProblem } from '../../problem/contract.ts'
import {
  answerMember,
  editDesign,
  endDesign,
  inviteMember,
  joinProblem,
  leaveTeam,
  offerToJoin,
  openDesign,
  reviewDesign,
  settleDesign,
} from '../contract.ts'

const app = await testApp()
afterAll(() => app.close())

let clerk: Client
let charity: TestOrganisation
beforeAll(async () => {
  clerk = await app.staff('clerk', app.area('平湖街道').path)
  charity = await organisation(app, 'social-organisation')
})

interface Told {
  kind: string
  params: Record<string, unknown>
  link: string
}

/** What stands in somebody's inbox of this room, oldest first. */
async function toldTo({ personId }: Client): Promise<Told[]> {
  await app.runJobs()
  return app.ask<Told & Record<string, unknown>>(
    `select kind, params, link from message where person_id = $1 and kind like 'design.%' order by created_at, kind`,
    [personId],
  )
}

const kinds = async (who: Client) => (await toldTo(who)).map(({ kind }) => kind)

describe('neighbours', () => {
  it('who reported or joined hears once that it is begun and public, and each time it is settled', async () => {
    const [reporter, supporter] = [await app.resident(), await app.resident()]
    const [one, two] = [await adopted(app, clerk, {}, reporter), await adopted(app, clerk)]
    await supporter.ok(supportProblem, { code: one.code })
    await supporter.ok(supportProblem, { code: two.code })
    await clerk.ok(openDesign, { ...designWords, problemCodes: [one.code] })
    expect(await toldTo(reporter)).toEqual([
      { kind: 'design.opened', params: { code: one.code, problem: one.code }, link: `/follow/${one.code}` },
    ])
    await clerk.ok(joinProblem, { code: one.code, problemCode: two.code })
    await clerk.ok(reviewDesign, { code: one.code, decision: 'publish' })
    expect(await kinds(reporter)).toEqual(['design.opened', 'design.published'])
    await clerk.ok(editDesign, { code: one.code, title: '换个名字', summary: '说得更清楚一点，谁几点在路口。' })
    await clerk.ok(reviewDesign, { code: one.code, decision: 'publish' })
    expect(await kinds(reporter)).toEqual(['design.opened', 'design.published'])
    expect(await kinds(supporter)).toEqual(['design.opened', 'design.published'])
    expect((await toldTo(reporter))[1]).toMatchObject({
      params: { title: designWords.title },
      link: `/designs/${one.code}`,
    })
    await clerk.ok(endDesign, { code: one.code, reason: '没有人手了' })
    const ended = (await toldTo(supporter)).find(({ kind }) => kind === 'design.ended')
    expect(ended).toMatchObject({ kind: 'design.ended', link: `/follow/${one.code}` })
    expect(JSON.stringify(ended)).not.toContain('没有人手')
  })

  it('who joins later hears from then on; who left a number is led by their own link', async () => {
    const reporterPhone = newPhone()
    const first = await adopted(app, clerk)
    const second = await adopted(app, clerk, { contact: reporterPhone })
    await clerk.ok(openDesign, { ...designWords, problemCodes: [first.code] })
    await clerk.ok(joinProblem, { code: first.code, problemCode: second.code })
    await app.runJobs()
    const { text, secret } = await lastSms(app, reporterPhone)
    expect(text).toContain(second.code)
    expect(secret).not.toBeNull()
    await clerk.ok(reviewDesign, { code: first.code, decision: 'publish' })
    await app.runJobs()
    expect((await lastSms(app, reporterPhone)).text).toContain(`/designs/${first.code}`)
  })

  it('hear that a design is settled', async () => {
    const { code, leads } = await whole(app, clerk)
    const supporter = await app.resident()
    await supporter.ok(supportProblem, { code })
    await leads.by.ok(settleDesign, { code })
    expect(await kinds(supporter)).toContain('design.settled')
  })
})

describe('members', () => {
  it('the managers of an organisation that is asked hear of it', async () => {
    const code = await opened(app, clerk, charity)
    const office = await organisation(app, 'government-body')
    await charity.by.ok(inviteMember, { code, organisationId: office.id, part: 'leads' })
    expect(await toldTo(office.by)).toEqual([
      { kind: 'design.invited', params: { code, organisation: office.name, part: 'leads' }, link: `/designs/${code}` },
    ])
  })

  it('who drives hears of an offer, and who offered its answer', async () => {
    const code = await shown(app, clerk, charity)
    const [one, two, gone] = [await app.resident(), await app.resident(), await app.resident()]
    const offers = []
    for (const each of [one, two, gone]) offers.push((await each.ok(offerToJoin, { code })).memberId)
    const [first = '', second = '', third = ''] = offers
    expect((await toldTo(charity.by)).filter(({ params }) => params.code === code)).toHaveLength(3)
    await charity.by.ok(answerMember, { code, memberId: first, accept: true })
    await charity.by.ok(answerMember, { code, memberId: second, accept: false })
    expect(await kinds(one)).toEqual(['design.offer-accepted'])
    expect(await kinds(two)).toEqual(['design.offer-declined'])
    await gone.ok(eraseMe, { confirm: 'erase' })
    await app.runJobs()
    expect(await charity.by.refused(answerMember, { code, memberId: third, accept: true })).toMatchObject({
      code: 'design.member-answered',
    })
  })

  it('who is put out of the team by others hears of it; who leaves knows', async () => {
    const { code, drives, leads, neighbour, members } = await whole(app, clerk)
    await drives.by.ok(leaveTeam, { code, memberId: members.neighbour })
    expect(await kinds(neighbour)).toContain('design.removed')
    await leads.by.ok(leaveTeam, { code, memberId: members.leads })
    expect(await kinds(leads.by)).not.toContain('design.removed')
  })

  it('who drives hears that its words are withheld', async () => {
    const code = await opened(app, clerk, charity)
    await clerk.ok(reviewDesign, { code, decision: 'withhold', because: 'unclear' })
    const told = (await toldTo(charity.by)).find(({ kind }) => kind === 'design.withheld')
    expect(told).toMatchObject({ params: { code }, link: `/designs/${code}` })
  })

  it('who was asked and answers for themselves is told nothing of it', async () => {
    const code = await opened(app, clerk, charity)
    const office = await organisation(app, 'government-body')
    const { memberId } = await charity.by.ok(inviteMember, { code, organisationId: office.id, part: 'leads' })
    await office.by.ok(answerMember, { code, memberId, accept: true })
    expect(await kinds(office.by)).toEqual(['design.invited'])
  })
})
