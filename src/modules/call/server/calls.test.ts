import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stableJson } from '../../../base/stable-json.ts'
import { testApp } from '../../../testing/app.ts'
import {
  answers,
  budget,
  dayIn,
  drafted,
  draftInput,
  editInput,
  eligibleApplication,
  openedCall,
  platformId,
  seenBy,
  sentApplication,
  startedApplication,
  verdicts,
} from '../../../testing/calls.ts'
import type { Client } from '../../../testing/client.ts'
import { getDesign } from '../../design/contract.ts'
import { getCall, submitApplication, withdrawApplication } from '../contract.ts'
import {
  cancelCall,
  checkApplication,
  draftCall,
  editCall,
  finishCall,
  openCall,
  returnApplication,
} from '../contract-desk.ts'
import { submitApplication as submit } from './commands/application.ts'

const app = await testApp()
afterAll(() => app.close())

let clerk: Client
let operator: Client
let hq: Client
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  clerk = await app.staff('clerk', path)
  operator = await app.staff('operator', path)
  hq = await app.staff('hq-manager', app.area('龙岗区').path)
})

/** What happened to a call; not in its order, which within a millisecond is none. */
const eventsOf = async (code: string) =>
  (
    await app.ask<{ type: string }>(
      `select e.type from event e join call c on c.network_id = e.network_id and c.id = e.subject_id where c.code = $1`,
      [code],
    )
  )
    .map(({ type }) => type)
    .toSorted()

describe('a draft', () => {
  it('begins with the figures in force that day, and is seen by those who run calls there only', async () => {
    const code = await drafted(app, operator)
    const call = await operator.ok(getCall, { code })
    expect(call).toMatchObject({
      ...{ code, state: 'draft', kind: 'grant', digest: null, opensOn: null, submittedCount: 0 },
      rules: { ceilingFen: 80_000_000, ownPercent: 40, staffPercent: 30 },
      can: { edit: null, open: null, cancel: null, finish: { code: 'state.not-possible' } },
    })
    expect(call.closesAt).toBe(`${dayIn(app, 30)}T10:00:00.000Z`)
    expect(await hq.ok(getCall, { code })).toMatchObject({ state: 'draft' })
    expect((await clerk.ok(getCall, { code })).can.edit).toMatchObject({ code: 'permission-missing' })
    const elsewhere = await app.staff('operator', app.area('坂田街道').path)
    for (const nobody of [app.stranger, await app.resident(), elsewhere])
      expect(await nobody.refused(getCall, { code })).toMatchObject({ status: 404, code: 'call.not-found' })
  })

  it('is for who runs the platform', async () => {
    const input = await draftInput(app)
    expect(await clerk.refused(draftCall, input)).toMatchObject({ status: 403 })
    const elsewhere = await app.staff('operator', app.area('坂田街道').path)
    expect(await elsewhere.refused(draftCall, input)).toMatchObject({ status: 404 })
    const headquarters = { ...input, platformId: await platformId(app, null), areaId: app.area('龙岗区').id }
    expect(await operator.refused(draftCall, headquarters)).toMatchObject({ status: 404 })
    expect((await hq.ok(draftCall, headquarters)).state).toBe('draft')
    const unknown = await hq.refused(draftCall, { ...input, platformId: '01900000-0000-7000-8000-000000000001' })
    expect(unknown).toMatchObject({ status: 422, fields: { platformId: 'platform-not-found' } })
    const abroad = await operator.refused(draftCall, { ...input, areaId: app.area('坂田街道').id })
    expect(abroad.fields).toEqual({ areaId: 'call.area' })
  })

  it('changes as a whole, and names what is wrong by field', async () => {
    const code = await drafted(app, operator)
    const input = await editInput(operator, code, { ceilingFen: 5_000_000, fields: ['traffic-safety'] })
    await operator.ok(editCall, { ...input, title: '平湖微创投', closesOn: dayIn(app, 20) })
    expect(await operator.ok(getCall, { code })).toMatchObject({
      ...{ title: '平湖微创投', ceilingFen: 5_000_000, fields: ['traffic-safety'] },
      closesAt: `${dayIn(app, 20)}T10:00:00.000Z`,
    })
    const wrong = { ...input, rules: { ...input.rules, experts: 4, ownPercent: 100, fields: ['weather'] } }
    expect((await operator.refused(editCall, wrong)).fields).toEqual({
      ...{ experts: 'call.experts-odd', ownPercent: 'call.percent', fields: 'not-among-choices' },
    })
    const { sections } = input.rubric
    const fewer = { version: 1, sections: [{ ...sections[0]!, fields: sections[0]!.fields.slice(1) }] }
    expect(await operator.refused(editCall, { ...input, rubric: fewer })).toMatchObject({ code: 'call.rubric-points' })
    const asks = { key: 'who', kind: 'person-contact' as const, label: { zh: '联系人', en: 'Contact' } }
    const personal = { version: 1, sections: [{ key: 'a', title: { zh: '甲', en: 'A' }, fields: [asks] }] }
    expect((await operator.refused(editCall, { ...input, form: personal })).fields).toEqual({ who: 'call.asks-person' })
    for (const form of [{ version: 1, sections: 5 }, { version: 1, sections: [{ key: 'a' }] }, null])
      expect(await operator.refused(editCall, { ...input, form: form as never })).toMatchObject({ status: 422 })
  })

  it('given up it leaves no trace outside', async () => {
    const code = await drafted(app, operator)
    await operator.ok(cancelCall, { code, reason: '今年先不办了' })
    expect(await eventsOf(code)).toEqual(['call.discarded', 'call.drafted'])
    expect(await app.stranger.refused(getCall, { code })).toMatchObject({ status: 404 })
    expect((await operator.ok(getCall, { code })).cancelledBecause).toBe('今年先不办了')
    const leaves = await app.ask(`select convert_from(entry, 'UTF8') as entry from record_leaf`)
    expect(JSON.stringify(leaves)).not.toContain('今年先不办了')
  })
})

describe('an open call', () => {
  it('is public, and frozen: its digest can be computed from what everybody reads', async () => {
    const code = await openedCall(app, operator, { ceilingFen: 10_000_000 })
    const call = await app.stranger.ok(getCall, { code })
    expect(call).toMatchObject({ state: 'open', opensOn: dayIn(app, 0), submittedCount: null })
    const { rules, form, rubric, digest } = call
    expect(createHash('sha256').update(stableJson({ rules, form, rubric })).digest('hex')).toBe(digest)
    expect(call.thread).toMatchObject([{ type: 'call.opened', public: { digest, ceilingFen: 10_000_000 } }])
    expect(call.can.apply).toMatchObject({ code: 'sign-in-required' })
    expect((await (await app.resident()).ok(getCall, { code })).can.apply).toBeNull()
    expect(await operator.refused(editCall, await editInput(operator, code))).toMatchObject({
      ...{ status: 409, code: 'call.frozen' },
    })
  })

  it('stays as it was when somebody goes behind the program’s back', async () => {
    const code = await openedCall(app, operator)
    for (const change of [
      `rules = rules || '{"perOrganisation": 9}'`,
      `form = '{"version": 2, "sections": []}'`,
      `rubric = '{"version": 2, "sections": []}'`,
      `digest = 'another'`,
      `kind = 'competition'`,
      `opened_at = now()`,
    ])
      await expect(app.ask(`update call set ${change} where code = $1`, [code])).rejects.toMatchObject({
        constraint: 'call_frozen',
      })
    await app.ask(`update call set title = title where code = $1`, [code])
  })

  it('leaves a week at least to apply', async () => {
    const code = await drafted(app, operator, { closesOn: dayIn(app, 6) })
    expect((await operator.ok(getCall, { code })).can.open).toMatchObject({ code: 'call.window' })
    expect(await operator.refused(openCall, { code })).toMatchObject({
      ...{ status: 422, code: 'call.window', fields: { closesOn: 'too-early' } },
    })
  })

  it('opened twice at once is opened once', async () => {
    const code = await drafted(app, operator)
    const answered = await Promise.all([operator.call(openCall, { code }), hq.call(openCall, { code })])
    expect(answered.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await eventsOf(code)).toEqual(['call.drafted', 'call.opened'])
  })

  it('cancelled gives everything back, and its designs may go elsewhere', async () => {
    const code = await openedCall(app, operator)
    const [draft, sent, returned] = [
      await startedApplication(app, clerk, code),
      await sentApplication(app, clerk, code),
      await sentApplication(app, clerk, code),
    ]
    await clerk.ok(returnApplication, { id: returned.id, reason: '缺登记证书' })
    await operator.ok(cancelCall, { code, reason: '经费没有落实' })
    for (const { by, id } of [draft, sent, returned])
      expect(await seenBy(by, id)).toMatchObject({ state: 'withdrawn', can: { write: { code: 'application.sent' } } })
    expect(await app.stranger.ok(getCall, { code })).toMatchObject({
      ...{ state: 'cancelled', cancelledBecause: '经费没有落实', submittedCount: 0 },
      can: { apply: { code: 'call.closed' } },
    })
    expect((await sent.by.ok(getDesign, { code: sent.team.code })).state).toBe('forming')
    expect((await draft.by.ok(getDesign, { code: draft.team.code })).state).toBe('ready')
    await startedApplication(app, clerk, await openedCall(app, operator), draft.team)
    app.clock.advance({ days: 60 })
    await app.sweep()
    expect(await seenBy(returned.by, returned.id)).toMatchObject({ state: 'withdrawn' })
    expect(await operator.refused(cancelCall, { code, reason: '再来一次' })).toMatchObject({ status: 409 })
  })
})

describe('the end of the window', () => {
  it('comes by the clock: drafts lapse, what was sent in is counted and checked', async () => {
    const code = await openedCall(app, operator)
    const [draft, sent] = [await startedApplication(app, clerk, code), await sentApplication(app, clerk, code)]
    app.clock.set(`${dayIn(app, 30)}T09:59:59.999Z`)
    await app.sweep()
    expect((await app.stranger.ok(getCall, { code })).state).toBe('open')
    app.clock.advance({ seconds: 1 })
    // past the hour, and before the sweep has come by
    expect(await draft.by.refused(submitApplication, { id: draft.id, version: 1, answers, budget })).toMatchObject({
      ...{ status: 409, code: 'call.closed' },
    })
    await app.sweep()
    const call = await app.stranger.ok(getCall, { code })
    expect(call).toMatchObject({ state: 'checking', submittedCount: 1 })
    expect(call.thread.at(-1)).toMatchObject({ type: 'call.closed', public: { submitted: 1 } })
    expect(await seenBy(draft.by, draft.id)).toMatchObject({ state: 'withdrawn' })
    expect(await seenBy(sent.by, sent.id)).toMatchObject({ state: 'submitted' })
    expect((await draft.by.ok(getDesign, { code: draft.team.code })).state).toBe('ready')
  })

  it('met by a submission: it is sent in before, or not at all', async () => {
    const code = await openedCall(app, operator)
    const draft = await startedApplication(app, clerk, code)
    const justInTime = draft.by.ctx()
    app.clock.set(`${dayIn(app, 30)}T10:00:00.000Z`)
    const late = submit(justInTime, { id: draft.id, version: 1, answers, budget }).then(
      () => true,
      ({ code: why }: { code: string }) => expect(why).toBe('call.closed'),
    )
    const [sent] = await Promise.all([late, app.sweep()])
    expect((await seenBy(draft.by, draft.id)).state).toBe(sent ? 'submitted' : 'withdrawn')
    expect(await app.stranger.ok(getCall, { code })).toMatchObject({ state: 'checking', submittedCount: sent ? 1 : 0 })
  })

  it('with nobody left to be judged it is ended by who runs it', async () => {
    const code = await openedCall(app, operator)
    const [refused, eligible] = [
      await sentApplication(app, clerk, code),
      await eligibleApplication(app, clerk, code, operator),
    ]
    expect(await operator.refused(finishCall, { code })).toMatchObject({ code: 'state.not-possible' })
    app.clock.set(`${dayIn(app, 30)}T10:00:00.000Z`)
    await app.sweep()
    expect((await operator.ok(getCall, { code })).can.finish).toMatchObject({ code: 'call.unchecked' })
    expect(await operator.refused(finishCall, { code })).toMatchObject({ status: 409, code: 'call.unchecked' })
    await clerk.ok(checkApplication, { id: refused.id, verdicts: verdicts({ able: '没有场地' }) })
    expect(await operator.refused(finishCall, { code })).toMatchObject({ status: 409, code: 'call.some-eligible' })
    await eligible.by.ok(withdrawApplication, { id: eligible.id })
    app.clock.advance({ minutes: 1 })
    await operator.ok(finishCall, { code })
    const call = await app.stranger.ok(getCall, { code })
    expect(call.state).toBe('done')
    expect(call.thread.at(-1)).toMatchObject({ type: 'call.finished', public: { chosen: 0 } })
  })
})
