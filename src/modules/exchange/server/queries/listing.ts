import { may } from '../../../../base/access.ts'
import type { Context } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import type { Path } from '../../../../base/path.ts'
import type { Refusal } from '../../../../base/refusal.ts'
import { notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { byCode } from '../../../project/server/public.ts'
import type { getListing as getContract, ListingDetail } from '../../contract.ts'
import { refuseAmount, refuseSetting, refuseSupport } from '../../exchange.ts'
import {
  listingJoins,
  type ListingRow,
  listingsOf,
  listingSql,
  pledgeOf,
  type PledgeRow,
  pledgeSql,
} from './columns.ts'

const selectListing = sql(
  'exchange.detail',
  `select ${listingSql}, p.path,
          coalesce((select json_agg(k order by k."madeAt", k.id) from (
                      select ${pledgeSql} from pledge g join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
                       where g.network_id = p.network_id and g.project_id = p.id and g.state in ('made', 'agreed') order by g.made_at, g.id limit 200) k), '[]') as "pledgesMade",
          coalesce((select json_agg(json_build_object('source', s.source, 'amountFen', s.fen) order by s.source) from (
                      select g.source, sum(g.amount_fen)::bigint as fen from pledge g
                       where g.network_id = p.network_id and g.project_id = p.id and g.state in ('made', 'agreed') group by g.source) s), '[]') as "sources"
     from project p
     join listing l on l.network_id = p.network_id and l.project_id = p.id
     ${listingJoins}
    where ${byCode}`,
)

type Row = ListingRow & { path: Path; pledgesMade: PledgeRow[]; sources: ListingDetail['sources'] }

/** What the reader may do, told by the whole of what is missing. */
function canOf({ actor, now }: Context, row: Row): ListingDetail['can'] {
  const staff: Refusal = may(actor, 'exchange.manage', row)
    ? null
    : { code: 'permission-missing', params: { permission: 'exchange.manage' } }
  const noMore = refuseAmount({ listing: row, gapFen: row.gapFen, amountFen: row.gapFen }, now)
  return {
    pledge: actor.personId === null ? { code: 'sign-in-required' } : (refuseSupport(row) ?? noMore),
    enter: staff ?? noMore,
    'set-campaign': staff ?? refuseSetting(row),
  }
}

/** Who promises how much from which source to a project; null before it is at the exchange. One statement. */
export async function findListing(ctx: Context, typed: string): Promise<ListingDetail | null> {
  const code = normaliseCode(typed)
  const row = code ? await ctx.db.find<Row>(selectListing, [ctx.actor.networkId, code]) : null
  if (!row) return null
  const { path: _, pledgesMade, sources, ...rest } = row
  const [listing] = await listingsOf(ctx, [rest])
  if (!listing) return null
  return { ...listing, pledgesMade: pledgesMade.map(pledgeOf), sources, can: canOf(ctx, row) }
}

/** @throws AppError not-found `listing.not-found` */
export async function getListing(ctx: Context, input: InputOf<typeof getContract>): Promise<ListingDetail> {
  const listing = await findListing(ctx, input.code)
  if (!listing) throw notFound('listing')
  return listing
}
