import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todoContract } from '../../../base/todo.ts'
import { testApp } from '../../../testing/app.ts'
import {
  answers,
  type Applying,
  budget,
  dayIn,
  drafted,
  openedCall,
  platformId,
  seenBy,
  sentApplication,
  startedApplication,
  verdicts,
} from '../../../testing/calls.ts'
import type { Client } from '../../../testing/client.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import { getCall, listCalls, listOwnApplications, submitApplication } from '../contract.ts'
import {
  cancelCall,
  checkApplication,
  listDeskApplications,
  listDeskCalls,
  listTemplates,
  returnApplication,
} from '../contract-desk.ts'
import {
  getApplication as queryApplication,
  pageDeskApplications,
  pageOwnApplications,
} from './queries/applications.ts'
import { getCall as queryCall, pageCalls, pageDeskCalls } from './queries/calls.ts'
import { getTemplates } from './queries/templates.ts'

const app = await testApp()
afterAll(() => app.close())

let clerk: Client
let operator: Client
let hq: Client
/** a grant of the street, a competition of headquarters, a draft, one that was cancelled */
let grant: string
let competition: string
let draft: string
let cancelled: string
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  clerk = await app.staff('clerk', path)
  operator = await app.staff('operator', path)
  hq = await app.staff('hq-manager', app.area('龙岗区').path)
  grant = await openedCall(app, operator)
  // what is newer has the later id: not so within a millisecond
  app.clock.advance({ minutes: 1 })
  const district = { platformId: await platformId(app, null), areaId: app.area('龙岗区').id }
  competition = await openedCall(app, hq, {}, { ...district, kind: 'competition', title: '社会治理创新大赛' })
  app.clock.advance({ minutes: 1 })
  draft = await drafted(app, operator)
  app.clock.advance({ minutes: 1 })
  cancelled = await openedCall(app, operator)
  await operator.ok(cancelCall, { code: cancelled, reason: '经费没有落实' })
})

describe('calls', () => {
  it('that were opened are everybody’s to read, the newest first, a page at a time', async () => {
    const first = await app.stranger.ok(listCalls, { limit: 2 })
    expect(first.items.map(({ code }) => code)).toEqual([cancelled, competition])
    expect(first.total).toEqual({ value: 3, exact: true })
    const rest = await app.stranger.ok(listCalls, { limit: 2, cursor: first.nextCursor ?? '' })
    expect(rest.items.map(({ code }) => code)).toEqual([grant])
    expect(rest.nextCursor).toBeNull()
  })

  it('are narrowed by state, kind and place, above and below', async () => {
    const found = async (input: Parameters<typeof pageCalls>[1] extends infer I ? Partial<I> : never) =>
      (await app.stranger.ok(listCalls, input)).items.map(({ code }) => code)
    expect(await found({ state: 'open' })).toEqual([competition, grant])
    expect(await found({ kind: 'competition' })).toEqual([competition])
    expect(await found({ area: app.area('禾花社区').id, state: 'open' })).toEqual([competition, grant])
    expect(await found({ area: app.area('坂田街道').id })).toEqual([competition])
    expect(await found({ state: 'draft' })).toEqual([])
  })

  it('of one’s reach are at the desk, drafts and numbers included', async () => {
    await sentApplication(app, clerk, grant)
    const codes = async (who: Client) => (await who.ok(listDeskCalls, {})).items.map(({ code }) => code)
    expect(await codes(operator)).toEqual([cancelled, draft, grant])
    expect(await codes(hq)).toEqual([cancelled, draft, competition, grant])
    expect(await codes(await app.staff('clerk', app.area('坂田街道').path))).toEqual([])
    expect(await (await app.resident()).refused(listDeskCalls, {})).toMatchObject({ status: 403 })
    const seen = (await operator.ok(listDeskCalls, { state: 'open' })).items
    expect(seen.map(({ code, submittedCount }) => [code, submittedCount])).toEqual([[grant, 1]])
    expect((await app.stranger.ok(listCalls, { state: 'open' })).items.map((item) => item.submittedCount)).toEqual([
      ...[null, null],
    ])
    expect(await hq.ok(getCall, { code: grant })).toMatchObject({ submittedCount: 1, can: { cancel: null } })
  })

  it('begin from templates, for the platforms one runs', async () => {
    const { templates, platforms } = await operator.ok(listTemplates, {})
    expect(templates.map(({ kind }) => kind)).toEqual(['competition', 'grant'])
    expect(platforms).toMatchObject([{ areaId: app.area('平湖街道').id }])
    expect((await hq.ok(listTemplates, {})).platforms.length).toBeGreaterThan(10)
    expect(await clerk.refused(listTemplates, {})).toMatchObject({ status: 403 })
  })
})

describe('applications', () => {
  let waiting: Applying[]
  let returned: Applying
  let passed: Applying
  let begun: Applying
  beforeAll(async () => {
    const call = await openedCall(app, operator, {}, { closesOn: dayIn(app, 10) })
    waiting = [await sentApplication(app, clerk, grant), await sentApplication(app, clerk, call)]
    returned = await sentApplication(app, clerk, call)
    app.clock.advance({ minutes: 1 })
    passed = await sentApplication(app, clerk, call)
    begun = await startedApplication(app, clerk, call)
    await clerk.ok(returnApplication, { id: returned.id, reason: '缺登记证书' })
    await clerk.ok(checkApplication, { id: passed.id, verdicts: verdicts() })
  })

  it('at the desk: what waits first, by its date; then the newest; no draft', async () => {
    const { items, total } = await clerk.ok(listDeskApplications, {})
    const ids = items.map(({ id }) => id)
    expect(ids).not.toContain(begun.id)
    expect(total).toEqual({ value: ids.length, exact: true })
    const owed = items.filter(({ dueAt }) => dueAt !== null)
    expect(items.slice(0, owed.length)).toEqual(owed)
    expect(owed.map(({ dueAt }) => dueAt)).toEqual(owed.map(({ dueAt }) => dueAt).toSorted())
    expect(owed[0]?.id).toBe(waiting[1]?.id)
    expect(items.slice(owed.length).map(({ id }) => id)).toEqual([passed.id, returned.id])
    const paged: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await clerk.ok(listDeskApplications, { limit: 1, ...(cursor && { cursor }) })
      paged.push(...page.items.map(({ id }) => id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(paged).toEqual(ids)
  })

  it('at the desk are narrowed by call and state, and within reach', async () => {
    const found = async (who: Client, input: object) =>
      (await who.ok(listDeskApplications, input)).items.map(({ id }) => id)
    expect(await found(clerk, { call: passed.call })).toHaveLength(3)
    expect(await found(clerk, { call: passed.call.toLowerCase(), state: 'returned' })).toEqual([returned.id])
    expect(await found(hq, { state: 'eligible' })).toEqual([passed.id])
    expect(await found(await app.staff('clerk', app.area('坂田街道').path), {})).toEqual([])
    expect(await clerk.refused(listDeskApplications, { cursor: 'torn' })).toMatchObject({ status: 422 })
  })

  it('of one’s own organisations are listed for each member', async () => {
    const second = await startedApplication(app, clerk, competition)
    const list = await second.by.ok(listOwnApplications, {})
    expect(list).toMatchObject({ items: [{ id: second.id, state: 'draft' }], total: { value: 1, exact: true } })
    expect((await (await app.resident()).ok(listOwnApplications, {})).items).toEqual([])
    expect(await app.stranger.refused(listOwnApplications, {})).toMatchObject({ status: 401 })
    await second.by.ok(submitApplication, { id: second.id, version: 1, answers, budget: [budget[0]!] })
    expect((await second.by.ok(listOwnApplications, {})).items).toMatchObject([{ state: 'submitted' }])
  })

  it('that wait to be checked are among what waits, the earliest due first', async () => {
    const { items, counts } = await clerk.ok(todoContract, { limit: 100 })
    const own = items.filter(({ kind }) => kind === 'application.check')
    expect(own.map(({ href }) => href)).toContain(`/applications/${waiting[0]?.id}`)
    expect(own[0]?.href).toBe(`/applications/${waiting[1]?.id}`)
    expect(own[0]).toMatchObject({ code: waiting[1]?.team.code, action: '去审查', from: '来自 平湖街道公益创投' })
    expect(counts.find(({ key }) => key === 'application')).toMatchObject({ count: own.length, late: 0 })
    const paged: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await clerk.ok(todoContract, { limit: 1, ...(cursor && { cursor }) })
      paged.push(...page.items.filter(({ kind }) => kind === 'application.check').map(({ id }) => id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(paged).toEqual(own.map(({ id }) => id))
    const elsewhere = await app.staff('clerk', app.area('坂田街道').path)
    expect((await elsewhere.ok(todoContract, {})).items).toEqual([])
  })
})

describe('the query budget', () => {
  it('is kept', async () => {
    const page = { limit: 20 }
    const { id, by } = await sentApplication(app, clerk, grant)
    expect((await withinBudget('detail', operator.ctx(), (ctx) => queryCall(ctx, { code: grant }))).code).toBe(grant)
    for (const reader of [by, clerk])
      expect((await withinBudget('detail', reader.ctx(), (ctx) => queryApplication(ctx, { id }))).id).toBe(id)
    const rows = [
      await withinBudget('list', app.stranger.ctx(), (ctx) =>
        pageCalls(ctx, { ...page, area: app.area('禾花社区').id }),
      ),
      await withinBudget('list', hq.ctx(), (ctx) => pageDeskCalls(ctx, page)),
      await withinBudget('list', hq.ctx(), (ctx) => pageDeskApplications(ctx, { ...page, call: grant })),
    ]
    for (const { items } of rows) expect(items.length).toBeGreaterThan(1)
    await withinBudget('list', by.ctx(), (ctx) => pageOwnApplications(ctx, page))
    await withinBudget('list', hq.ctx(), getTemplates)
    expect((await seenBy(by, id)).id).toBe(id)
  })
})
