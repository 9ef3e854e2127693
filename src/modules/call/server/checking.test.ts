import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCreditCode } from '../../../base/credit-code.ts'
import { deadlineAfter } from '../../../base/working-days.ts'
import { testApp } from '../../../testing/app.ts'
import {
  answers,
  budget,
  dayIn,
  openedCall,
  seenBy,
  sentApplication,
  startedApplication,
  platformId,
  verdicts,
} from '../../../testing/calls.ts'
import type { Client } from '../../../testing/client.ts'
import { joined, organisation, ready, type TestOrganisation, type WholeTeam } from '../../../testing/designs.ts'
import { getDesign, reopenDesign, settleDesign } from '../../design/contract.ts'
import { contractOperator } from '../../network/contract.ts'
import { createToken } from '../../people/contract.ts'
import { saveApplication, submitApplication, withdrawApplication } from '../contract.ts'
import { checkApplication, returnApplication } from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

let clerk: Client
let operator: Client
let hq: Client
let open: string
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  clerk = await app.staff('clerk', path)
  operator = await app.staff('operator', path)
  hq = await app.staff('hq-manager', app.area('龙岗区').path)
  open = await openedCall(app, operator, { perOrganisation: 20 }, { closesOn: dayIn(app, 300) })
})

/** Makes somebody with a role a member of an organisation, as an accepted invitation would. */
async function joins(who: Client, { id }: TestOrganisation): Promise<void> {
  await app.ask(
    `insert into membership (network_id, id, organisation_id, person_id, role, since)
     values ($1, gen_random_uuid(), $2, $3, 'member', now())`,
    [app.stranger.networkId, id, who.personId],
  )
}

describe('checking', () => {
  it('passes when every answer is yes', async () => {
    const { id, by, team } = await sentApplication(app, clerk, open)
    expect(await clerk.ok(checkApplication, { id, verdicts: verdicts() })).toEqual({ id, state: 'eligible' })
    expect(await seenBy(by, id)).toMatchObject({ state: 'eligible', verdicts: verdicts() })
    expect((await by.ok(getDesign, { code: team.code })).state).toBe('applied')
    expect(await clerk.refused(checkApplication, { id, verdicts: verdicts() })).toMatchObject({ status: 409 })
    expect(await clerk.refused(returnApplication, { id, reason: '缺登记证书' })).toMatchObject({ status: 409 })
  })

  it('refuses for one no, which has its reason; the design is free', async () => {
    const { id, by, team } = await sentApplication(app, clerk, open)
    expect((await clerk.refused(checkApplication, { id, verdicts: verdicts({ lawful: '' }) })).fields).toEqual({
      'verdicts.lawful': 'application.reason',
    })
    expect((await clerk.refused(checkApplication, { id, verdicts: verdicts().slice(1) })).fields).toEqual({
      'verdicts.scope': 'required',
    })
    const answer = await operator.ok(checkApplication, { id, verdicts: verdicts({ lawful: '去年受过行政处罚' }) })
    expect(answer.state).toBe('ineligible')
    const seen = await seenBy(by, id)
    expect(seen.verdicts.find(({ holds }) => !holds)).toMatchObject({ key: 'lawful', because: '去年受过行政处罚' })
    expect((await by.ok(getDesign, { code: team.code })).state).toBe('forming')
    expect(await by.refused(withdrawApplication, { id })).toMatchObject({ status: 409 })
  })

  it('is for staff of those who run the call, and for nobody of the team', async () => {
    const { id, team } = await sentApplication(app, clerk, open)
    const input = { id, verdicts: verdicts() }
    expect(await app.stranger.refused(checkApplication, input)).toMatchObject({ status: 401 })
    expect(await team.drives.by.refused(checkApplication, input)).toMatchObject({ status: 403 })
    const elsewhere = await app.staff('clerk', app.area('坂田街道').path)
    expect(await elsewhere.refused(checkApplication, input)).toMatchObject({ status: 404 })
    const auditor = await app.staff('auditor', app.area('龙岗区').path)
    expect(await auditor.refused(checkApplication, input)).toMatchObject({ status: 403, code: 'permission-missing' })
    const colleague = await app.staff('clerk', app.area('平湖街道').path)
    await joins(colleague, team.drives)
    expect((await seenBy(colleague, id)).can).toMatchObject({ check: { code: 'application.own' } })
    const own = { status: 403, code: 'application.own' }
    expect(await colleague.refused(checkApplication, input)).toMatchObject(own)
    expect(await colleague.refused(returnApplication, { id, reason: '缺登记证书' })).toMatchObject(own)
    // a token of theirs is still theirs
    const { token } = await colleague.ok(createToken, { name: '某程序', scopes: ['call.read', 'call.check'] })
    const program = app.stranger.with({ authorization: `Bearer ${token}` })
    expect(await program.refused(checkApplication, input)).toMatchObject(own)
    expect(await seenBy(program, id)).toMatchObject({ mine: false, can: { check: { code: 'application.own' } } })
    // who leads may be the office that calls: its people check
    const ofOffice = await app.staff('clerk', app.area('平湖街道').path)
    await joins(ofOffice, team.leads)
    await ofOffice.ok(checkApplication, input)
  })

  it('of a call of headquarters is theirs, not the street’s', async () => {
    const district = app.area('龙岗区')
    const call = await openedCall(
      app,
      hq,
      {},
      { ...{ platformId: await platformId(app, null), areaId: district.id }, kind: 'competition' },
    )
    const { id } = await sentApplication(app, clerk, call)
    const input = { id, verdicts: verdicts() }
    for (const street of [clerk, operator])
      expect(await street.refused(checkApplication, input)).toMatchObject({ status: 404 })
    await hq.ok(checkApplication, input)
  })

  it('met by taking back: one of the two holds', async () => {
    const { id, by, team } = await sentApplication(app, clerk, open)
    const [checked, withdrawn] = await Promise.all([
      clerk.call(checkApplication, { id, verdicts: verdicts({ able: '没有场地' }) }),
      by.call(withdrawApplication, { id }),
    ])
    expect([checked.status, withdrawn.status].toSorted()).toEqual([200, 409])
    expect((await seenBy(by, id)).state).toBe(checked.status === 200 ? 'ineligible' : 'withdrawn')
    expect((await by.ok(getDesign, { code: team.code })).state).toBe('forming')
  })

  it('by two at once is done by one', async () => {
    const { id } = await sentApplication(app, clerk, open)
    const answered = await Promise.all([
      clerk.call(checkApplication, { id, verdicts: verdicts() }),
      operator.call(checkApplication, { id, verdicts: verdicts({ able: '没有场地' }) }),
    ])
    expect(answered.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

describe('returning', () => {
  it('is done once, and mended once', async () => {
    const { id, by } = await sentApplication(app, clerk, open)
    await clerk.ok(returnApplication, { id, reason: '缺登记证书' })
    const returned = await seenBy(by, id)
    expect(returned).toMatchObject({
      ...{ state: 'returned', returnedBecause: '缺登记证书', version: 4, can: { write: null, submit: null } },
      correctBy: deadlineAfter(app.clock.now(), 5).at.toISOString(),
    })
    expect(await by.refused(submitApplication, { id, version: 3, answers, budget })).toMatchObject({
      ...{ status: 409, code: 'application.changed-meanwhile' },
    })
    await by.ok(saveApplication, { id, version: 4, answers: { ...answers, people: 90 }, budget })
    const mended = await by.ok(submitApplication, { id, version: 5, answers: { ...answers, people: 80 }, budget })
    expect(mended).toEqual({ id, state: 'submitted', version: (await seenBy(by, id)).version })
    expect(await seenBy(clerk, id)).toMatchObject({
      ...{
        answers: { people: 80 },
        correctBy: null,
        can: { check: null, return: { code: 'application.returned-once' } },
      },
    })
    expect(await clerk.refused(returnApplication, { id, reason: '还缺一样' })).toMatchObject({
      ...{ status: 409, code: 'application.returned-once' },
    })
    await clerk.ok(checkApplication, { id, verdicts: verdicts() })
  })

  it('lapses by the clock when nothing comes', async () => {
    const call = await openedCall(app, operator)
    const { id, by, team } = await sentApplication(app, clerk, call)
    await clerk.ok(returnApplication, { id, reason: '缺登记证书' })
    const { correctBy } = await seenBy(by, id)
    app.clock.set(correctBy ?? '')
    expect(await by.refused(submitApplication, { id, version: 4, answers, budget })).toMatchObject({
      ...{ status: 409, code: 'application.correction-over' },
    })
    await app.sweep()
    expect(await seenBy(by, id)).toMatchObject({ state: 'ineligible', returnedBecause: '缺登记证书' })
    expect((await by.ok(getDesign, { code: team.code })).state).toBe('forming')
    expect(await app.violations()).toEqual([])
  })

  it('being late with checking is noted, and waits on', async () => {
    const call = await openedCall(app, operator)
    const { id } = await sentApplication(app, clerk, call)
    app.clock.advance({ days: 70 })
    await app.sweep()
    const events = await app.ask(`select from event where type = 'application.check-overdue' and subject_id = $1`, [id])
    expect(events).toHaveLength(1)
    await clerk.ok(checkApplication, { id, verdicts: verdicts() })
  })
})

describe('what data tells', () => {
  /** The rules that do not hold for this application of theirs, as the applicant reads them before sending it in. */
  async function failing(call: string, team?: WholeTeam) {
    const draft = await startedApplication(app, clerk, call, team)
    const { evidence } = await seenBy(draft.by, draft.id)
    const failed = evidence.filter(({ holds }) => !holds).map(({ rule }) => rule)
    const input = { id: draft.id, version: 1, answers, budget }
    if (failed.length === 0) await draft.by.ok(submitApplication, input)
    else
      expect(await draft.by.refused(submitApplication, input)).toMatchObject({
        ...{ status: 409, code: 'application.rules' },
      })
    return { draft, failed, evidence }
  }

  it('is the same before sending in and when it is refused', async () => {
    expect((await failing(open)).failed).toEqual([])
    const others = await openedCall(app, operator, { organisationKinds: ['foundation'], fields: ['mental-health'] })
    expect((await failing(others)).failed).toEqual(['kind', 'field'])
    const abroad = app.area('坂田街道')
    const bantian = { platformId: await platformId(app, '坂田街道'), areaId: abroad.id }
    const there = await openedCall(app, await app.staff('operator', abroad.path), {}, bantian)
    expect((await failing(there)).failed).toEqual(['place'])
    const company = await openedCall(app, operator, {
      demand: { leads: true, drives: true, parties: { enterprise: 1 } },
    })
    const { failed, evidence } = await failing(company)
    expect(failed).toEqual(['team'])
    expect(evidence.find(({ rule }) => rule === 'team')?.params).toEqual({ lacks: ['enterprise'] })
  })

  it('counts what an organisation sent in to this call', async () => {
    const call = await openedCall(app, operator, { perOrganisation: 1 })
    const first = await sentApplication(app, clerk, call)
    const second = await ready(app, clerk, first.organisation)
    const { draft, failed } = await failing(call, second)
    expect(failed).toEqual(['count'])
    await first.by.ok(withdrawApplication, { id: first.id })
    await draft.by.ok(submitApplication, { id: draft.id, version: 1, answers, budget })
  })

  it('keeps apart who runs the call: its operator by credit code, and whose people hold a role there', async () => {
    const operating = await ready(app, clerk)
    const creditCode = makeCreditCode('52', '440307', 'MJLD9999')
    await app.ask('update organisation set credit_code = $1 where id = $2', [creditCode, operating.drives.id])
    const today = dayIn(app, 0)
    const term = { startsOn: today, endsOn: dayIn(app, 300), yearlyFeeFen: 1, deliverables: '日常运营' }
    const terms = { operatorName: '平湖分部的运营方', creditCode, ...term }
    await hq.ok(contractOperator, { platformId: await platformId(app, '平湖街道'), ...terms })
    const found = await failing(open, operating)
    expect(found.failed).toEqual(['apart'])
    expect(found.evidence.find(({ rule }) => rule === 'apart')?.params).toEqual({ runners: [operating.drives.name] })

    const staffed = await ready(app, clerk)
    await joins(await app.staff('operator', app.area('平湖街道').path), staffed.drives)
    expect((await failing(open, staffed)).failed).toEqual(['apart'])

    // a company of the team that delivers counts as well; the office that leads does not
    const helped = await ready(app, clerk)
    await helped.leads.by.ok(reopenDesign, { code: helped.code })
    const company = await organisation(app, 'enterprise')
    await joins(hq, company)
    await joins(hq, helped.leads)
    await joined(clerk, helped.code, company, 'takes-part')
    await helped.leads.by.ok(settleDesign, { code: helped.code })
    const { evidence } = await failing(open, helped)
    expect(evidence.find(({ rule }) => rule === 'apart')?.params).toEqual({ runners: [company.name] })

    const elsewhere = await ready(app, clerk)
    await joins(await app.staff('operator', app.area('坂田街道').path), elsewhere.drives)
    expect((await failing(open, elsewhere)).failed).toEqual([])
  })
})
