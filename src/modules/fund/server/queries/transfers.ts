import { authorise, may } from '../../../../base/access.ts'
import type { CivilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf, type Total } from '../../../../base/pagination.ts'
import type { Path } from '../../../../base/path.ts'
import type { Permission } from '../../../../base/roles.ts'
import { firstRefusal, type Refusal } from '../../../../base/refusal.ts'
import { dynamicRows, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import type { listTransfers, TransferItem } from '../../contract.ts'
import type { BookedItem, listBooked } from '../../contract-desk.ts'
import { refuseCorrection, refuseSameHands, refuseUnnaming } from '../../fund.ts'
import { fundPlace } from './funds.ts'

interface Row extends TransferItem {
  createdBy: Id
  correctedOn: CivilDate | null
  /** of the fund the money went to: who may correct it is looked for there */
  path: Path
}

const sideSql = (account: string) => `(select json_build_object('kind', a.kind,
    'fund', (select json_build_object('id', f.id, 'name', f.name) from fund f where f.network_id = a.network_id and f.id = a.fund_id),
    'project', (select json_build_object('code', p.code, 'title', p.title) from project p where p.network_id = a.network_id and p.id = a.project_id))
  from account a where a.network_id = t.network_id and a.id = t.${account})`
const columns = `t.id, t.booked_on as "bookedOn", t.kind, t.amount_fen as "amountFen", ${sideSql('from_account_id')} as "from",
  ${sideSql('to_account_id')} as "to", t.note, t.corrects_id as "correctsId", g.donor_name as "donor", g.channel,
  t.created_by as "createdBy", c.booked_on as "correctedOn", f.path`

interface Found {
  items: Row[]
  nextCursor: string | null
  total: Total
}

/** What went in and out of a fund, the latest first. One statement. */
async function transfersOf(ctx: Context, input: InputOf<typeof listTransfers>): Promise<Found> {
  const { networkId } = ctx.actor
  const keys = afterCursor(input.cursor, 'transfers', ['id'])
  const after = keys ? fragment`t.id < ${keys[0]}` : fragment`true`
  const limit = limitFor(input.limit)
  const one = (condition: ReturnType<typeof fragment>) =>
    fragment`(select t.* from transfer t where t.network_id = ${networkId} and ${condition} and ${after} order by t.id desc limit ${limit})`
  const from = fragment`t.from_fund_id = ${input.id}`
  const to = fragment`t.to_fund_id = ${input.id} and t.to_fund_id <> t.from_fund_id`
  const rows = await dynamicRows<Row & { total: number }>(
    ctx.db,
    'fund.transfers',
    fragment`select ${fragment.raw(columns)},
                    (select count(*)::int from (
                       (select from transfer t where t.network_id = ${networkId} and ${from} limit 1001)
                       union all (select from transfer t where t.network_id = ${networkId} and ${to} limit 1001) limit 1001) k) as total
               from (select * from (${one(from)} union all ${one(to)}) t order by t.id desc limit ${limit}) t
               join fund f on f.network_id = t.network_id and f.id = t.to_fund_id
               left join donation g on g.network_id = t.network_id and g.transfer_id = t.id
               left join transfer c on c.network_id = t.network_id and c.corrects_id = t.id
              order by t.id desc`,
  )
  const page = pageOf(rows, input.limit, (last) => encodeCursor('transfers', [last.id]))
  return { ...page, total: cappedTotal(rows[0]?.total ?? 0) }
}

/** Everybody's account of a fund; who gives without a name stays without one. */
export async function pageTransfers(
  ctx: Context,
  input: InputOf<typeof listTransfers>,
): Promise<OutputOf<typeof listTransfers>> {
  const { items, ...page } = await transfersOf(ctx, input)
  if (items.length === 0) await fundPlace(ctx, input.id)
  return { ...page, items: items.map(({ createdBy: _, correctedOn: __, path: ___, ...item }) => item) }
}

/** The same for those who keep it, each with what they may do about it. */
export async function pageBooked(
  ctx: Context,
  input: InputOf<typeof listBooked>,
): Promise<OutputOf<typeof listBooked>> {
  authorise(ctx.actor, 'fund.read', await fundPlace(ctx, input.id))
  const { items, ...page } = await transfersOf(ctx, input)
  return { ...page, items: items.map((row) => bookedOf(ctx, row)) }
}

function bookedOf({ actor }: Context, { createdBy, path, ...item }: Row): BookedItem {
  const missing = (permission: Permission): Refusal =>
    may(actor, permission, { path }) ? null : { code: 'permission-missing', params: { permission } }
  const correct = firstRefusal(
    missing('fund.approve'),
    refuseCorrection(item, item.correctedOn !== null),
    refuseSameHands(createdBy, actor.personId),
  )
  return { ...item, can: { correct, unname: firstRefusal(missing('fund.record'), refuseUnnaming(item.donor)) } }
}
