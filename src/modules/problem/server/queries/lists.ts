import type { RawBuilder } from 'kysely'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import {
  afterCursor,
  cappedTotal,
  encodeCursor,
  type Key,
  type KeyKind,
  pageOf,
  type Total,
} from '../../../../base/pagination.ts'
import { dynamicRows, every, fragment } from '../../../../server/dynamic-sql.ts'
import { searchEngine, type SearchQuery } from '../../../../server/search.ts'
import { knownArea } from '../../../network/server/public.ts'
import type { findSimilar as similarContract, listProblems, ProblemItem } from '../../contract.ts'

type ListInput = InputOf<typeof listProblems>
type Sort = 'newest' | 'oldest' | 'deadline' | 'support' | 'relevance'

export interface ItemRow extends Omit<ProblemItem, 'reportedAt' | 'overdue'> {
  id: Id
  reportedAt: Date
  dueAt: Date | null
  rank: number
}

/** How each order is kept: its keys, the rows after a cursor, and what a cursor holds. */
const orders: Record<
  Sort,
  {
    by: RawBuilder<unknown>
    kinds: readonly KeyKind[]
    after(keys: readonly Key[]): RawBuilder<unknown>
    keysOf(row: ItemRow): Key[]
  }
> = {
  newest: {
    by: fragment`p.id desc`,
    kinds: ['id'],
    after: ([id]) => fragment`p.id < ${id}`,
    keysOf: (row) => [row.id],
  },
  /** what waits to be read, first come first served */
  oldest: {
    by: fragment`p.id`,
    kinds: ['id'],
    after: ([id]) => fragment`p.id > ${id}`,
    keysOf: (row) => [row.id],
  },
  deadline: {
    by: fragment`p.due_at, p.id`,
    kinds: ['instant', 'id'],
    after: ([due, id]) => fragment`(p.due_at, p.id) > (${due}, ${id})`,
    keysOf: (row) => [(row.dueAt as Date).toISOString(), row.id],
  },
  support: {
    by: fragment`p.support_count desc, p.id desc`,
    kinds: ['integer', 'id'],
    after: ([count, id]) => fragment`(p.support_count, p.id) < (${count}::bigint, ${id})`,
    keysOf: (row) => [row.supportCount, row.id],
  },
  relevance: {
    by: fragment`rank desc, p.id desc`,
    kinds: ['integer', 'id'],
    after: ([rank, id]) => fragment`(rank, p.id) < (${rank}::bigint, ${id})`,
    keysOf: (row) => [row.rank, row.id],
  },
}

export function orderFor(sort: Sort) {
  return orders[sort]
}

export function readCursor(cursor: string | undefined, sort: Sort): readonly Key[] | null {
  return afterCursor(cursor, sort, orders[sort].kinds)
}

export function cursorFor(sort: Sort): (row: ItemRow) => string {
  return (row) => encodeCursor(sort, orders[sort].keysOf(row))
}

/** The words of the lists: literal, so that the partial indexes of published reports are used. */
const isListed = fragment`p.review = 'published' and p.state not in ('withdrawn', 'merged')`
export const isOpen = fragment`p.state in ('received', 'handling', 'passed')`

const itemColumns = fragment`
  p.id, p.code, p.kind, p.public_title as "title", left(p.public_description, 120) as "excerpt", p.state, p.field,
  case when p.community_id is null then null else json_build_object('id', p.community_id, 'name', c.name) end as "community",
  case when p.street_id is null then null else json_build_object('id', p.street_id, 'name', s.name) end as "street",
  p.support_count as "supportCount", p.created_at as "reportedAt", p.due_on as "dueOn", p.due_at as "dueAt"`

export const itemJoins = fragment`
  left join area c on c.network_id = p.network_id and c.id = p.community_id
  left join area s on s.network_id = p.network_id and s.id = p.street_id`

function itemOf({ id, rank, dueAt, reportedAt, ...row }: ItemRow, now: Date): ProblemItem {
  return {
    ...row,
    excerpt: row.excerpt ?? '',
    reportedAt: reportedAt.toISOString(),
    overdue: dueAt !== null && now >= dueAt,
  }
}

async function wordsOf(q: string | undefined): Promise<SearchQuery | null> {
  return q ? (await searchEngine()).query(q) : null
}

/** Street or community, told apart without a statement: areas are few and kept in memory. */
export async function inArea(
  ctx: Context,
  areaId: Id | undefined,
  alias: 'p' | 'n' = 'p',
): Promise<RawBuilder<unknown> | null> {
  if (!areaId) return null
  const area = await knownArea(ctx, areaId)
  const column = fragment.ref(`${alias}.${area?.level === 'street' ? 'street_id' : 'community_id'}`)
  return fragment`${column} = ${areaId}`
}

function searched(query: SearchQuery | null): RawBuilder<unknown> | null {
  if (!query) return null
  if (query.tsquery) return fragment`p.search @@ to_tsquery('simple', ${query.tsquery})`
  return query.phrase ? fragment`p.public_title ilike ${query.phrase}` : fragment`false`
}

function rankOf(query: SearchQuery | null): RawBuilder<unknown> {
  if (!query?.tsquery) return fragment`0`
  const exact = query.phrase
    ? fragment`case when p.public_title ilike ${query.phrase} then 1000000 else 0 end`
    : fragment`0`
  return fragment`(ts_rank(p.search, to_tsquery('simple', ${query.tsquery})) * 100000)::int + ${exact}`
}

/**
 * The public list. Totals are exact from kept counters; of a search they stop at 1,000.
 * At most two statements, each over an index.
 */
export async function pageProblems(ctx: Context, input: ListInput): Promise<OutputOf<typeof listProblems>> {
  const query = await wordsOf(input.q)
  const sort: Sort = input.sort ?? (query ? 'relevance' : 'newest')
  const place = await inArea(ctx, input.area)
  const { networkId } = ctx.actor
  const where = every([
    fragment`p.network_id = ${networkId}`,
    isListed,
    input.kind ? fragment`p.kind = ${input.kind}` : null,
    input.field ? fragment`p.field = ${input.field}` : null,
    input.state ? fragment`p.state = ${input.state}` : null,
    sort === 'deadline' ? isOpen : null,
    place,
    searched(query),
  ])
  const keys = readCursor(input.cursor, sort)
  const after = keys ? orders[sort].after(keys) : fragment`true`
  const rows = await dynamicRows<ItemRow>(
    ctx.db,
    'problem.list',
    fragment`select ${itemColumns}, p.rank
               from (select p.*, ${rankOf(query)} as rank from problem p where ${where}) p ${itemJoins}
              where ${after} order by ${orders[sort].by} limit ${input.limit + 1}`,
  )
  const page = pageOf(rows, input.limit, cursorFor(sort))
  return {
    items: page.items.map((row) => itemOf(row, ctx.now)),
    nextCursor: page.nextCursor,
    total: query ? await countMatches(ctx, where) : await countKept(ctx, input, sort),
  }
}

async function countMatches(ctx: Context, where: RawBuilder<unknown>): Promise<Total> {
  const [row] = await dynamicRows<{ n: number }>(
    ctx.db,
    'problem.count-matches',
    fragment`select count(*)::int as n from (select from problem p where ${where} limit 1001) capped`,
  )
  return cappedTotal(row?.n ?? 0)
}

const listedStates = ['received', 'handling', 'passed', 'answered', 'adopted', 'closed'] as const

async function countKept(ctx: Context, input: ListInput, sort: Sort): Promise<Total> {
  const narrow = input.area !== undefined || input.field !== undefined
  const states = sort === 'deadline' ? ['received', 'handling', 'passed'] : listedStates
  const table = fragment.table(narrow ? 'problem_count' : 'problem_count_network')
  const [row] = await dynamicRows<{ n: number }>(
    ctx.db,
    'problem.count-kept',
    fragment`select coalesce(sum(n.n), 0)::int as n from ${table} n where ${every([
      fragment`n.network_id = ${ctx.actor.networkId}`,
      fragment`n.review = 'published'`,
      fragment`n.state = any(${states})`,
      input.state ? fragment`n.state = ${input.state}` : null,
      input.kind ? fragment`n.kind = ${input.kind}` : null,
      input.field ? fragment`n.field = ${input.field}` : null,
      await inArea(ctx, input.area, 'n'),
    ])}`,
  )
  return { value: row?.n ?? 0, exact: true }
}

/** Published reports whose words are most alike, those of the same street first: offered while one types. */
export async function findSimilar(
  ctx: Context,
  input: InputOf<typeof similarContract>,
): Promise<OutputOf<typeof similarContract>> {
  const words = (await searchEngine()).similar(input.text)
  if (!words) return { items: [] }
  const area = input.areaId ? await knownArea(ctx, input.areaId) : null
  const streetId = area?.level === 'street' ? area.id : (area?.parentId ?? null)
  const rows = await dynamicRows<ItemRow>(
    ctx.db,
    'problem.similar',
    fragment`select ${itemColumns}, 0 as rank
       from (select p.*, ts_rank(p.search, to_tsquery('simple', ${words})) as alike from problem p
              where p.network_id = ${ctx.actor.networkId} and ${isListed} and ${isOpen}
                and p.search @@ to_tsquery('simple', ${words}) limit 500) p ${itemJoins}
      order by (p.street_id is not distinct from ${streetId}) desc, p.alike desc, p.id desc limit 3`,
  )
  return { items: rows.map((row) => itemOf(row, ctx.now)) }
}
