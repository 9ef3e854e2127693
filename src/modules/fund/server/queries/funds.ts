import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import { notFound } from '../../../../base/refusal.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import type { FundDetail, FundItem, getFund as getContract, listFunds } from '../../contract.ts'

/* A fund `f` with its kept totals: at most sixteen rows a month. */
export const itemSql = `f.id, f.name, f.level, f.parent_id as "parentId", f.purpose, f.fee_permille as "feePermille",
  f.closed_at is not null as "closed",
  (select json_build_object('id', o.id, 'name', o.name) from organisation o where o.network_id = f.network_id and o.id = f.holder_id) as "holder",
  (select json_build_object('id', a.id, 'name', a.name) from area a where a.network_id = f.network_id and a.id = f.area_id) as "area",
  t.gifts, t.given as "givenFen", t.fee as "feeFen", t.paid as "paidFen", t.given + t.moved - t.fee - t.paid as "heldFen"`
export const totalsJoin = `cross join lateral (
  select coalesce(sum(gifts), 0)::bigint as gifts, coalesce(sum(given_fen), 0)::bigint as given, coalesce(sum(moved_fen), 0)::bigint as moved,
         coalesce(sum(fee_fen), 0)::bigint as fee, coalesce(sum(paid_fen), 0)::bigint as paid
    from fund_total t where t.network_id = f.network_id and t.fund_id = f.id) t`

/** Funds from the top: 专项基金 before what stands below them, in the order they were opened. */
export async function pageFunds(ctx: Context, input: InputOf<typeof listFunds>): Promise<OutputOf<typeof listFunds>> {
  const where = every([
    fragment`f.network_id = ${ctx.actor.networkId}`,
    input.parent ? fragment`f.parent_id = ${input.parent}` : null,
  ])
  const keys = afterCursor(input.cursor, 'funds', ['id'])
  const rows = await dynamicRows<FundItem & { total: number }>(
    ctx.db,
    'fund.list',
    fragment`select ${fragment.raw(itemSql)}, (select count(*)::int from (select from fund f where ${where} limit 1001) k) as total
               from fund f ${fragment.raw(totalsJoin)}
              where ${where} and ${keys ? fragment`f.id > ${keys[0]}` : fragment`true`}
              order by f.id limit ${limitFor(input.limit)}`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor('funds', [last.id]))
  return {
    items: items.map(({ total: _, ...item }) => item),
    nextCursor,
    total: cappedTotal(rows[0]?.total ?? 0),
  }
}

const selectFund = sql(
  'fund.detail',
  `select ${itemSql},
          (select balance_fen from account a where a.network_id = f.network_id and a.fund_id = f.id and a.kind = 'fund') as "freeFen",
          (select json_build_object('id', u.id, 'name', u.name) from fund u where u.network_id = f.network_id and u.id = f.parent_id) as "parent",
          coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'level', c.level) order by c.id)
                      from (select id, name, level from fund c where c.network_id = f.network_id and c.parent_id = f.id order by c.id limit 200) c), '[]') as "children",
          coalesce((select json_agg(json_build_object('month', m.month, 'gifts', m.gifts, 'givenFen', m.given, 'feeFen', m.fee, 'paidFen', m.paid) order by m.month desc)
                      from (select month, sum(gifts)::bigint as gifts, sum(given_fen)::bigint as given, sum(fee_fen)::bigint as fee, sum(paid_fen)::bigint as paid
                              from fund_total t where t.network_id = f.network_id and t.fund_id = f.id
                             group by month order by month desc limit 24) m), '[]') as "months"
     from fund f ${totalsJoin}
    where f.network_id = $1 and f.id = $2`,
)

/** A fund's accounts as everybody may read them: one statement, from kept figures. @throws AppError not-found */
export async function getFund(ctx: Context, input: InputOf<typeof getContract>): Promise<FundDetail> {
  const row = await ctx.db.find<FundDetail>(selectFund, [ctx.actor.networkId, input.id])
  if (!row) throw notFound('fund')
  return row
}

const selectPath = sql('fund.path', 'select path from fund where network_id = $1 and id = $2')

/** Where a fund is, for asking who may read what only staff do. @throws AppError not-found `fund.not-found` */
export async function fundPlace(ctx: Context, id: Id): Promise<{ path: Path }> {
  const found = await ctx.db.find<{ path: Path }>(selectPath, [ctx.actor.networkId, id])
  if (!found) throw notFound('fund')
  return found
}
