import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import {
  answers,
  budget,
  openedCall,
  save,
  seenBy,
  sentApplication,
  startedApplication,
} from '../../../testing/calls.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation, ready, whole } from '../../../testing/designs.ts'
import { upload } from '../../../testing/problems.ts'
import { findPlanted } from '../../../testing/dump.ts'
import { createToken, eraseMe } from '../../people/contract.ts'
import { decideOrganisation } from '../../people/contract-organisation.ts'
import { endDesign, getDesign, openDesign, reopenDesign } from '../../design/contract.ts'
import {
  getApplication,
  getCall,
  listOwnApplications,
  saveApplication,
  startApplication,
  submitApplication,
  withdrawApplication,
} from '../contract.ts'
import { returnApplication } from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

let clerk: Client
let operator: Client
let open: string
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  clerk = await app.staff('clerk', path)
  operator = await app.staff('operator', path)
  open = await openedCall(app, operator, { perOrganisation: 20 })
})

/** Makes somebody a member of an organisation, as an accepted invitation would. */
async function joins(somebody: Client, organisationId: string): Promise<Client> {
  await app.ask(
    `insert into membership (network_id, id, organisation_id, person_id, role, since)
     values ($1, gen_random_uuid(), $2, $3, 'member', now())`,
    [app.stranger.networkId, organisationId, somebody.personId],
  )
  return somebody
}

describe('beginning', () => {
  it('is for an organisation that leads or drives a settled design', async () => {
    const team = await ready(app, clerk)
    const input = { code: open, designCode: team.code, organisationId: team.drives.id }
    expect(await app.stranger.refused(startApplication, input)).toMatchObject({ status: 401 })
    expect((await team.leads.by.refused(startApplication, input)).fields).toEqual({
      organisationId: 'organisation.not-member',
    })
    const bystander = await organisation(app, 'social-organisation')
    expect((await bystander.by.refused(startApplication, { ...input, organisationId: bystander.id })).fields).toEqual({
      organisationId: 'design.not-steering',
    })
    expect(await team.leads.by.ok(startApplication, { ...input, organisationId: team.leads.id })).toMatchObject({
      ...{ state: 'draft', version: 1 },
    })
    const forming = await whole(app, clerk)
    const early = { code: open, designCode: forming.code, organisationId: forming.drives.id }
    expect(await forming.drives.by.refused(startApplication, early)).toMatchObject({
      ...{ status: 409, code: 'design.not-ready' },
    })
  })

  it('is not for a token, nor for a call that is no longer open or never was', async () => {
    const { code, drives } = await ready(app, clerk)
    const staff = await app.staff('clerk', app.area('平湖街道').path)
    const { token } = await staff.ok(createToken, { name: '某程序', scopes: ['call.read'] })
    const program = app.stranger.with({ authorization: `Bearer ${token}` })
    const input = { code: open, designCode: code, organisationId: drives.id }
    expect(await program.refused(startApplication, input)).toMatchObject({ status: 403, code: 'token.not-for-this' })
    expect(await program.refused(listOwnApplications, {})).toMatchObject({ status: 403, code: 'token.not-for-this' })
    expect(await drives.by.refused(startApplication, { ...input, code: 'LG-20-0001' })).toMatchObject({ status: 404 })
  })

  it('two at once with one design: one is begun', async () => {
    const { code, drives, leads } = await ready(app, clerk)
    const other = await openedCall(app, operator)
    const answered = await Promise.all([
      drives.by.call(startApplication, { code: open, designCode: code, organisationId: drives.id }),
      leads.by.call(startApplication, { code: other, designCode: code, organisationId: leads.id }),
    ])
    expect(answered.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(answered.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'constraint.application_once' })
  })
})

describe('writing', () => {
  it('keeps what is unfinished, for the organisation alone', async () => {
    const draft = await startedApplication(app, clerk, open)
    const { id, by } = draft
    expect(await by.ok(saveApplication, { id, version: 1, answers: { need: '先写一句' }, budget: [] })).toEqual({
      ...{ id, state: 'draft', version: 2 },
    })
    expect(await seenBy(by, id)).toMatchObject({
      ...{ version: 2, mine: true, totalFen: 0, answers: { need: '先写一句', people: null, papers: [] } },
      can: { write: null, submit: null, withdraw: null },
    })
    const hq = await app.staff('hq-manager', app.area('龙岗区').path)
    for (const other of [clerk, operator, hq, draft.team.leads.by, draft.team.neighbour])
      expect(await other.refused(getApplication, { id })).toMatchObject({ status: 404, code: 'application.not-found' })
    expect(await app.stranger.refused(getApplication, { id })).toMatchObject({ status: 401 })
    const input = { id, version: 2, answers: {}, budget: [] }
    expect(await clerk.refused(saveApplication, input)).toMatchObject({ status: 404 })
    expect(await clerk.refused(submitApplication, input)).toMatchObject({ status: 404 })
    expect(await clerk.refused(withdrawApplication, { id })).toMatchObject({ status: 404 })
  })

  it('two colleagues at once: the second is told to read first', async () => {
    const draft = await startedApplication(app, clerk, open)
    const other = await joins(await app.resident(), draft.organisation.id)
    const words = (need: string) => ({ id: draft.id, version: 1, answers: { need }, budget: [] })
    const answered = await Promise.all([
      draft.by.call(saveApplication, words('一人写的')),
      other.call(saveApplication, words('另一人写的')),
    ])
    expect(answered.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answered.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'application.changed-meanwhile' })
    const kept = answered[0].status === 200 ? '一人写的' : '另一人写的'
    expect(await seenBy(other, draft.id)).toMatchObject({ version: 2, answers: { need: kept } })
  })

  it('names by field what cannot be read', async () => {
    const { id, by } = await startedApplication(app, clerk, open)
    const wrong = { people: '很多', startsOn: '明年', colour: '红' }
    const line = { ...budget[0]!, amountFen: -5 }
    expect(await by.refused(saveApplication, { id, version: 1, answers: wrong, budget: [line] })).toEqual({
      status: 422,
      code: 'form.answers-invalid',
      fields: {
        ...{ people: 'not-a-number', startsOn: 'not-a-date', colour: 'unknown-field' },
        'budget.0.amountFen': 'too-small',
      },
    })
  })
})

describe('papers', () => {
  it('are given, replaced and taken out with the answers, and read by who may read the application', async () => {
    const draft = await startedApplication(app, clerk, open)
    const { by, id } = draft
    const [first, second] = [await upload(by), await upload(by)]
    await save(draft, 1, { papers: [first] })
    expect((await seenBy(by, id)).files.map((file) => file.id)).toEqual([first])
    const other = await joins(await app.resident(), draft.organisation.id)
    const read = async (who: Client, file: string) => (await who.send({ url: `/files/${file}` })).status
    expect(await read(by, first)).toBe(200)
    expect(await read(other, first)).toBe(200)
    for (const nobody of [app.stranger, await app.resident(), clerk, operator, draft.team.leads.by])
      expect(await read(nobody, first)).toBe(404)
    // a colleague goes on with what somebody else uploaded
    await other.ok(saveApplication, { id, version: 2, answers: { ...answers, papers: [first] }, budget })
    await save(draft, 3, { papers: [second] })
    expect((await seenBy(by, id)).files.map((file) => file.id)).toEqual([second])
    expect(await read(by, first)).toBe(404)
    const elsewhere = await startedApplication(app, clerk, open)
    const stolen = { id: elsewhere.id, version: 1, answers: { papers: [second] }, budget: [] }
    expect((await elsewhere.by.refused(saveApplication, stolen)).fields).toEqual({ papers: 'file.not-usable' })
    await by.ok(submitApplication, { id, version: 4, answers: { ...answers, papers: [second] }, budget })
    expect(await read(clerk, second)).toBe(200)
    expect(await read(await app.staff('clerk', app.area('坂田街道').path), second)).toBe(404)
    expect(await read(draft.team.neighbour, second)).toBe(404)
    expect(await read(elsewhere.by, second)).toBe(404)
  })
})

describe('sending in', () => {
  it('asks for a whole form and a budget within the call’s rules', async () => {
    const { id, by } = await startedApplication(app, clerk, open)
    const sent = (lines: typeof budget, more: object = {}) =>
      by.refused(submitApplication, { id, version: 1, answers: { ...answers, ...more }, budget: lines })
    expect(await sent([], { need: '太短', people: 0 })).toEqual({
      ...{ status: 422, code: 'form.answers-invalid' },
      fields: { need: 'too-short', people: 'too-small', budget: 'budget.asks-nothing' },
    })
    const [grant, own] = budget as [(typeof budget)[0], (typeof budget)[1]]
    expect(
      await sent([
        { ...grant, amountFen: 80_000_001 },
        { ...own, amountFen: 80_000_000 },
      ]),
    ).toMatchObject({
      ...{ status: 422, code: 'budget.ceiling', fields: { budget: 'budget.ceiling' } },
    })
    expect(await sent([grant, { ...own, amountFen: 399_999 }])).toMatchObject({ code: 'budget.own-low' })
    const staff = [
      { ...grant, category: 'staff' as const, amountFen: 180_001 },
      { ...grant, amountFen: 419_999 },
      own,
    ] as unknown as typeof budget
    expect(await sent(staff)).toMatchObject({ code: 'budget.staff-high' })
    expect((await seenBy(by, id)).version).toBe(1)
  })

  it('takes the design along, and shows who runs the call what was found', async () => {
    const { id, by, team, version } = await sentApplication(app, clerk, open)
    expect(version).toBe(3)
    const seen = await seenBy(clerk, id)
    expect(seen).toMatchObject({
      ...{ state: 'submitted', version: 3, mine: false, code: team.code },
      ...{ totalFen: 1_000_000, grantFen: 600_000, ownFen: 400_000, staffFen: 0 },
      can: { write: { code: 'application.not-applicant' }, check: null, return: null },
    })
    expect(seen.evidence.map(({ rule, holds }) => [rule, holds])).toEqual(
      ['kind', 'field', 'place', 'team', 'apart', 'count'].map((rule) => [rule, true]),
    )
    expect((await by.ok(getDesign, { code: team.code })).state).toBe('applied')
    expect(await seenBy(by, id)).toMatchObject({
      version,
      can: { write: { code: 'application.sent' }, check: { code: 'permission-missing' } },
    })
    expect(await by.refused(saveApplication, { id, version, answers, budget })).toMatchObject({
      ...{ status: 409, code: 'application.sent' },
    })
    const { thread } = await app.stranger.ok(getDesign, { code: team.code })
    const steps = thread.map(({ type }) => type).filter((type) => type.startsWith('application.'))
    expect(steps).toEqual(['application.submitted'])
    expect(thread.map(({ type }) => type)).not.toContain('design.applied')
  })

  it('twice at once it is sent in once', async () => {
    const { id, by } = await startedApplication(app, clerk, open)
    const submit = () => by.call(submitApplication, { id, version: 1, answers, budget })
    expect((await Promise.all([submit(), submit()])).map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('waits for its design while that is talked over again, and goes with no other', async () => {
    const { id, by, team } = await startedApplication(app, clerk, open)
    await team.leads.by.ok(reopenDesign, { code: team.code })
    expect((await seenBy(by, id)).can).toMatchObject({ write: null, submit: { code: 'design.not-ready' } })
    const input = { id, version: 1, answers, budget }
    // what the rules find of it stands in the way, or the design itself does
    expect(await by.refused(submitApplication, input)).toMatchObject({ status: 409, code: 'design.not-ready' })
    await team.leads.by.ok(endDesign, { code: team.code, reason: '没有凑齐人手' })
    await clerk.ok(openDesign, { title: '再来一次', summary: '换一家组织牵头，从头商量。', problemCodes: [team.code] })
    expect(await by.refused(submitApplication, input)).toMatchObject({ status: 409, code: 'design.not-ready' })
    expect((await clerk.ok(getDesign, { code: team.code })).state).toBe('forming')
  })
})

describe('taking back', () => {
  it('frees the design, counts it no more, and is done once', async () => {
    const call = await openedCall(app, operator)
    const applying = await sentApplication(app, clerk, call)
    const { id, by, team } = applying
    expect((await operator.ok(getCall, { code: call })).submittedCount).toBe(1)
    const answer = await by.ok(withdrawApplication, { id })
    expect(answer).toEqual({ id, state: 'withdrawn', version: (await seenBy(by, id)).version })
    expect((await operator.ok(getCall, { code: call })).submittedCount).toBe(0)
    expect((await by.ok(getDesign, { code: team.code })).state).toBe('forming')
    expect(await by.refused(withdrawApplication, { id })).toMatchObject({ status: 409, code: 'state.not-possible' })
    expect(await clerk.refused(returnApplication, { id, reason: '缺登记证书' })).toMatchObject({ status: 409 })
  })

  it('outlives the account of who sent it in: a number is left that names nobody', async () => {
    const draft = await startedApplication(app, clerk, open)
    const somebody = await app.resident({ name: '某位写申报的人' })
    await joins(somebody, draft.organisation.id)
    await somebody.ok(submitApplication, { id: draft.id, version: 1, answers, budget })
    await somebody.ok(eraseMe, { confirm: 'erase' })
    await app.runJobs()
    expect(await findPlanted(app, ['某位写申报的人'])).toEqual([])
    expect(await seenBy(draft.by, draft.id)).toMatchObject({ state: 'submitted', answers: { people: 120 } })
    expect((await seenBy(clerk, draft.id)).can.check).toBeNull()
  })

  it('an organisation that is closed has what it sent in taken back', async () => {
    const { id, organisation: closing, team } = await sentApplication(app, clerk, open)
    const draft = await startedApplication(app, clerk, open)
    const verifier = await app.staff('hq-manager', app.area('龙岗区').path)
    for (const { id: organisationId } of [closing, draft.organisation])
      await verifier.ok(decideOrganisation, { organisationId, decision: 'close', reason: '已注销登记' })
    expect(await draft.by.refused(submitApplication, { id: draft.id, version: 1, answers, budget })).toMatchObject({
      fields: { organisationId: 'organisation.not-verified' },
    })
    await app.runJobs()
    expect((await seenBy(clerk, id)).state).toBe('withdrawn')
    expect((await seenBy(draft.by, draft.id)).state).toBe('withdrawn')
    expect((await clerk.ok(getDesign, { code: team.code })).state).toBe('forming')
  })
})
