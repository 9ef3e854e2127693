import { authorise, may, scopeFor } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import { notFound, type Refusal } from '../../../../base/refusal.ts'
import { refuseTransition } from '../../../../base/state-machine.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import type {
  DesignationDetail,
  DesignationItem,
  getDesignation as getContract,
  listDesignations,
  listPromised,
  PromisedItem,
} from '../../contract-desk.ts'
import { designationMachine, refuseSameHands } from '../../fund.ts'
import { fundPlace } from './funds.ts'

interface Row extends Omit<DesignationItem, 'enteredAt' | 'decidedAt' | 'can'> {
  enteredAt: Date
  decidedAt: Date | null
  enteredBy: Id
  path: Path
}

/* A designation `d` of the fund `f` for the project `p`. */
const rowSql = `d.id, json_build_object('id', f.id, 'name', f.name) as "fund", json_build_object('code', p.code, 'title', p.title) as "project",
  d.amount_fen as "amountFen", d.fee_fen as "feeFen", d.state, d.note, d.entered_at as "enteredAt", d.entered_by as "enteredBy",
  d.decided_at as "decidedAt", d.decided_because as "decidedBecause", d.path,
  (select c.booked_on from transfer c where c.network_id = d.network_id and c.corrects_id = d.transfer_id) as "correctedOn"`
const joinSql = `join fund f on f.network_id = d.network_id and f.id = d.fund_id
  join project p on p.network_id = d.network_id and p.id = d.project_id`

function refuseDeciding(ctx: Context, row: Row): Refusal {
  if (!may(ctx.actor, 'fund.approve', row))
    return { code: 'permission-missing', params: { permission: 'fund.approve' } }
  return (
    refuseTransition(designationMachine, row.state, 'approve') ?? refuseSameHands(row.enteredBy, ctx.actor.personId)
  )
}

function itemOf(ctx: Context, row: Row): DesignationItem {
  const { enteredBy: _, path: __, enteredAt, decidedAt, ...rest } = row
  const times = { enteredAt: enteredAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null }
  return { ...rest, ...times, can: { decide: refuseDeciding(ctx, row) } }
}

/** Designations within reach, the latest first, each with whether the reader may decide it. */
export async function pageDesignations(
  ctx: Context,
  input: InputOf<typeof listDesignations>,
): Promise<OutputOf<typeof listDesignations>> {
  const { paths } = scopeFor(ctx.actor, 'fund.read')
  const where = every([
    fragment`d.network_id = ${ctx.actor.networkId} and d.path like any(${paths.map((path) => `${path}%`)})`,
    input.state ? fragment`d.state = ${input.state}` : null,
  ])
  const keys = afterCursor(input.cursor, 'designations', ['id'])
  const rows = await dynamicRows<Row & { total: number }>(
    ctx.db,
    'fund.designations',
    fragment`select ${fragment.raw(rowSql)},
                    (select count(*)::int from (select from designation d where ${where} limit 1001) k) as total
               from designation d ${fragment.raw(joinSql)}
              where ${where} and ${keys ? fragment`d.id < ${keys[0]}` : fragment`true`}
              order by d.id desc limit ${limitFor(input.limit)}`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor('designations', [last.id]))
  return {
    items: items.map(({ total: _, ...row }) => itemOf(ctx, row)),
    nextCursor,
    total: cappedTotal(rows[0]?.total ?? 0),
  }
}

/* What the holder of the fund `f` promised to the project `p`, and what it set apart for it, corrections taken off. */
const promisedSql = `(select coalesce(sum(l.amount_fen), 0)::bigint from pledge l
    where l.network_id = p.network_id and l.project_id = p.id and l.organisation_id = f.holder_id and l.state in ('made', 'agreed'))`
const setApartSql = `(select coalesce(sum(s.amount_fen), 0)::bigint
     from designation s join fund o on o.network_id = s.network_id and o.id = s.fund_id
    where s.network_id = p.network_id and s.project_id = p.id and o.holder_id = f.holder_id and s.state = 'approved'
      and not exists (select from transfer c where c.network_id = s.network_id and c.corrects_id = s.transfer_id))`

const selectDesignation = sql(
  'fund.designation',
  `select ${rowSql}, ${promisedSql} as "promisedFen", ${setApartSql} as "setApartFen"
     from designation d ${joinSql} where d.network_id = $1 and d.id = $2`,
)

/** @throws AppError not-found `designation.not-found` */
export async function getDesignation(ctx: Context, { id }: InputOf<typeof getContract>): Promise<DesignationDetail> {
  const row = await ctx.db.find<Row & Pick<DesignationDetail, 'promisedFen' | 'setApartFen'>>(selectDesignation, [
    ctx.actor.networkId,
    id,
  ])
  if (!row) throw notFound('designation')
  authorise(ctx.actor, 'fund.read', row)
  const { promisedFen, setApartFen, ...rest } = row
  return { ...itemOf(ctx, rest), promisedFen, setApartFen }
}

const selectPromised = sql(
  'fund.promised',
  `select k.code, k.title, k.promised as "promisedFen", k.set_apart as "setApartFen"
     from (select p.id, p.code, p.title, ${promisedSql} as promised, ${setApartSql} as set_apart
             from fund f
             join lateral (select distinct l.project_id from pledge l
                            where l.network_id = f.network_id and l.organisation_id = f.holder_id and l.state in ('made', 'agreed')) m on true
             join project p on p.network_id = f.network_id and p.id = m.project_id
            where f.network_id = $1 and f.id = $2 and p.state not in ('closed', 'ended')) k
    where k.promised > k.set_apart order by k.id desc limit 50`,
)

/** Projects that wait for money the foundation of a fund promised. @throws AppError not-found `fund.not-found` */
export async function promisedBy(
  ctx: Context,
  { id }: InputOf<typeof listPromised>,
): Promise<OutputOf<typeof listPromised>> {
  authorise(ctx.actor, 'fund.read', await fundPlace(ctx, id))
  return { items: await ctx.db.rows<PromisedItem>(selectPromised, [ctx.actor.networkId, id]) }
}
