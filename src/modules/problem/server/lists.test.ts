import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { encodeCursor } from '../../../base/pagination.ts'
import { todoContract } from '../../../base/todo.ts'
import { testApp } from '../../../testing/app.ts'
import { published, report } from '../../../testing/problems.ts'
import { countStatements, withinBudget } from '../../../testing/query-budget.ts'
import { listProblems, problemSorts, supportProblem } from '../contract.ts'
import {
  answerProblem,
  assignProblem,
  countDesk,
  deskQueues,
  listDesk,
  mergeProblem,
  passProblem,
} from '../contract-desk.ts'
import { countDesk as countDeskQuery, pageDesk } from './queries/desk.ts'
import { getProblem } from './queries/detail.ts'
import { pageProblems } from './queries/lists.ts'
import { problemFacets } from './queries/overview.ts'
import { problemTodos } from './todo.ts'

const app = await testApp()
afterAll(() => app.close())

type ListInput = z.input<typeof listProblems.input>

const pinghu = app.area('平湖街道')
const bantian = app.area('坂田街道')
const hq = await app.staff('hq-manager', '/440307/')
const auditor = await app.staff('auditor', '/440307/')
const clerks = { 平湖: await app.staff('clerk', pinghu.path), 坂田: await app.staff('clerk', bantian.path) }

const places = ['禾花社区', '平湖社区', '坂田社区', '平湖街道'] as const
const fields = ['other', 'fire-safety', 'mediation'] as const
const kinds = ['problem', 'problem', 'idea'] as const
let made = 0

/** One more report of a mixture of places, fields, states and supporters. */
async function one(): Promise<string> {
  const index = made++
  const place = places[index % places.length] ?? '禾花社区'
  const clerk = clerks[place === '坂田社区' ? '坂田' : '平湖']
  const changes = {
    title: `电梯故障 ${index}`,
    areaId: app.area(place).id,
    field: fields[index % fields.length],
    kind: kinds[index % kinds.length],
  }
  if (index % 7 === 6) return (await report(app, changes)).code
  const { code } = await published(app, clerk, changes)
  for (let n = 0; n < index % 4; n++) await app.stranger.ok(supportProblem, { code, device: `${index}-${n}` })
  if (index % 5 === 1) await clerk.ok(assignProblem, { code, handler: '某办公室' })
  if (index % 5 === 2) await clerk.ok(passProblem, { code, body: 'grid', receipt: 'G-1' })
  if (index % 5 === 3) await clerk.ok(answerProblem, { code, text: '已经修好了。' })
  app.clock.advance({ hours: 5 })
  return code
}

beforeAll(async () => {
  for (let n = 0; n < 42; n++) await one()
  const { items } = await clerks.平湖.ok(listDesk, { queue: 'triage', limit: 2 })
  await clerks.平湖.ok(mergeProblem, { code: items[0]?.code ?? '', targetCode: items[1]?.code ?? '' })
})

/** Every page of a list; what is done between them must not disturb it. */
async function readAll(
  page: (cursor?: string) => Promise<{ items: { code: string }[]; nextCursor: string | null }>,
  between: () => Promise<unknown>,
): Promise<string[]> {
  const codes: string[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await page(cursor)
    codes.push(...items.map(({ code }) => code))
    cursor = nextCursor ?? undefined
    if (cursor) await between()
  } while (cursor)
  return codes
}

const listed = `review = 'published' and state not in ('withdrawn', 'merged') and network_id = '${app.stranger.networkId}'`

/** The same filters said in plain SQL, counting rows. */
function plain({ kind, field, state, area, sort }: ListInput): string {
  return [
    listed,
    kind && `kind = '${kind}'`,
    field && `field = '${field}'`,
    state && `state = '${state}'`,
    area && `(street_id = '${area}' or community_id = '${area}')`,
    sort === 'deadline' && `state in ('received', 'handling', 'passed')`,
  ]
    .filter(Boolean)
    .join(' and ')
}

async function codesOf(where: string): Promise<string[]> {
  return (await app.ask<{ code: string }>(`select code from problem where ${where} order by code`)).map(
    ({ code }) => code,
  )
}

describe('an area', () => {
  const district = app.areas.find(({ level }) => level === 'district')?.id ?? ''
  const committee = app.areas.find(({ level }) => level === 'committee')?.id ?? ''

  it('that is the district holds everything, in one statement', async () => {
    const all = await app.stranger.ok(listProblems, { limit: 100 })
    expect(all.items.length).toBeGreaterThan(20)
    const { answer, sent } = await countStatements(app.stranger.ctx(), (ctx) =>
      pageProblems(ctx, { area: district, limit: 100 }),
    )
    expect(listProblems.output.parse(answer)).toEqual(all)
    expect(sent).toHaveLength(1)
    expect((await hq.ok(countDesk, { area: district })).all).toEqual((await hq.ok(countDesk, {})).all)
  })

  it('below a community, or unknown, is refused by name', async () => {
    const wrong = { [committee]: 'area-too-small', '01900000-0000-7000-8000-00000000abcd': 'area-not-found' }
    for (const [area, fault] of Object.entries(wrong)) {
      const refused = { status: 422, code: 'input.invalid', fields: { area: fault } }
      expect(await app.stranger.refused(listProblems, { area, limit: 5 })).toEqual(refused)
      expect(await hq.refused(listDesk, { area, limit: 5 })).toEqual(refused)
    }
  })
})

const narrowings: [string, ListInput][] = [
  ['nothing', {}],
  ['a field', { field: 'fire-safety' }],
  ['a street', { area: pinghu.id }],
  ['a community', { area: app.area('禾花社区').id }],
  ['a state', { state: 'handling' }],
  ['a kind', { kind: 'idea' }],
  ['a street, a field and a state', { area: pinghu.id, field: 'other', state: 'received' }],
  ['a field nothing is in', { field: 'legal-aid' }],
]

describe.each(narrowings)('the public list narrowed by %s', (_what, filters) => {
  it.each(problemSorts)('sorted by %s: every row once, while others come in', async (sort) => {
    const input = { ...filters, sort }
    const before = await codesOf(plain(input))
    const read = await readAll((cursor) => app.stranger.ok(listProblems, { ...input, cursor, limit: 10 }), one)
    expect(new Set(read).size).toBe(read.length)
    expect(before.filter((code) => !read.includes(code))).toEqual([])
  })

  it('says how many there are, exactly', async () => {
    for (const sort of problemSorts) {
      const { total } = await app.stranger.ok(listProblems, { ...filters, sort, limit: 1 })
      expect(total).toEqual({ value: (await codesOf(plain({ ...filters, sort }))).length, exact: true })
    }
  })
})

describe('orders', () => {
  it('are kept from page to page', async () => {
    const all = async (sort: (typeof problemSorts)[number]) => {
      const items: { code: string; supportCount: number; dueOn: string | null; reportedAt: string }[] = []
      let cursor: string | undefined
      do {
        const page = await app.stranger.ok(listProblems, { sort, cursor, limit: 9 })
        items.push(...page.items)
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return items
    }
    const sorted = <T>(values: T[], by: (a: T, b: T) => number) => expect(values).toEqual(values.toSorted(by))
    sorted(
      (await all('newest')).map(({ reportedAt }) => reportedAt),
      (a, b) => (a < b ? 1 : a > b ? -1 : 0),
    )
    sorted(
      (await all('support')).map(({ supportCount }) => supportCount),
      (a, b) => b - a,
    )
    sorted(
      (await all('deadline')).map(({ dueOn }) => dueOn ?? ''),
      (a, b) => (a < b ? -1 : a > b ? 1 : 0),
    )
  })

  it('of a search is by relevance; every hit once, and their number', async () => {
    const input = { q: '电梯', limit: 4 }
    const before = await codesOf(`${listed} and public_title like '%电梯%'`)
    const { total } = await app.stranger.ok(listProblems, input)
    expect(total).toEqual({ value: before.length, exact: true })
    const read = await readAll(
      (cursor) => app.stranger.ok(listProblems, { ...input, cursor }),
      async () => undefined,
    )
    expect(read.toSorted()).toEqual(before)
  })

  it.each(['100%', '_', '\\', "'", '" & | !', ':*', '( )', '电梯 & !电梯', '%%%', '<->', '𠮷', '🙂', ' '])(
    'search for %s is harmless',
    async (q) => {
      const { items, total } = await app.stranger.ok(listProblems, { q, limit: 3 })
      expect(items.length).toBeLessThanOrEqual(total.value)
      expect((await hq.call(listDesk, { q })).status).toBe(200)
    },
  )
})

describe('cursors that no list gave out', () => {
  const forged = [
    'x',
    'AAAA',
    '%00',
    encodeCursor('newest', ['not-an-id']),
    encodeCursor('deadline', ['2026-11-21', '01900000-0000-7000-8000-000000000001']),
    encodeCursor('other', ['01900000-0000-7000-8000-000000000001']),
  ]
  it.each(forged)('%s is refused', async (cursor) => {
    for (const sort of problemSorts) {
      expect(await app.stranger.refused(listProblems, { sort, cursor })).toMatchObject({
        status: 422,
        fields: { cursor: 'cursor.invalid' },
      })
    }
  })

  it('made up to the edge of what fits is an empty page, not a defect', async () => {
    const id = '01900000-0000-7000-8000-000000000001'
    for (const count of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 31, -1]) {
      expect(
        (await app.stranger.call(listProblems, { sort: 'support', cursor: encodeCursor('support', [count, id]) }))
          .status,
      ).toBe(200)
      expect(
        (await app.stranger.call(listProblems, { q: '电梯', cursor: encodeCursor('relevance', [count, id]) })).status,
      ).toBe(200)
    }
    const far = encodeCursor('deadline', ['9999-12-31T23:59:59.999Z', id])
    expect((await app.stranger.ok(listProblems, { sort: 'deadline', cursor: far })).items).toEqual([])
  })

  it('of the to-do list are refused the same way', async () => {
    for (const cursor of ['x', encodeCursor('todo', ['soon', 'a']), encodeCursor('todo', ['', 'a'])]) {
      expect(await clerks.平湖.refused(todoContract, { cursor })).toMatchObject({ status: 422, code: 'cursor.invalid' })
    }
  })
})

describe('facets', () => {
  it.each(narrowings)('narrowed by %s count what each choice would show', async (_what, filters) => {
    const facets = await problemFacets(app.stranger.ctx(), filters)
    const columns = {
      kind: 'kind',
      field: 'field',
      state: 'state',
      street: 'street_id',
      community: 'community_id',
    } as const
    for (const [name, column] of Object.entries(columns) as [keyof typeof facets, string][]) {
      const rest = { ...filters, [name === 'street' || name === 'community' ? 'area' : name]: undefined }
      const counted = await app.ask<{ value: string; count: number }>(
        `select ${column}::text as value, count(*)::int as count from problem where ${plain(rest)} and ${column} is not null group by 1`,
      )
      const byValue = (a: { value: string }, b: { value: string }) => (a.value < b.value ? -1 : 1)
      expect(facets[name].toSorted(byValue)).toEqual(counted.toSorted(byValue))
    }
  })
})

describe('the desk', () => {
  it.each(deskQueues.flatMap((queue) => problemSorts.map((sort) => [queue, sort] as const)))(
    '%s sorted by %s: every row in reach once, none beyond',
    async (queue, sort) => {
      const within = new Set(
        (await app.ask<{ code: string }>('select code from problem where path like $1', [`${pinghu.path}%`])).map(
          ({ code }) => code,
        ),
      )
      const input = { queue, sort, limit: 6 }
      const { total } = await clerks.平湖.ok(listDesk, input)
      const read = await readAll(
        (cursor) => clerks.平湖.ok(listDesk, { ...input, cursor }),
        async () => undefined,
      )
      expect(new Set(read).size).toBe(read.length)
      expect(read.filter((code) => !within.has(code))).toEqual([])
      expect(total).toEqual({ value: read.length, exact: true })
      const counts = await clerks.平湖.ok(countDesk, {})
      expect(counts[queue]).toEqual(total)
    },
  )

  it('finds a report by its code and by words nobody else sees', async () => {
    const { code } = await report(app, { title: '水表间漏水', areaId: app.area('平湖社区').id })
    expect((await clerks.平湖.ok(listDesk, { q: '漏水' })).items.map((item) => item.code)).toEqual([code])
    expect((await clerks.平湖.ok(listDesk, { q: code.toLowerCase() })).items.map((item) => item.code)).toEqual([code])
    expect((await clerks.坂田.ok(listDesk, { q: code })).items).toEqual([])
    expect((await app.stranger.ok(listProblems, { q: '漏水' })).items).toEqual([])
  })

  it('to-do: all that waits, the earliest first, page by page, within the node asked for', async () => {
    const keys: string[] = []
    const dues: (string | null)[] = []
    let cursor: string | undefined
    do {
      const page = await clerks.平湖.ok(todoContract, { limit: 4, cursor })
      keys.push(...page.items.map(({ id }) => id))
      dues.push(...page.items.map(({ dueAt }) => dueAt))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const owed = await codesOf(`path like '${pinghu.path}%' and state in ('received', 'handling', 'passed')`)
    const toReview = await codesOf(
      `path like '${pinghu.path}%' and review = 'pending' and state not in ('received', 'withdrawn', 'merged')`,
    )
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toHaveLength(owed.length + toReview.length)
    expect(dues).toEqual(dues.toSorted((a, b) => ((a ?? '9') < (b ?? '9') ? -1 : (a ?? '9') > (b ?? '9') ? 1 : 0)))
    const { counts } = await clerks.平湖.ok(todoContract, { limit: 1 })
    expect(counts.find(({ key }) => key === 'todo')?.count).toBe(keys.length)
    const elsewhere = await clerks.平湖.ok(todoContract, { area: bantian.path, limit: 100 })
    expect(elsewhere).toMatchObject({ items: [], nextCursor: null })
    expect((await auditor.ok(todoContract, {})).items).toEqual([])
  })
})

it('a page of more than a hundred is refused, and says that the number is too large', async () => {
  expect(await app.stranger.refused(listProblems, { limit: 101 })).toMatchObject({
    status: 422,
    fields: { limit: 'too-large' },
  })
})

describe('statements', () => {
  it('stay within their budget', async () => {
    const [code = ''] = await codesOf(listed)
    const stranger = app.stranger.ctx()
    const clerk = clerks.平湖.ctx()
    await pageProblems(stranger, { limit: 1, area: pinghu.id }) // the areas are kept in memory from the first time on
    await withinBudget('detail', stranger, (ctx) => getProblem(ctx, { code }))
    await withinBudget('list', stranger, (ctx) => pageProblems(ctx, { limit: 20 }))
    await withinBudget('list', stranger, (ctx) =>
      pageProblems(ctx, { limit: 20, area: pinghu.id, field: 'other', sort: 'support' }),
    )
    await withinBudget('list', stranger, (ctx) => pageProblems(ctx, { limit: 20, q: '电梯' }))
    await withinBudget('list', clerk, (ctx) => pageDesk(ctx, { limit: 20, queue: 'triage', sort: 'deadline' }))
    const sentBy = async (query: (ctx: typeof clerk) => Promise<unknown>) =>
      (await countStatements(clerk, query)).sent.length
    expect(await sentBy((ctx) => countDeskQuery(ctx, {}))).toBe(1)
    expect(await sentBy((ctx) => problemFacets(ctx, { area: pinghu.id }))).toBe(1)
    for (const source of problemTodos) {
      expect(await sentBy((ctx) => source.list(ctx, [pinghu.path], null, 20))).toBe(1)
      expect(await sentBy((ctx) => source.count(ctx, [pinghu.path]))).toBe(1)
    }
  })
})
