import type { RawBuilder } from 'kysely'
import { scopeFor } from '../../../../base/access.ts'
import type { Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, type Key, type KeyKind, pageOf } from '../../../../base/pagination.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import { inArea } from '../../../network/server/public.ts'
import type { ExchangeSort, listExchange } from '../../contract.ts'
import type { listDeskListings } from '../../contract-desk.ts'
import { listingJoins, type ListingRow, listingsOf, listingSql } from './columns.ts'

interface Order {
  by: RawBuilder<unknown>
  kinds: readonly KeyKind[]
  after(keys: readonly Key[]): RawBuilder<unknown>
  keysOf(row: ListingRow): Key[]
}

const orders: Record<ExchangeSort, Order> = {
  gap: {
    by: fragment`p.gap_fen, p.id desc`,
    kinds: ['integer', 'id'],
    after: ([fen, id]) => fragment`(p.gap_fen > ${fen}::bigint or (p.gap_fen = ${fen}::bigint and p.id < ${id}))`,
    keysOf: (row) => [row.gapFen, row.id],
  },
  deadline: {
    by: fragment`p.expires_on, p.id`,
    kinds: ['text', 'id'],
    after: ([on, id]) => fragment`(p.expires_on, p.id) > (${on}::date, ${id})`,
    keysOf: (row) => [row.closesOn, row.id],
  },
  newest: {
    by: fragment`p.id desc`,
    kinds: ['id'],
    after: ([id]) => fragment`p.id < ${id}`,
    keysOf: (row) => [row.id],
  },
}

type Page = OutputOf<typeof listExchange>

async function page(
  ctx: Context,
  input: { cursor?: string | undefined; limit: number },
  sort: ExchangeSort,
  where: RawBuilder<unknown>,
): Promise<Page> {
  const order = orders[sort]
  const keys = afterCursor(input.cursor, sort, order.kinds)
  const from = fragment`from project p join listing l on l.network_id = p.network_id and l.project_id = p.id`
  const rows = await dynamicRows<ListingRow & { total: number }>(
    ctx.db,
    'exchange.list',
    fragment`select ${fragment.raw(listingSql)},
                    (select count(*)::int from (select ${from} where ${where} limit 1001) k) as total
               ${from} ${fragment.raw(listingJoins)}
              where ${where} and ${keys ? order.after(keys) : fragment`true`}
              order by ${order.by} limit ${limitFor(input.limit)}`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor(sort, order.keysOf(last)))
  const listings = await listingsOf(
    ctx,
    items.map(({ total: _, ...row }) => row),
  )
  return { items: listings, nextCursor, total: cappedTotal(rows[0]?.total ?? 0) }
}

/** Of projects `p` and listings `l`, what looks for money now. */
export const looking = (ctx: Context): RawBuilder<unknown> =>
  fragment`p.network_id = ${ctx.actor.networkId} and p.state = 'pooled' and p.gap_fen > 0 and l.state = 'open' and not l.call_pays`

/** What looks for money now, the smallest gap first: one statement with its total. */
export async function pageExchange(ctx: Context, input: InputOf<typeof listExchange>): Promise<Page> {
  const where = every([
    looking(ctx),
    input.field ? fragment`p.field = ${input.field}` : null,
    await inArea(ctx, input.area, 'p'),
  ])
  return page(ctx, input, input.sort ?? 'gap', where)
}

/** Listings at places within reach, the newest first. */
export function pageDeskListings(ctx: Context, input: InputOf<typeof listDeskListings>): Promise<Page> {
  const { paths } = scopeFor(ctx.actor, 'project.read')
  const where = every([
    fragment`p.network_id = ${ctx.actor.networkId} and p.path like any(${paths.map((path) => `${path}%`)})`,
    input.state ? fragment`l.state = ${input.state}` : null,
  ])
  return page(ctx, input, 'newest', where)
}
