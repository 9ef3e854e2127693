import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { encodeCursor } from '../../../base/pagination.ts'
import { searchEngine } from '../../../server/search.ts'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { pooled } from '../../../testing/projects.ts'
import { countStatements, withinBudget } from '../../../testing/query-budget.ts'
import { type Desk } from '../../../testing/reviews.ts'
import { listDeskProjects, listProjects, type ProjectItem, projectSorts } from '../contract.ts'
import { projectStates } from '../project.ts'
import { loopCounts } from './queries/home.ts'
import { pageDeskProjects, pageProjects } from './queries/lists.ts'
import { projectFacets } from './queries/overview.ts'

const app = await testApp()
afterAll(async () => {
  await app.ask(`delete from project where code like 'XX-%'`)
  await app.close()
})

type Input = z.input<typeof listProjects.input>

const [heHua, pingHu, banTian] = [app.area('禾花社区'), app.area('平湖社区'), app.area('坂田社区')]
let desk: Desk
let real: string
let many: ProjectItem[]

/**
 * More projects after the first, of a mixture of places, fields, states and figures; only the list looks at them: that an
 * application has one project, and where it stands, is tried elsewhere.
 */
async function plant(from: number, to: number, title: string): Promise<void> {
  for (const column of ['application_id', 'notice_item_id'])
    await app.ask(`alter table project drop constraint if exists project_network_id_${column}_key`)
  const [words] = (await searchEngine()).vectorWords(title, '')
  await app.ask(
    `insert into project (network_id, id, thread_id, code, title, summary, field, area_id, street_id, community_id, path, state, level,
                          design_id, application_id, notice_item_id, organisation_id, budget_fen, pledged_fen, expires_on,
                          ended_because, pooled_at, changed_at, search)
     select p.network_id, ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, p.thread_id, 'XX-' || lpad(n::text, 5, '0'), $3, p.summary,
            (array['traffic-safety', 'mental-health', 'mediation'])[1 + n % 3], c.id, s.id, c.id, c.path,
            (array['pooled', 'delivering', 'pooled', 'closed', 'pooled', 'ended', 'evaluating'])[1 + n % 7],
            p.level, p.design_id, p.application_id, p.notice_item_id, p.organisation_id, 1000000, (n * 7919 % 11) * 100000,
            p.expires_on + (n % 5), case when n % 7 = 5 then '场地到期' end, p.pooled_at, p.changed_at,
            to_tsvector('simple', $4)
       from project p cross join generate_series($1::int, $2::int) n
       join area c on c.network_id = p.network_id and c.id = ($5::uuid[])[1 + n % 3]
       join area s on s.network_id = p.network_id and s.id = c.parent_id
      where p.code = $6`,
    [from, to, title, words, [heHua.id, pingHu.id, banTian.id], real],
  )
}

beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  real = (await pooled(app, desk)).code
  await plant(1, 60, '看得见的斑马线')
  many = (await app.stranger.ok(listProjects, { limit: 100 })).items
})

/** Every page of a list, a few rows at a time. */
async function readAll(input: Input, by: Client = app.stranger): Promise<ProjectItem[]> {
  const found: ProjectItem[] = []
  let cursor: string | undefined
  do {
    const page = await by.ok(listProjects, { ...input, limit: 7, ...(cursor && { cursor }) })
    found.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return found
}

const codesOf = (items: readonly ProjectItem[]) => items.map(({ code }) => code)

describe('the pool', () => {
  it('is everybody’s to read, with the five figures apart and what is still to be found', async () => {
    expect(many).toHaveLength(61)
    expect(many.find(({ code }) => code === real)).toMatchObject({
      ...{
        title: '护学路口',
        state: 'pooled',
        field: 'other',
        areaId: heHua.id,
        budgetFen: 1_000_000,
        gapFen: 600_000,
      },
      // what its organisation finds itself is promised
      ...{ pledgedFen: 400_000, receivedFen: 0, allocatedFen: 0, spentFen: 0 },
      community: { id: heHua.id, name: '禾花社区' },
    })
    for (const { budgetFen, pledgedFen, gapFen } of many) expect(gapFen).toBe(Math.max(0, budgetFen - pledgedFen))
    expect((await app.strangerElsewhere.ok(listProjects, {})).items).toEqual([])
  })

  it.each([undefined, ...projectSorts])('in the order %s loses none and shows none twice', async (sort) => {
    const all = await readAll({ ...(sort && { sort }) })
    const listed = many.filter(
      ({ state, gapFen }) =>
        (sort !== 'gap' && sort !== 'deadline') || (state === 'pooled' && (sort === 'deadline' || gapFen > 0)),
    )
    expect(codesOf(all).toSorted()).toEqual(codesOf(listed).toSorted())
    const keyOf: Record<string, (item: ProjectItem) => number> = {
      raised: ({ pledgedFen }) => -pledgedFen,
      gap: ({ gapFen }) => gapFen,
      deadline: ({ expiresOn }) => Date.parse(expiresOn),
    }
    const key = keyOf[sort ?? '']
    if (key) expect(all.map(key)).toEqual(all.map(key).toSorted((a, b) => a - b))
    else expect(codesOf(all)).toEqual(codesOf(many))
  })

  it('keeps its place while a project moves on between two pages', async () => {
    const first = await app.stranger.ok(listProjects, { sort: 'raised', limit: 20 })
    const [ahead] = first.items
    await app.ask('update project set pledged_fen = 0 where code = $1', [ahead!.code])
    const rest = await app.stranger.ok(listProjects, { sort: 'raised', limit: 100, cursor: first.nextCursor ?? '' })
    const shown = [...codesOf(first.items), ...codesOf(rest.items)]
    expect(new Set(shown).size).toBe(61)
    await app.ask('update project set pledged_fen = $2 where code = $1', [ahead!.code, ahead!.pledgedFen])
  })

  it('takes no cursor of another order, nor one that somebody made up', async () => {
    const { nextCursor } = await app.stranger.ok(listProjects, { limit: 2 })
    const torn = encodeCursor('deadline', ['2028-99-99', many[0]!.code])
    const notADay = encodeCursor('deadline', ['2028-11-28', '01890000-0000-7000-8000-000000000000'])
    for (const cursor of [nextCursor ?? '', torn, notADay, 'x'])
      expect((await app.stranger.refused(listProjects, { sort: 'deadline', cursor })).fields).toEqual({
        cursor: 'cursor.invalid',
      })
  })

  it.each<[string, Input, (item: ProjectItem) => boolean]>([
    ['field', { field: 'mediation' }, ({ field }) => field === 'mediation'],
    ['state', { state: 'closed' }, ({ state }) => state === 'closed'],
    ['street', { area: app.area('平湖街道').id }, ({ street }) => street?.name === '平湖街道'],
    ['community', { area: banTian.id }, ({ community }) => community?.id === banTian.id],
    ['district', { area: app.area('龙岗区').id }, () => true],
    [
      'all of them',
      { area: heHua.id, field: 'traffic-safety', state: 'pooled', sort: 'gap' },
      ({ community, field, state, gapFen }) =>
        community?.id === heHua.id && field === 'traffic-safety' && state === 'pooled' && gapFen > 0,
    ],
  ])('is narrowed by %s', async (_, input, fits) => {
    const expected = many.filter(fits)
    expect(expected.length).toBeGreaterThan(0)
    const all = await readAll(input)
    expect(codesOf(all).toSorted()).toEqual(codesOf(expected).toSorted())
    expect((await app.stranger.ok(listProjects, input)).total).toEqual({ value: expected.length, exact: true })
  })

  it('is found by words of its title and text, whatever stands between them', async () => {
    const found = async (q: string) => codesOf((await app.stranger.ok(listProjects, { q, limit: 100 })).items)
    expect(await found('护学')).toEqual([real])
    expect(await found('值守 放学')).toEqual([real])
    expect(await found('斑马线')).toHaveLength(60)
    expect(await found('潜水艇')).toEqual([])
    expect(codesOf(await readAll({ q: '斑马线' })).toSorted()).toEqual(
      codesOf(many)
        .filter((code) => code !== real)
        .toSorted(),
    )
  })
})

describe('totals', () => {
  it('are exact from the counters, also on a page behind the last', async () => {
    const all = await withinBudget('list', app.stranger.ctx(), (ctx) => pageProjects(ctx, { limit: 20 }))
    expect(all.total).toEqual({ value: 61, exact: true })
    const waiting = many.filter(({ state }) => state === 'pooled').length
    expect((await app.stranger.ok(listProjects, { sort: 'deadline' })).total).toEqual({ value: waiting, exact: true })
    const behind = encodeCursor('newest', ['00000000-0000-7000-8000-000000000000'])
    const last = await withinBudget('list', app.stranger.ctx(), (ctx) =>
      pageProjects(ctx, { limit: 20, cursor: behind }),
    )
    expect(last).toEqual({ items: [], nextCursor: null, total: { value: 61, exact: true } })
  })

  it('of a search, of what lacks money, and at the desk are counted up to 1,000', async () => {
    await plant(101, 1250, '楼道议事会')
    const capped = { value: 1000, exact: false }
    const search = await withinBudget('list', app.stranger.ctx(), (ctx) =>
      pageProjects(ctx, { q: '楼道议事会', limit: 20 }),
    )
    expect(search.items).toHaveLength(20)
    const hq = await app.staff('hq-manager', '/440307/')
    const atDesk = await withinBudget('list', hq.ctx(), (ctx) => pageDeskProjects(ctx, { limit: 20 }))
    expect(atDesk.total).toEqual(capped)
    expect(search.total).toEqual(capped)
    const [lacking] = await app.ask<{ n: number }>(
      `select count(*)::int as n from project where state = 'pooled' and pledged_fen < budget_fen`,
    )
    expect((await app.stranger.ok(listProjects, { sort: 'gap' })).total).toEqual({ value: lacking!.n, exact: true })
    expect((await app.stranger.ok(listProjects, {})).total).toEqual({ value: 61 + 1150, exact: true })
    await app.ask(`delete from project where title = '楼道议事会'`)
    expect((await app.stranger.ok(listProjects, {})).total).toEqual({ value: 61, exact: true })
  })
})

describe('the counters', () => {
  it('tell what each choice would show, the other choices kept, in one statement', async () => {
    const { answer, sent } = await countStatements(app.stranger.ctx(), (ctx) =>
      projectFacets(ctx, { field: 'mediation' }),
    )
    expect(sent).toHaveLength(1)
    const tally = (items: readonly ProjectItem[], of: (item: ProjectItem) => string | undefined) => {
      const counts = new Map<string, number>()
      for (const item of items) counts.set(of(item) ?? '', (counts.get(of(item) ?? '') ?? 0) + 1)
      return counts
    }
    const mapOf = (facet: { value: string; count: number }[]) =>
      new Map(facet.map(({ value, count }) => [value, count]))
    const chosen = many.filter(({ field }) => field === 'mediation')
    expect(mapOf(answer.field)).toEqual(tally(many, ({ field }) => field))
    expect(mapOf(answer.state)).toEqual(tally(chosen, ({ state }) => state))
    expect(mapOf(answer.street)).toEqual(tally(chosen, ({ street }) => street?.id))
    expect(mapOf(answer.community)).toEqual(tally(chosen, ({ community }) => community?.id))
  })

  it('tell the home page how many are in each state: one statement, however many stations ask', async () => {
    const { answer, sent } = await countStatements(app.stranger.ctx(), async (ctx) => {
      const [counts, again] = await Promise.all([loopCounts(ctx), loopCounts(ctx)])
      expect(again).toEqual(counts)
      return counts
    })
    expect(sent).toEqual(['project.loop-counts'])
    for (const each of projectStates) expect(answer[each]).toBe(many.filter(({ state }) => state === each).length)
    const elsewhere = await loopCounts(app.strangerElsewhere.ctx())
    expect(Object.values(elsewhere)).toEqual(projectStates.map(() => 0))
  })
})

describe('the desk', () => {
  it('lists what lies within reach, in every state, and nothing else', async () => {
    const codes = async (by: Client) => codesOf((await by.ok(listDeskProjects, { limit: 100 })).items).toSorted()
    const within = (name: string) => codesOf(many.filter(({ street }) => street?.name === name)).toSorted()
    expect(await codes(desk.clerk)).toEqual(within('平湖街道'))
    expect(await codes(await app.staff('auditor', app.area('坂田街道').path))).toEqual(within('坂田街道'))
    const worker = await app.staff('community-worker', pingHu.path)
    expect(await codes(worker)).toEqual(codesOf(many.filter(({ community }) => community?.id === pingHu.id)).toSorted())
    expect(await codes(await app.staff('hq-manager', '/440307/'))).toHaveLength(61)
    expect((await (await app.resident()).refused(listDeskProjects, {})).status).toBe(403)
    expect((await app.stranger.refused(listDeskProjects, {})).status).toBe(401)
  })

  it('searches and narrows as everybody does', async () => {
    const { items, total } = await desk.clerk.ok(listDeskProjects, {
      q: '斑马线',
      state: 'pooled',
      field: 'mental-health',
    })
    const fits = many.filter(
      ({ street, state, field, code }) =>
        street?.name === '平湖街道' && state === 'pooled' && field === 'mental-health' && code !== real,
    )
    expect(codesOf(items).toSorted()).toEqual(codesOf(fits).toSorted())
    expect(total).toEqual({ value: fits.length, exact: true })
  })
})
