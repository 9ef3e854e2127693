import { scopeFor } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import { dynamicRows, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import type { listOwnPledges } from '../../contract.ts'
import type { listCampaigns } from '../../contract-desk.ts'
import { type ListingState, refuseWithdrawal } from '../../exchange.ts'
import { campaignSql, pledgeOf, type PledgeRow, pledgeSql } from './columns.ts'

interface OwnRow extends PledgeRow {
  project: { code: string; title: string }
  listing: ListingState
  total: number
}

const byId = (cursor: string | undefined, of: string, column: string) => {
  const keys = afterCursor(cursor, of, ['id'])
  return keys ? fragment`${fragment.ref(column)} < ${keys[0]}` : fragment`true`
}

/** What the organisations of the reader promised, the newest first. */
export async function pageOwnPledges(
  ctx: Context,
  input: InputOf<typeof listOwnPledges>,
): Promise<OutputOf<typeof listOwnPledges>> {
  const { networkId, personId } = ctx.actor
  const mine = fragment`g.network_id = ${networkId} and g.source <> 'own' and g.organisation_id in (
    select m.organisation_id from membership m where m.network_id = ${networkId} and m.person_id = ${personId} and m.ended_at is null)`
  const rows = await dynamicRows<OwnRow>(
    ctx.db,
    'exchange.own-pledges',
    fragment`select ${fragment.raw(pledgeSql)}, json_build_object('code', p.code, 'title', p.title) as "project", l.state as "listing",
                    (select count(*)::int from (select from pledge g where ${mine} limit 1001) k) as total
               from pledge g
               join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
               join project p on p.network_id = g.network_id and p.id = g.project_id
               join listing l on l.network_id = g.network_id and l.project_id = g.project_id
              where ${mine} and ${byId(input.cursor, 'own', 'g.id')}
              order by g.id desc limit ${limitFor(input.limit)}`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor('own', [last.id]))
  return {
    items: items.map(({ total: _, listing, project, ...row }) => ({
      ...pledgeOf(row),
      project,
      can: { withdraw: refuseWithdrawal(row.state, listing) },
    })),
    nextCursor,
    total: cappedTotal(rows[0]?.total ?? 0),
  }
}

/** Filed campaigns within reach, and those of the places above, which reach here; the newest first. */
export async function pageCampaigns(
  ctx: Context,
  input: InputOf<typeof listCampaigns>,
): Promise<OutputOf<typeof listCampaigns>> {
  const { paths } = scopeFor(ctx.actor, 'project.read')
  const where = fragment`c.network_id = ${ctx.actor.networkId} and (c.path like any(${paths.map((path) => `${path}%`)})
    or exists (select from unnest(${paths}::text[]) own (path) where starts_with(own.path, c.path)))`
  const rows = await dynamicRows<{ id: Id; campaign: OutputOf<typeof listCampaigns>['items'][number]; total: number }>(
    ctx.db,
    'exchange.campaigns',
    fragment`select c.id, ${fragment.raw(campaignSql)} as campaign,
                    (select count(*)::int from (select from campaign c where ${where} limit 1001) k) as total
               from campaign c where ${where} and ${byId(input.cursor, 'campaigns', 'c.id')}
              order by c.id desc limit ${limitFor(input.limit)}`,
  )
  const { items, nextCursor } = pageOf(rows, input.limit, (last) => encodeCursor('campaigns', [last.id]))
  return {
    items: items.map(({ campaign }) => campaign),
    nextCursor,
    total: cappedTotal(rows[0]?.total ?? 0),
  }
}
