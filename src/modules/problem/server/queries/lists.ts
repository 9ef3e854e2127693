import type { RawBuilder } from 'kysely'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, encodeCursor, type Key, type KeyKind, pageOf } from '../../../../base/pagination.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import { searchEngine, type SearchQuery } from '../../../../server/search.ts'
import { areaNamer, inArea, knownArea } from '../../../network/server/public.ts'
import type { findSimilar as similarContract, listProblems, ProblemItem } from '../../contract.ts'

type ListInput = InputOf<typeof listProblems>
type Sort = 'newest' | 'oldest' | 'deadline' | 'support' | 'relevance'

export interface ItemRow extends Omit<ProblemItem, 'reportedAt' | 'overdue' | 'community' | 'street'> {
  id: Id
  communityId: Id | null
  streetId: Id | null
  reportedAt: Date
  dueAt: Date | null
  rank: number
}

/** Names the places of a page of rows, from memory. */
export function placesOf(ctx: Context, rows: readonly Pick<ItemRow, 'communityId' | 'streetId'>[]) {
  return areaNamer(
    ctx,
    rows.flatMap(({ communityId, streetId }) => [communityId, streetId]),
  )
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

export const placeColumns = fragment`p.community_id as "communityId", p.street_id as "streetId"`

const itemColumns = fragment`
  p.id, p.code, p.kind, p.public_title as "title", left(p.public_description, 120) as "excerpt", p.state, p.field,
  ${placeColumns}, p.support_count as "supportCount", p.created_at as "reportedAt", p.due_on as "dueOn", p.due_at as "dueAt"`

async function itemsOf(ctx: Context, rows: readonly ItemRow[]): Promise<ProblemItem[]> {
  const placeOf = await placesOf(ctx, rows)
  return rows.map(({ id, rank, dueAt, reportedAt, communityId, streetId, ...row }) => ({
    ...row,
    title: row.title ?? '',
    excerpt: row.excerpt ?? '',
    community: placeOf(communityId),
    street: placeOf(streetId),
    reportedAt: reportedAt.toISOString(),
    overdue: dueAt !== null && ctx.now >= dueAt,
  }))
}

async function wordsOf(q: string | undefined): Promise<SearchQuery | null> {
  return q ? (await searchEngine()).query(q) : null
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

interface CountedRow extends ItemRow {
  total: number
}

/**
 * The public list, over an index: one statement, whose total is exact, from kept counters or, in a search, of the hits
 * it ranks anyway. A page behind the last row has none to carry the total: it is asked for alone.
 */
export async function pageProblems(ctx: Context, input: ListInput): Promise<OutputOf<typeof listProblems>> {
  const query = await wordsOf(input.q)
  const sort: Sort = input.sort ?? (query ? 'relevance' : 'newest')
  const where = every([
    fragment`p.network_id = ${ctx.actor.networkId}`,
    isListed,
    input.kind ? fragment`p.kind = ${input.kind}` : null,
    input.field ? fragment`p.field = ${input.field}` : null,
    input.state ? fragment`p.state = ${input.state}` : null,
    sort === 'deadline' ? isOpen : null,
    await inArea(ctx, input.area, 'p'),
    searched(query),
  ])
  const keys = readCursor(input.cursor, sort)
  const { by, after } = orders[sort]
  const tail = fragment`where ${keys ? after(keys) : fragment`true`} order by ${by} limit ${limitFor(input.limit)}`
  const total = query ? fragment`select count(*)::int as n from hits` : await countKept(ctx, input, sort)
  // a search ranks all its hits; only those of the page are then read whole
  const hits = query
    ? fragment`with hits as materialized (
        select p.id, p.support_count, p.due_at, ${rankOf(query)} as rank from problem p where ${where})`
    : fragment``
  const found = query
    ? fragment`(select q.*, h.rank from (select p.* from hits p ${tail}) h
                 join problem q on q.network_id = ${ctx.actor.networkId} and q.id = h.id) p order by ${by}`
    : fragment`(select p.*, 0 as rank from problem p where ${where}) p ${tail}`
  const rows = await dynamicRows<CountedRow>(
    ctx.db,
    'problem.list',
    fragment`${hits} select ${itemColumns}, p.rank, (${total}) as total from ${found}`,
  )
  const page = pageOf(rows, input.limit, cursorFor(sort))
  const [counted] =
    rows.length > 0 || !keys
      ? rows
      : await dynamicRows<{ total: number }>(ctx.db, 'problem.list-total', fragment`${hits} select (${total}) as total`)
  return {
    items: await itemsOf(ctx, page.items),
    nextCursor: page.nextCursor,
    total: { value: counted?.total ?? 0, exact: true },
  }
}

const listedStates = ['received', 'handling', 'passed', 'answered', 'adopted', 'closed'] as const

async function countKept(ctx: Context, input: ListInput, sort: Sort): Promise<RawBuilder<unknown>> {
  const narrow = input.area !== undefined || input.field !== undefined
  const states = sort === 'deadline' ? ['received', 'handling', 'passed'] : listedStates
  const table = fragment.table(narrow ? 'problem_count' : 'problem_count_network')
  return fragment`select coalesce(sum(n.n), 0)::int as n from ${table} n where ${every([
    fragment`n.network_id = ${ctx.actor.networkId}`,
    fragment`n.review = 'published'`,
    fragment`n.state = any(${states})`,
    input.state ? fragment`n.state = ${input.state}` : null,
    input.kind ? fragment`n.kind = ${input.kind}` : null,
    input.field ? fragment`n.field = ${input.field}` : null,
    await inArea(ctx, input.area, 'n'),
  ])}`
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
                and p.search @@ to_tsquery('simple', ${words}) limit 500) p
      order by (p.street_id is not distinct from ${streetId}) desc, p.alike desc, p.id desc limit 3`,
  )
  return { items: await itemsOf(ctx, rows) }
}
