import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todoContract } from '../../../base/todo.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { adopted, opened, organisation, ready, shown, type TestOrganisation } from '../../../testing/designs.ts'
import { report } from '../../../testing/problems.ts'
import { countStatements, withinBudget } from '../../../testing/query-budget.ts'
import {
  editDesign,
  endDesign,
  getDesign,
  inviteMember,
  listDesigns,
  listDesk,
  offerToJoin,
  openDesign,
  listOpenings,
  reviewDesign,
} from '../contract.ts'
import { getDesign as queryDesign } from './queries/detail.ts'
import { pageDesigns, pageDesk } from './queries/lists.ts'
import { designsOfProblems, formingCount, myDesigns, openProblems } from './queries/overview.ts'

const app = await testApp()
afterAll(() => app.close())

let clerk: Client
let charity: TestOrganisation
const codes: string[] = []

beforeAll(async () => {
  clerk = await app.staff('clerk', app.area('平湖街道').path)
  charity = await organisation(app, 'social-organisation')
  for (const [title, field, community] of [
    ['白坭坑斑马线', 'traffic-safety', '禾花社区'],
    ['青工夜谈室', 'mental-health', '平湖社区'],
    ['楼道议事会', 'mediation', '禾花社区'],
  ] as const) {
    const { code } = await adopted(app, clerk, { title, field, areaId: app.area(community).id })
    await clerk.ok(openDesign, { title, summary: `${title}：大家一起想的办法。`, problemCodes: [code] })
    await clerk.ok(reviewDesign, { code, decision: 'publish' })
    codes.push(code)
  }
  codes.push(await opened(app, clerk, charity))
})

const found = async (input: Parameters<typeof app.stranger.ok<typeof listDesigns>>[1], by = app.stranger) =>
  (await by.ok(listDesigns, input)).items.map(({ code }) => code)

describe('the public list', () => {
  it('shows reviewed designs, newest first, a page at a time, and how many there are', async () => {
    const first = await app.stranger.ok(listDesigns, { limit: 2 })
    expect(first.total).toEqual({ value: 3, exact: true })
    const rest = await app.stranger.ok(listDesigns, { limit: 2, cursor: first.nextCursor ?? '' })
    expect(rest.nextCursor).toBeNull()
    const all = [...first.items, ...rest.items].map(({ code }) => code)
    expect(all.toSorted()).toEqual(codes.slice(0, 3).toSorted())
    expect(first.items[0]).toMatchObject({ answers: 1, lacks: ['leads', 'drives', 'public'] })
  })

  it('is narrowed by words, by the code of a problem it answers, by field, place and state', async () => {
    expect(await found({ q: '斑马线' })).toEqual([codes[0]])
    expect(await found({ q: codes[1]?.toLowerCase() ?? '' })).toEqual([codes[1]])
    expect(await found({ field: 'mediation' })).toEqual([codes[2]])
    expect(await found({ area: app.area('平湖社区').id })).toEqual([codes[1]])
    expect(await found({ area: app.area('平湖街道').id })).toHaveLength(3)
    expect(await found({ area: app.area('坂田街道').id })).toEqual([])
    expect(await found({ state: 'ended' })).toEqual([])
    expect(await found({ q: '护学' })).toEqual([])
  })

  it('does not find new words before they are reviewed', async () => {
    const [, , code = ''] = codes
    await clerk.ok(editDesign, { code, title: '空中花园', summary: '把楼顶种满花，谁家都能来坐坐。' })
    expect(await found({ q: '花园' })).toEqual([])
    expect(await found({ q: '议事会' })).toEqual([code])
    await clerk.ok(reviewDesign, { code, decision: 'publish' })
    expect(await found({ q: '花园' })).toEqual([code])
  })

  it('shows an ended design until another takes its matter up', async () => {
    const code = await shown(app, clerk, charity)
    await charity.by.ok(endDesign, { code, reason: '没有凑齐人手' })
    expect(await found({ state: 'ended' })).toEqual([code])
    await clerk.ok(openDesign, { title: '再来一次', summary: '换一家组织牵头，从头商量。', problemCodes: [code] })
    expect(await found({ state: 'ended' })).toEqual([])
  })
})

describe('the desk', () => {
  it('shows all designs within reach with their words as they are, and which wait for review', async () => {
    const list = await clerk.ok(listDesk, { review: 'pending' })
    expect(list.items.map(({ code }) => code)).toContain(codes[3])
    expect(list.items.every(({ awaitsReview }) => awaitsReview)).toBe(true)
    const [code = ''] = codes
    await clerk.ok(editDesign, { code, title: '斑马线和信号灯', summary: '先画线，后装灯，护学队守到装好。' })
    expect((await clerk.ok(listDesk, { review: 'pending', q: '和信号灯' })).items).toMatchObject([
      { code, title: '斑马线和信号灯', review: 'published', awaitsReview: true },
    ])
    expect((await app.stranger.ok(listDesigns, { q: code })).items).toMatchObject([{ title: '白坭坑斑马线' }])
    const elsewhere = await app.staff('clerk', app.area('坂田街道').path)
    expect((await elsewhere.ok(listDesk, {})).items).toEqual([])
    expect(await charity.by.refused(listDesk, {})).toMatchObject({ status: 403 })
  })

  it('has words to review, and helpers whom no team answers, among what waits', async () => {
    const code = await shown(app, clerk)
    const waiting = await opened(app, clerk)
    await (await app.resident()).ok(offerToJoin, { code })
    const { items, counts } = await clerk.ok(todoContract, {})
    const own = items.filter((item) => item.code === code || item.code === waiting)
    expect(own.map(({ kind, action }) => [kind, action]).toSorted()).toEqual([
      ['design.offer', '去答复'],
      ['design.review', '去审核'],
    ])
    const review = counts.find(({ key }) => key === 'design.review')?.count ?? 0
    expect(items.filter(({ kind }) => kind === 'design.review')).toHaveLength(review)
    const paged: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await clerk.ok(todoContract, { limit: 1, ...(cursor && { cursor }) })
      paged.push(...page.items.map(({ id }) => id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(paged).toEqual(items.map(({ id }) => id))
  })
})

describe('what other pages show', () => {
  it('problems that no design answers yet, those nearby first', async () => {
    const far = await adopted(app, clerk, { title: '远处的事', areaId: app.area('平湖社区').id })
    const near = await adopted(app, clerk, { title: '近处的事' })
    const taken = await opened(app, clerk)
    await report(app)
    const place = { communityId: app.area('平湖社区').id, streetId: app.area('平湖街道').id }
    const open = (await openProblems(app.stranger.ctx(), place)).map(({ code }) => code)
    expect(open[0]).toBe(far.code)
    expect(open).toContain(near.code)
    expect(open).not.toContain(taken)
    const openings = async (q: string) => (await app.stranger.ok(listOpenings, { q })).items.map(({ code }) => code)
    expect(await openings('远处')).toEqual([far.code])
    expect(await openings(near.code)).toEqual([near.code])
    expect(await openings(taken)).toEqual([])
  })

  it('the design of a problem, without words that nobody reviewed', async () => {
    const [one = '', , , waiting = ''] = codes
    const free = await adopted(app, clerk)
    const answering = await designsOfProblems(app.stranger.ctx(), [one, waiting, free.code])
    expect(answering.map(({ problemCode, title }) => [problemCode, title])).toEqual(
      [
        [one, '白坭坑斑马线'],
        [waiting, null],
      ].toSorted(),
    )
  })

  it('one’s own: asked first, then in; and what one offers to without its new words', async () => {
    const { code, drives, neighbour } = await ready(app, clerk)
    const asked = await opened(app, clerk)
    await clerk.ok(inviteMember, { code: asked, organisationId: drives.id, part: 'drives' })
    const own = await myDesigns(drives.by.ctx())
    expect(own).toMatchObject([
      { code: asked, member: 'invited', part: 'drives', organisation: drives.name },
      { code, member: 'in', part: 'drives' },
    ])
    // once, also for who acts for two of its organisations
    const second = await organisation(app, 'enterprise', drives.by)
    await clerk.ok(inviteMember, { code: asked, organisationId: second.id, part: 'takes-part' })
    expect((await myDesigns(drives.by.ctx())).map((each) => each.code)).toEqual([asked, code])
    expect(await myDesigns(neighbour.ctx())).toMatchObject([{ code, organisation: null, member: 'in' }])
    expect(await myDesigns(app.stranger.ctx())).toEqual([])
  })

  it('how many are being talked over', async () => {
    const before = await formingCount(app.stranger.ctx())
    await opened(app, clerk)
    expect(await formingCount(app.stranger.ctx())).toBe(before)
    await shown(app, clerk)
    expect(await formingCount(app.stranger.ctx())).toBe(before + 1)
  })
})

describe('the budget', () => {
  it('a page of a design is one statement, also for who is in its team; a list two', async () => {
    const { code, drives } = await ready(app, clerk)
    for (const reader of [app.stranger, drives.by, clerk])
      await withinBudget('detail', reader.ctx(), (ctx) => queryDesign(ctx, { code }))
    const input = { limit: 20 }
    await withinBudget('list', app.stranger.ctx(), (ctx) => pageDesigns(ctx, { ...input, q: '斑马线' }))
    await withinBudget('list', app.stranger.ctx(), (ctx) =>
      pageDesigns(ctx, { ...input, area: app.area('平湖街道').id }),
    )
    await withinBudget('list', clerk.ctx(), (ctx) => pageDesk(ctx, { ...input, review: 'pending' }))
    expect((await countStatements(clerk.ctx(), (ctx) => openProblems(ctx))).sent).toHaveLength(1)
  })

  it('another network has none of it', async () => {
    expect(await found({}, app.strangerElsewhere)).toEqual([])
    expect(await app.strangerElsewhere.refused(getDesign, { code: codes[0] ?? '' })).toMatchObject({ status: 404 })
  })
})
