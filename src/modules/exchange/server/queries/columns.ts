import { civilDate, type CivilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import { areaNamer } from '../../../network/server/public.ts'
import type { CampaignItem, ListingItem, PledgeItem } from '../../contract.ts'

/** A campaign of `c` with its charity, as JSON; null where `c` is not there. */
export const campaignSql = `case when c.id is null then null else json_build_object(
  'id', c.id, 'title', c.title, 'charity', (select json_build_object('id', h.id, 'name', h.name) from organisation h
     where h.network_id = c.network_id and h.id = c.charity_id),
  'filingNumber', c.filing_number, 'licenceNumber', c.licence_number, 'channelName', c.channel_name, 'channelUrl', c.channel_url,
  'startsOn', c.starts_on, 'endsOn', c.ends_on) end`

/** A listing `l` with its project `p`, its organisation `o` and its campaign `c`. */
export const listingSql = `p.id, p.code, p.title, left(p.summary, 120) as "excerpt", p.field, p.area_id as "areaId",
  p.community_id as "communityId", p.street_id as "streetId", json_build_object('id', o.id, 'name', o.name) as "organisation",
  p.budget_fen as "budgetFen", p.pledged_fen as "pledgedFen", p.received_fen as "receivedFen",
  p.allocated_fen as "allocatedFen", p.spent_fen as "spentFen", p.gap_fen as "gapFen",
  l.state, l.call_pays as "callPays", l.closes_on as "closesOn", l.pledges, ${campaignSql} as "campaign"`

export const listingJoins = `join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
  left join campaign c on c.network_id = l.network_id and c.id = l.campaign_id`

export interface ListingRow extends Omit<ListingItem, 'community' | 'street'> {
  id: Id
  communityId: Id | null
  streetId: Id | null
}

export async function listingsOf(ctx: Context, rows: readonly ListingRow[]): Promise<ListingItem[]> {
  const placeOf = await areaNamer(
    ctx,
    rows.flatMap(({ communityId, streetId }) => [communityId, streetId]),
  )
  return rows.map(({ id: _, communityId, streetId, campaign, ...row }) => ({
    ...row,
    community: placeOf(communityId),
    street: placeOf(streetId),
    campaign: running(campaign, civilDate(ctx.now)),
  }))
}

/** A campaign that is over stands behind nothing: the project is for enterprises alone again. */
function running(campaign: CampaignItem | null, today: CivilDate): CampaignItem | null {
  return campaign && campaign.startsOn <= today && today <= campaign.endsOn ? campaign : null
}

/** A promise `g` with who gives it, `o`. */
export const pledgeSql = `g.id, g.source, json_build_object('id', o.id, 'name', o.name) as "organisation",
  g.amount_fen as "amountFen", g.state, g.basis, g.made_at as "madeAt", g.ended_because as "endedBecause"`

export type PledgeRow = Omit<PledgeItem, 'madeOn'> & { madeAt: Date | string }

export function pledgeOf({ madeAt, ...row }: PledgeRow): PledgeItem {
  return { ...row, madeOn: civilDate(new Date(madeAt)) }
}
