import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import {
  draftedNotice,
  type Desk,
  type Noticed,
  noticeWords,
  objected,
  type Objecting,
  runOut,
  standingNotice,
} from '../../../testing/reviews.ts'
import { getCall } from '../../call/contract.ts'
import { getDesign } from '../../design/contract.ts'
import { supportProblem } from '../../problem/contract.ts'
import { getNotice, listNotices, listPublications, object } from '../contract.ts'
import { answerObjection, listDeskNotices, publishNotice } from '../contract-desk.ts'
import { getNotice as queryNotice, pageNotices, pagePublications } from './queries/notices.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
/** who took part in nothing */
let answerer: Client
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  answerer = await app.staff('clerk', path)
})

const statesOf = async (notice: string) =>
  (await app.stranger.ok(getNotice, { code: notice })).lines.map(({ state }) => state)

const callState = async ({ code }: Noticed) => (await app.stranger.ok(getCall, { code })).state

const designState = async ({ applications }: Noticed, index: number) =>
  (await app.stranger.ok(getDesign, { code: applications[index]!.team.code })).state

const answer = '逐笔核过：两笔是两场活动，票据已补在附件里。'

function told({ personId }: Client) {
  return app.ask<{ kind: string }>(
    `select kind from message where person_id = $1 and kind like 'notice.%' order by created_at, kind`,
    [personId],
  )
}

describe('a draft', () => {
  let noticed: Noticed
  beforeAll(async () => {
    noticed = await draftedNotice(app, desk)
  })

  it('lists who was chosen, for staff only, until it is published', async () => {
    const input = { code: noticed.notice }
    expect((await app.stranger.refused(getNotice, input)).status).toBe(404)
    expect((await app.stranger.ok(listNotices, {})).items).toEqual([])
    const draft = await desk.clerk.ok(getNotice, input)
    const [application] = noticed.applications
    expect(draft).toMatchObject({
      ...{ state: 'draft', kind: 'selection', title: '《平湖街道公益创投》拟入选项目公示', workingDays: 5 },
      ...{ endsOn: null, publishedOn: null, issuer: '平湖街道分部' },
      can: { publish: null, object: { code: 'notice.over' } },
    })
    expect(draft.lines).toMatchObject([
      {
        ...{ code: application!.team.code, title: '护学路口', organisation: application!.organisation.name },
        ...{ place: 1, meanHundredths: 9000, level: 'carry-out', grantFen: 600_000, state: 'standing' },
      },
    ])
    expect((await desk.clerk.ok(listDeskNotices, { state: 'draft' })).items).toHaveLength(1)
  })

  it('is published once, by who may, and stands five working days from the next', async () => {
    const input = { code: noticed.notice, ...noticeWords }
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect((await far.refused(publishNotice, input)).status).toBe(404)
    expect((await (await app.staff('auditor', app.area('平湖街道').path)).refused(publishNotice, input)).status).toBe(
      403,
    )
    const both = await Promise.all([desk.clerk.call(publishNotice, input), answerer.call(publishNotice, input)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    // Saturday, November 21: the week after it, until Friday
    expect(await app.stranger.ok(getNotice, { code: noticed.notice })).toMatchObject({
      ...{ state: 'standing', publishedOn: '2026-11-21', endsOn: '2026-11-27', endsAt: '2026-11-27T16:00:00.000Z' },
      ...{ provisional: false, can: { object: null } },
    })
    expect(await callState(noticed)).toBe('noticed')
  })

  it('drafted again finds the notice there', async () => {
    const again = await app.ask<{ n: number }>('select count(*)::int as n from notice')
    await app.ask(
      `select enqueue_jobs(jsonb_agg(jsonb_build_object('task', 'react', 'payload', jsonb_build_object(
         'networkId', e.network_id, 'eventId', e.id, 'subscriber', 'notice.draft-after-decision'))))
         from event e where e.type = 'review.decided'`,
    )
    await app.runJobs()
    expect(await app.ask('select count(*)::int as n from notice')).toEqual(again)
  })

  it('to which nobody objects takes effect by itself when it has run out, not before', async () => {
    app.clock.set('2026-11-27T15:59:59Z')
    await app.sweep()
    expect(await statesOf(noticed.notice)).toEqual(['standing'])
    const early = `update notice_item set state = 'effective', settled_at = '2026-11-27T15:59:59Z'`
    await expect(app.ask(early)).rejects.toThrow('notice_item_waits')
    await runOut(app, noticed.notice)
    expect(await statesOf(noticed.notice)).toEqual(['effective'])
    expect((await app.stranger.ok(getNotice, { code: noticed.notice })).state).toBe('ended')
    expect(await callState(noticed)).toBe('done')
    expect(await designState(noticed, 0)).toBe('applied')
    expect((await app.stranger.ok(listPublications, {})).items).toMatchObject([
      {
        kind: 'selection-result',
        title: noticeWords.title,
        link: `/notices/${noticed.notice}`,
        publishedOn: '2026-11-28',
      },
    ])
    expect(await told(noticed.applications[0]!.by)).toEqual([{ kind: 'notice.chosen' }])
  })
})

describe('with objections', () => {
  let noticed: Noticed
  let supporter: Client
  const made: Record<string, Objecting> = {}
  beforeAll(async () => {
    app.clock.set('2026-11-30T02:00:00Z')
    noticed = await standingNotice(app, desk, { count: 4 })
    supporter = await app.resident()
    await supporter.ok(supportProblem, { code: noticed.applications[0]!.team.code })
    made.waits = await objected(app.stranger, noticed.notice, [1])
    made.falls = await objected(await app.resident(), noticed.notice, [2])
    made.alsoFalls = await objected(app.stranger, noticed.notice, [2])
    made.lead = await objected(app.stranger, noticed.notice, [3], { anonymous: true })
  })

  it('an upheld one fells its item at once, its design goes back, nothing else moves', async () => {
    await answerer.ok(answerObjection, { id: made.falls!.id, decision: 'uphold', answer })
    expect(await statesOf(noticed.notice)).toEqual(['standing', 'standing', 'cancelled', 'standing'])
    expect(await designState(noticed, 2)).toBe('forming')
    expect(await designState(noticed, 1)).toBe('applied')
    await app.runJobs()
    expect(await told(noticed.applications[2]!.by)).toEqual([{ kind: 'notice.fallen' }])
    const again = await app.stranger.ok(getNotice, { code: noticed.notice })
    const input = { code: noticed.notice, itemIds: [again.lines[2]!.id], text: '还是要说一说这个项目的预算。' }
    expect((await app.stranger.refused(object, { ...input, name: '林某', contact: '13912345678' })).fields).toEqual({
      itemIds: 'notice.item',
    })
  })

  it('what nobody objects to takes effect at the end, a lead stops nothing, an open one holds its item', async () => {
    await runOut(app, noticed.notice)
    expect(await statesOf(noticed.notice)).toEqual(['effective', 'held', 'cancelled', 'effective'])
    expect((await app.stranger.ok(getNotice, { code: noticed.notice })).state).toBe('holding')
    expect(await callState(noticed)).toBe('noticed')
    expect(await told(noticed.applications[1]!.by)).toEqual([{ kind: 'notice.held' }])
    await app.runJobs()
    const news = await app.ask('select kind, params from message where person_id = $1 and kind like $2', [
      ...[supporter.personId, 'notice.%'],
    ])
    expect(news).toEqual([{ kind: 'notice.news-chosen', params: { problem: noticed.applications[0]!.team.code } }])
  })

  it('nothing takes effect past it, by the database neither', async () => {
    const behind = `update notice_item set state = 'effective', settled_at = ends_at where state = 'held'`
    await expect(app.ask(behind)).rejects.toThrow('stands')
    const against = behind.replace(`'held'`, `'cancelled'`)
    await expect(app.ask(against)).rejects.toThrow('stands')
  })

  it('rejected, the item takes effect then, the notice ends and the call with it', async () => {
    await answerer.ok(answerObjection, { id: made.waits!.id, decision: 'reject', answer })
    expect(await statesOf(noticed.notice)).toEqual(['effective', 'effective', 'cancelled', 'effective'])
    const ended = await app.stranger.ok(getNotice, { code: noticed.notice })
    expect(ended.state).toBe('ended')
    const came = ended.objections.map(({ state, codes, answer: words }) => [state, codes.length, words])
    expect(came.toSorted()).toEqual([
      ['open', 1, null],
      ['rejected', 1, answer],
      ['upheld', 1, answer],
    ])
    expect(JSON.stringify(ended)).not.toMatch(/林某|13912345678|活动费/)
    expect(await callState(noticed)).toBe('done')
    const [published] = await app.ask<{ facts: object }>(
      'select facts from publication order by published_at desc limit 1',
    )
    expect(published?.facts).toMatchObject({ effective: 3, cancelled: 1, notice: noticed.notice })
  })

  it('one left about what has fallen already is answered all the same', async () => {
    await answerer.ok(answerObjection, { id: made.alsoFalls!.id, decision: 'reject', answer })
    expect(await statesOf(noticed.notice)).toEqual(['effective', 'effective', 'cancelled', 'effective'])
    expect((await app.stranger.ok(listPublications, {})).items).toHaveLength(2)
    await answerer.ok(answerObjection, {
      id: made.lead!.id,
      decision: 'note',
      answer: '来函所述已核查，没有发现问题。',
    })
    const { objections } = await app.stranger.ok(getNotice, { code: noticed.notice })
    expect(objections).toHaveLength(3)
  })
})

it('everything upheld: the notice ends with nothing in effect', async () => {
  const noticed = await standingNotice(app, desk)
  const { id } = await objected(app.stranger, noticed.notice)
  await answerer.ok(answerObjection, { id, decision: 'uphold', answer })
  expect((await app.stranger.ok(getNotice, { code: noticed.notice })).state).toBe('standing')
  await runOut(app, noticed.notice)
  expect((await app.stranger.ok(getNotice, { code: noticed.notice })).state).toBe('ended')
  expect(await callState(noticed)).toBe('done')
})

it('an objection that comes at the very end holds its item, or comes too late: never neither', async () => {
  const noticed = await standingNotice(app, desk, { count: 2 })
  const { endsAt, lines } = await app.stranger.ok(getNotice, { code: noticed.notice })
  const given = {
    code: noticed.notice,
    text: '预算里的活动费写了两遍，请再核一核。',
    name: '林某',
    contact: '13912345678',
  }
  app.clock.set(new Date(Date.parse(endsAt!) - 1))
  const sending = app.stranger.call(object, { ...given, itemIds: [lines[0]!.id] })
  app.clock.set(endsAt!)
  const [sent] = await Promise.all([sending, app.sweep()])
  expect((await app.stranger.refused(object, { ...given, itemIds: [lines[1]!.id] })).code).toBe('notice.over')
  expect([201, 409]).toContain(sent.status)
  expect(await statesOf(noticed.notice)).toEqual([sent.status === 201 ? 'held' : 'effective', 'effective'])
})

describe('read by everybody', () => {
  it('in one statement a list, one a notice, one the publications', async () => {
    const page = await withinBudget('list', app.stranger.ctx(), (ctx) => pageNotices(ctx, { limit: 2 }))
    expect(page.items).toHaveLength(2)
    expect(page.total).toEqual({ value: 4, exact: true })
    const rest = await app.stranger.ok(listNotices, { limit: 2, cursor: page.nextCursor ?? '' })
    expect(rest.items).toHaveLength(2)
    const { code } = page.items[0]!
    await withinBudget('detail', app.stranger.ctx(), (ctx) => queryNotice(ctx, { code }))
    const made = await withinBudget('list', app.stranger.ctx(), (ctx) => pagePublications(ctx, { limit: 1 }))
    const older = await app.stranger.ok(listPublications, { limit: 10, cursor: made.nextCursor ?? '' })
    expect(older.items.map(({ id }) => id)).not.toContain(made.items[0]!.id)
    expect((await app.strangerElsewhere.ok(listNotices, {})).items).toEqual([])
  })
})
