import type { RawBuilder } from 'kysely'
import { scopeFor } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, type Key, type KeyKind, pageOf } from '../../../../base/pagination.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import { searchEngine } from '../../../../server/search.ts'
import { areaNamer, inArea } from '../../../network/server/public.ts'
import type { listDeskProjects, listProjects, ProjectItem, ProjectSort } from '../../contract.ts'

type Input = InputOf<typeof listProjects>
type Sort = ProjectSort | 'relevance'

interface Row extends Omit<ProjectItem, 'community' | 'street' | 'organisation' | 'pooledOn'> {
  id: Id
  communityId: Id | null
  streetId: Id | null
  organisationId: Id
  organisationName: string
  pooledAt: Date
  rank: number
  total: number
}

/** How each order is kept: its keys, the rows after a cursor, what a cursor holds, and what it lists at all. */
const orders: Record<
  Sort,
  {
    by: RawBuilder<unknown>
    kinds: readonly KeyKind[]
    after(keys: readonly Key[]): RawBuilder<unknown>
    keysOf(row: Row): Key[]
    only?: RawBuilder<unknown>
  }
> = {
  newest: {
    by: fragment`p.id desc`,
    kinds: ['id'],
    after: ([id]) => fragment`p.id < ${id}`,
    keysOf: (row) => [row.id],
  },
  raised: {
    by: fragment`p.pledged_fen desc, p.id desc`,
    kinds: ['integer', 'id'],
    after: ([fen, id]) => fragment`(p.pledged_fen, p.id) < (${fen}::bigint, ${id})`,
    keysOf: (row) => [row.pledgedFen, row.id],
  },
  gap: {
    by: fragment`p.gap_fen, p.id desc`,
    kinds: ['integer', 'id'],
    // the first condition alone lets the index begin there
    after: ([fen, id]) => fragment`p.gap_fen >= ${fen}::bigint and (p.gap_fen > ${fen}::bigint or p.id < ${id})`,
    keysOf: (row) => [row.gapFen, row.id],
    only: fragment`p.state = 'pooled' and p.gap_fen > 0`,
  },
  deadline: {
    by: fragment`p.expires_on, p.id`,
    kinds: ['instant', 'id'],
    after: ([day, id]) => fragment`(p.expires_on, p.id) > ((${day}::timestamptz at time zone 'UTC')::date, ${id})`,
    keysOf: (row) => [`${row.expiresOn}T00:00:00.000Z`, row.id],
    only: fragment`p.state = 'pooled'`,
  },
  relevance: {
    by: fragment`rank desc, p.id desc`,
    kinds: ['integer', 'id'],
    after: ([rank, id]) => fragment`(rank, p.id) < (${rank}::bigint, ${id})`,
    keysOf: (row) => [row.rank, row.id],
  },
}

const columns = fragment`p.id, p.code, p.title, left(p.summary, 120) as "excerpt", p.field, p.area_id as "areaId",
  p.community_id as "communityId", p.street_id as "streetId", p.state, p.level, p.organisation_id as "organisationId",
  o.name as "organisationName", p.budget_fen as "budgetFen", p.pledged_fen as "pledgedFen", p.received_fen as "receivedFen",
  p.allocated_fen as "allocatedFen", p.spent_fen as "spentFen", p.gap_fen as "gapFen", p.pooled_at as "pooledAt", p.expires_on as "expiresOn"`

async function itemsOf(ctx: Context, rows: readonly Row[]): Promise<ProjectItem[]> {
  const placeOf = await areaNamer(
    ctx,
    rows.flatMap(({ communityId, streetId }) => [communityId, streetId]),
  )
  return rows.map(
    ({ id: _, rank: __, total: ___, communityId, streetId, organisationId, organisationName, pooledAt, ...row }) => ({
      ...row,
      community: placeOf(communityId),
      street: placeOf(streetId),
      organisation: { id: organisationId, name: organisationName },
      pooledOn: civilDate(pooledAt),
    }),
  )
}

/** What a search finds, and how well: a code leads to its project, words to those that have all of them. */
interface Found {
  where: RawBuilder<unknown>
  rank: RawBuilder<unknown>
}

/** Its own code, or that of a problem its design answers, or of a report that was merged into one. */
function coded(networkId: Id, code: string): RawBuilder<unknown> {
  return fragment`(p.code = ${code} or p.design_id = (
    select a.design_id from problem m
      join design_problem a on a.network_id = m.network_id and a.problem_id = coalesce(m.merged_into, m.id) and a.ended_at is null
     where m.network_id = ${networkId} and m.code = ${code}))`
}

async function searchFor(networkId: Id, typed: string): Promise<Found | null> {
  const unranked = fragment`0`
  const code = normaliseCode(typed)
  if (code) return { where: coded(networkId, code), rank: unranked }
  const query = (await searchEngine()).query(typed)
  if (!query) return null
  const { tsquery, phrase } = query
  if (!tsquery) return { where: phrase ? fragment`p.title ilike ${phrase}` : fragment`false`, rank: unranked }
  const exact = phrase ? fragment`case when p.title ilike ${phrase} then 1000000 else 0 end` : unranked
  const words = fragment`to_tsquery('simple', ${tsquery})`
  return {
    where: fragment`p.search @@ ${words}`,
    rank: fragment`(ts_rank(p.search, ${words}) * 100000)::int + ${exact}`,
  }
}

/** Exact, from the kept counters. */
async function countKept(ctx: Context, input: Input, sort: Sort): Promise<RawBuilder<unknown>> {
  return fragment`select coalesce(sum(n.n), 0)::int as n from project_count n where ${every([
    fragment`n.network_id = ${ctx.actor.networkId}`,
    sort === 'deadline' ? fragment`n.state = 'pooled'` : null,
    input.state ? fragment`n.state = ${input.state}` : null,
    input.field ? fragment`n.field = ${input.field}` : null,
    await inArea(ctx, input.area, 'n'),
  ])}`
}

/** One statement with its total. A page behind the last row has none to carry the total: it is asked for alone. */
async function page(
  ctx: Context,
  input: Input,
  within: RawBuilder<unknown> | null,
): Promise<OutputOf<typeof listProjects>> {
  const found = input.q ? await searchFor(ctx.actor.networkId, input.q) : null
  const sort: Sort = input.sort ?? (found ? 'relevance' : 'newest')
  const order = orders[sort]
  const where = every([
    fragment`p.network_id = ${ctx.actor.networkId}`,
    within,
    input.field ? fragment`p.field = ${input.field}` : null,
    input.state ? fragment`p.state = ${input.state}` : null,
    order.only ?? null,
    await inArea(ctx, input.area, 'p'),
    found?.where ?? null,
  ])
  // what the counters do not tell apart is counted, no further than 1,000
  const counted = found !== null || within !== null || sort === 'gap'
  const total = counted
    ? fragment`select count(*)::int as n from (select from project p where ${where} limit 1001) k`
    : await countKept(ctx, input, sort)
  const keys = afterCursor(input.cursor, sort, order.kinds)
  const tail = fragment`where ${keys ? order.after(keys) : fragment`true`} order by ${order.by} limit ${limitFor(input.limit)}`
  const rank = found?.rank ?? fragment`0`
  const rows = await dynamicRows<Row>(
    ctx.db,
    'project.list',
    fragment`select ${columns}, p.rank, (${total}) as total
               from (select p.* from (select p.*, ${rank} as rank from project p where ${where}) p ${tail}) p
               join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
              order by ${order.by}`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor(sort, order.keysOf(last)))
  const [told] =
    rows.length > 0 || !keys
      ? rows
      : await dynamicRows<{ total: number }>(ctx.db, 'project.list-total', fragment`select (${total}) as total`)
  const value = told?.total ?? 0
  return { items: await itemsOf(ctx, items), nextCursor, total: counted ? cappedTotal(value) : { value, exact: true } }
}

/** The pool and what came of it. */
export function pageProjects(ctx: Context, input: Input): Promise<OutputOf<typeof listProjects>> {
  return page(ctx, input, null)
}

/** Projects at places within reach. */
export function pageDeskProjects(
  ctx: Context,
  input: InputOf<typeof listDeskProjects>,
): Promise<OutputOf<typeof listDeskProjects>> {
  const { paths } = scopeFor(ctx.actor, 'project.read')
  return page(ctx, input, fragment`p.path like any(${paths.map((path) => `${path}%`)})`)
}
