import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todoContract } from '../../../base/todo.ts'
import { newPhone } from '../../../testing/actors.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { lastSms } from '../../../testing/problems.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import { type Desk, type Noticed, objected, runOut, standingNotice } from '../../../testing/reviews.ts'
import { eraseMe } from '../../people/contract.ts'
import { getNotice, getOwnObjection, object, withdrawObjection } from '../contract.ts'
import { answerObjection, getObjection, listObjections, revealObjector } from '../contract-desk.ts'
import { getObjection as queryObjection, pageObjections } from './queries/objections.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
let answerer: Client
let colleague: Client
let noticed: Noticed
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  answerer = await app.staff('clerk', path)
  colleague = await app.staff('hq-manager', app.area('龙岗区').path)
  noticed = await standingNotice(app, desk, { count: 3 })
})

const answer = '逐笔核过：两笔是两场活动，票据已补在附件里。'
const row = async (id: string) => (await app.ask('select * from objection where id = $1', [id]))[0]!

describe('an objection', () => {
  it('says what to, and how to answer; or that it has no name', async () => {
    const { lines } = await app.stranger.ok(getNotice, { code: noticed.notice })
    const input = { code: noticed.notice, itemIds: [lines[0]!.id], text: '预算里的活动费写了两遍，请再核一核。' }
    const fields = async (more: object) => (await app.stranger.refused(object, { ...input, ...more })).fields
    expect(await fields({})).toEqual({ name: 'required', contact: 'required' })
    expect(await fields({ name: '林某', contact: '找我' })).toEqual({ contact: 'contact.format' })
    expect(await fields({ itemIds: [], anonymous: true })).toEqual({ itemIds: 'required' })
    expect((await app.strangerElsewhere.refused(object, { ...input, anonymous: true })).status).toBe(404)
  })

  it('is received with a private link and a day, and keeps name and contact sealed', async () => {
    const { lines } = await app.stranger.ok(getNotice, { code: noticed.notice })
    const input = { code: noticed.notice, itemIds: [lines[0]!.id], text: '预算里的活动费写了两遍，请再核一核。' }
    const got = await app.stranger.ok(object, { ...input, name: '林某某', contact: '13912345678' })
    expect(got).toMatchObject({ state: 'open', answerBy: '2026-11-27' })
    expect(got.followUrl).toContain(`/objections/${got.id}?s=${got.secret}`)
    const stored = JSON.stringify(await row(got.id))
    expect(stored).not.toMatch(/林某某|13912345678/)
    expect(stored).not.toContain(got.secret)
    const own = await app.stranger.ok(getOwnObjection, { id: got.id, secret: got.secret })
    expect(own).toMatchObject({ state: 'open', text: input.text, answer: null, can: { withdraw: null } })
    expect((await app.stranger.refused(getOwnObjection, { id: got.id, secret: 'x' })).status).toBe(404)
    const shown = await app.stranger.ok(getNotice, { code: noticed.notice })
    expect(shown.lines[0]?.openObjections).toBe(1)
    expect(JSON.stringify(shown)).not.toMatch(/林某某|活动费/)
    await app.stranger.ok(withdrawObjection, { id: got.id, secret: got.secret })
  })

  it('taken back by its link holds nothing, and nothing of who it was stays', async () => {
    const { id, secret } = await objected(app.stranger, noticed.notice, [0])
    expect((await app.stranger.refused(withdrawObjection, { id, secret: 'x' })).status).toBe(404)
    expect((await app.stranger.ok(withdrawObjection, { id, secret })).state).toBe('withdrawn')
    expect(await row(id)).toMatchObject({ name_sealed: null, contact_sealed: null, contact_masked: null })
    expect((await answerer.refused(answerObjection, { id, decision: 'reject', answer })).code).toBe(
      'state.not-possible',
    )
    expect((await answerer.refused(revealObjector, { id, purpose: '核实情况' })).code).toBe('objection.forgotten')
  })

  it('is not answered, nor read, by who took part in what it is to', async () => {
    const objector = await app.staff('clerk', app.area('平湖街道').path)
    const { id } = await objected(objector, noticed.notice, [0])
    const input = { id, decision: 'reject' as const, answer }
    for (const who of [desk.clerk, objector]) {
      expect(await who.refused(answerObjection, input)).toMatchObject({ status: 403, code: 'notice.involved' })
      expect(await who.refused(getObjection, { id })).toMatchObject({ status: 403, code: 'notice.involved' })
      expect(await who.refused(revealObjector, { id, purpose: '核实情况' })).toMatchObject({ status: 403 })
      const waiting = (await who.ok(todoContract, {})).items.find((item) => item.id === `objection:${id}`)
      expect(waiting?.refusal).toEqual({ code: 'notice.involved' })
      expect(JSON.stringify((await who.ok(listObjections, {})).items)).not.toContain('活动费')
    }
    expect((await desk.manager.refused(answerObjection, input)).status).toBe(403)
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect((await far.refused(getObjection, { id })).status).toBe(404)
    expect((await answerer.ok(getObjection, { id })).can).toEqual({ answer: null, contact: null })
    const waiting = (await answerer.ok(todoContract, {})).items.find((item) => item.id === `objection:${id}`)
    expect(waiting).toMatchObject({ refusal: null, href: `/objections/${id}`, clock: 'promised' })
    await answerer.ok(answerObjection, input)
  })

  it('shows who made it for a purpose that is kept', async () => {
    const { id } = await objected(app.stranger, noticed.notice, [0], { contact: 'lin@example.com' })
    expect(await answerer.ok(getObjection, { id })).toMatchObject({ contact: expect.stringContaining('***') })
    expect((await answerer.refused(revealObjector, { id, purpose: '' })).status).toBe(422)
    expect(await answerer.ok(revealObjector, { id, purpose: '请他补充票据' })).toEqual({
      name: '林某',
      contact: 'lin@example.com',
    })
    const read = await app.ask(
      `select public_part, private_part, actor_person_id from event where type = 'objection.contact-read' and subject_id = $1`,
      [id],
    )
    expect(read).toEqual([
      { public_part: {}, private_part: { purpose: '请他补充票据' }, actor_person_id: answerer.personId },
    ])
    await answerer.ok(answerObjection, { id, decision: 'reject', answer })
  })

  it('without a name is a lead: looked into and noted, with nobody to ask and nothing held', async () => {
    const { id, secret } = await objected(await app.resident(), noticed.notice, [0], { anonymous: true })
    expect(await row(id)).toMatchObject({ state: 'lead', person_id: null, name_sealed: null })
    expect((await app.stranger.ok(getNotice, { code: noticed.notice })).lines[0]?.openObjections).toBe(0)
    expect(await answerer.ok(getObjection, { id })).toMatchObject({
      contact: null,
      can: { answer: null, contact: { code: 'objection.unnamed' } },
    })
    for (const decision of ['uphold', 'reject'] as const)
      expect((await answerer.refused(answerObjection, { id, decision, answer })).status).toBe(409)
    expect((await app.stranger.refused(withdrawObjection, { id, secret })).status).toBe(409)
    await answerer.ok(answerObjection, { id, decision: 'note', answer })
    expect((await row(id)).state).toBe('noted')
  })
})

describe('the answer', () => {
  it('reaches who objected: by text message where they left a number, in the inbox of an account', async () => {
    const phone = newPhone()
    const left = await objected(app.stranger, noticed.notice, [0], { contact: phone })
    const by = await app.resident()
    const signedIn = await objected(by, noticed.notice, [0])
    for (const { id } of [left, signedIn]) await answerer.ok(answerObjection, { id, decision: 'reject', answer })
    await app.runJobs()
    expect((await lastSms(app, phone)).text).toContain('您的异议已答复：没有成立')
    const inbox = await app.ask(`select kind, params, link from message where person_id = $1`, [by.personId])
    expect(inbox).toEqual([
      {
        kind: 'objection.rejected',
        params: { notice: expect.any(String) },
        link: `/notices/${noticed.notice}`,
      },
    ])
    expect((await app.stranger.ok(getOwnObjection, left)).answer).toBe(answer)
  })

  it('given twice at once is given once', async () => {
    const { id } = await objected(app.stranger, noticed.notice, [0])
    const both = await Promise.all([
      answerer.call(answerObjection, { id, decision: 'reject', answer }),
      colleague.call(answerObjection, { id, decision: 'uphold', answer }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { lines } = await app.stranger.ok(getNotice, { code: noticed.notice })
    expect(lines[0]?.state).toBe((await row(id)).state === 'upheld' ? 'cancelled' : 'standing')
  })

  it('and a withdrawal at once: one of them', async () => {
    const { id, secret } = await objected(app.stranger, noticed.notice, [1])
    const both = await Promise.all([
      answerer.call(answerObjection, { id, decision: 'uphold', answer }),
      app.stranger.call(withdrawObjection, { id, secret }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { lines } = await app.stranger.ok(getNotice, { code: noticed.notice })
    expect(lines[1]?.state).toBe(both[0].status === 200 ? 'cancelled' : 'standing')
  })

  it('that is late is in the trail; what it holds stays held until it comes', async () => {
    const { id } = await objected(app.stranger, noticed.notice, [2])
    await runOut(app, noticed.notice)
    const late = await app.ask(`select 1 from event where type = 'objection.overdue' and subject_id = $1`, [id])
    expect(late).toHaveLength(1)
    expect((await answerer.ok(todoContract, {})).counts.find(({ key }) => key === 'objection')).toMatchObject({
      late: 1,
    })
    expect((await app.stranger.ok(getNotice, { code: noticed.notice })).lines[2]?.state).toBe('held')
    await answerer.ok(answerObjection, { id, decision: 'reject', answer })
    expect((await app.stranger.ok(getNotice, { code: noticed.notice })).lines[2]?.state).toBe('effective')
  })
})

describe('who objected is forgotten', () => {
  it('six months after the answer', async () => {
    const standing = await standingNotice(app, desk)
    const { id } = await objected(await app.resident(), standing.notice)
    await answerer.ok(answerObjection, { id, decision: 'reject', answer })
    app.clock.advance({ days: 180 })
    await app.sweep()
    expect((await row(id)).contact_sealed).not.toBeNull()
    app.clock.advance({ days: 6 })
    await app.sweep()
    expect(await row(id)).toMatchObject({
      person_id: null,
      name_sealed: null,
      contact_sealed: null,
      text: expect.any(String),
    })
  })

  it('with the account; while an answer is owed, name and contact stay for it', async () => {
    const standing = await standingNotice(app, desk)
    const by = await app.resident()
    const phone = newPhone()
    const open = await objected(by, standing.notice, [0], { contact: phone })
    const settled = await objected(by, standing.notice, [0])
    await answerer.ok(answerObjection, { id: settled.id, decision: 'reject', answer })
    await by.ok(eraseMe, { confirm: 'erase' })
    await app.runJobs()
    expect(await row(settled.id)).toMatchObject({ person_id: null, name_sealed: null, contact_masked: null })
    expect(await row(open.id)).toMatchObject({ person_id: null, name_sealed: expect.any(String) })
    await answerer.ok(answerObjection, { id: open.id, decision: 'reject', answer })
    await app.runJobs()
    expect((await lastSms(app, phone)).text).toContain('您的异议已答复')
  })
})

it('a list is one reading, an objection one', async () => {
  const page = await withinBudget('list', answerer.ctx(), (ctx) => pageObjections(ctx, { limit: 2 }))
  expect(page.items).toHaveLength(2)
  const rest = await answerer.ok(listObjections, { limit: 50, cursor: page.nextCursor ?? '' })
  expect(rest.items.length + 2).toBe(page.total.value)
  const { id } = page.items[0]!
  await withinBudget('detail', answerer.ctx(), (ctx) => queryObjection(ctx, { id }))
})
