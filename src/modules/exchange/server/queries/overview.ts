import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import { notFound } from '../../../../base/refusal.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment } from '../../../../server/dynamic-sql.ts'
import { areaChoices, inArea } from '../../../network/server/public.ts'
import type { OrganisationKind } from '../../../people/organisation.ts'
import { ownOrganisations } from '../../../people/server/public.ts'
import type { MoneySource } from '../../../project/money.ts'
import type { OwnPledge, PledgeItem } from '../../contract.ts'
import { type ListingState, refuseWithdrawal, sourceOf } from '../../exchange.ts'
import { pledgeOf, type PledgeRow, pledgeSql } from './columns.ts'
import { looking } from './listings.ts'

/* What the pages of the exchange, and its parts on pages of others, need besides the records. */

const listings = fragment`project p join listing l on l.network_id = p.network_id and l.project_id = p.id`

/** How many projects look for money now, no further than 1,001. */
export async function lookingCount(ctx: Context): Promise<number> {
  const [row] = await dynamicRows<{ n: number }>(
    ctx.db,
    'exchange.looking-count',
    fragment`select count(*)::int as "n" from (select from ${listings} where ${looking(ctx)} limit 1001) capped`,
  )
  return row?.n ?? 0
}

const facetColumns = { field: 'field', street: 'street_id', community: 'community_id' } as const
type FacetName = keyof typeof facetColumns
export type Facets = Record<FacetName, { value: string; count: number }[]> & {
  /** counted to the end, not only among the first 1,000 */
  exact: boolean
}

/** How many of what looks for money each choice would show, the others of one's choices kept. */
export async function exchangeFacets(
  ctx: Context,
  input: { field?: string | undefined; area?: Id | undefined },
): Promise<Facets> {
  const field = input.field ? fragment`k.field = ${input.field}` : null
  const area = await inArea(ctx, input.area, 'k')
  const one = (name: FacetName, kept: typeof field) => {
    const column = fragment.ref(`k.${facetColumns[name]}`)
    return fragment`select ${fragment.lit(name)} as name, ${column}::text as value, count(*)::int as count from k
      where ${every([kept])} and ${column} is not null group by 2`
  }
  const parts = [one('field', area), one('street', field), one('community', field)]
  const all = fragment`select 'all' as name, '' as value, count(*)::int as count from k`
  const rows = await dynamicRows<{ name: FacetName | 'all'; value: string; count: number }>(
    ctx.db,
    'exchange.facets',
    fragment`with k as materialized (
        select p.field, p.street_id, p.community_id from ${listings} where ${looking(ctx)} order by p.gap_fen limit 1001)
      ${fragment.join([all, ...parts], fragment` union all `)}`,
  )
  const facets: Facets = { field: [], street: [], community: [], exact: true }
  for (const { name, value, count } of rows) {
    if (name === 'all') facets.exact = count <= 1000
    else facets[name].push({ value, count })
  }
  return facets
}

/** An organisation the reader may promise for, and which kind of money that is. */
export interface Giver {
  id: Id
  name: string
  source: MoneySource
}

export interface Givers {
  givers: Giver[]
  /** the reader belongs to verified organisations, none of which gives */
  others: boolean
}

/** For whom the reader may promise money: their verified organisations that have some to give. */
export async function givingOrganisations(ctx: Context): Promise<Givers> {
  const own = await ownOrganisations(ctx)
  const givers = own.flatMap(({ id, name, kind }) => {
    const source = sourceOf(kind as OrganisationKind)
    return source === null ? [] : [{ id, name, source }]
  })
  return { givers, others: own.length > 0 && givers.length === 0 }
}

interface OwnRow extends PledgeRow {
  project: OwnPledge['project']
  listing: ListingState
}

const mine = `exists (select from membership m where m.network_id = g.network_id and m.organisation_id = g.organisation_id
                    and m.person_id = $2 and m.ended_at is null)`
const ownJoins = `from pledge g
     join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
     join project p on p.network_id = g.network_id and p.id = g.project_id
     join listing l on l.network_id = g.network_id and l.project_id = g.project_id`
const ownColumns = `${pledgeSql}, json_build_object('code', p.code, 'title', p.title) as "project", l.state as "listing"`

function ownOf({ listing, project, ...row }: OwnRow): OwnPledge {
  return { ...pledgeOf(row), project, can: { withdraw: refuseWithdrawal(row.state, listing) } }
}

const selectOwn = sql(
  'exchange.own-pledge',
  `select ${ownColumns} ${ownJoins} where g.network_id = $1 and g.id = $3 and g.source <> 'own' and ${mine}`,
)

/** A promise of one of the reader's organisations. @throws AppError not-found `pledge.not-found` */
export async function ownPledge(ctx: Context, id: Id): Promise<OwnPledge> {
  const { networkId, personId } = ctx.actor
  const row = await ctx.db.find<OwnRow>(selectOwn, [networkId, personId, id])
  if (!row) throw notFound('pledge')
  return ownOf(row)
}

const selectOwnOn = sql(
  'exchange.own-pledges-on',
  `select ${ownColumns} ${ownJoins}
    where p.network_id = $1 and p.code = $3 and g.source <> 'own' and g.state in ('made', 'agreed') and ${mine}
    order by g.id desc limit 50`,
)

/** What the reader's organisations promised to this project and did not take back. */
export async function ownPledgesOn(ctx: Context, code: string): Promise<OwnPledge[]> {
  const { networkId, personId } = ctx.actor
  if (personId === null) return []
  return (await ctx.db.rows<OwnRow>(selectOwnOn, [networkId, personId, code])).map(ownOf)
}

export type GivenPledge = Pick<PledgeItem, 'id' | 'source' | 'amountFen' | 'state' | 'madeOn'> & OwnPledge['project']

const selectGiven = sql(
  'exchange.pledges-of-organisation',
  `select g.id, g.source, g.amount_fen as "amountFen", g.state, g.made_at as "madeAt", p.code, p.title
     from pledge g
     join project p on p.network_id = g.network_id and p.id = g.project_id
    where g.network_id = $1 and g.organisation_id = $2 and g.source <> 'own' and g.state in ('made', 'agreed')
    order by g.id desc limit 50`,
)

/** What an organisation promised to projects and stands by, the newest first. */
export async function pledgesOfOrganisation(ctx: Context, organisationId: Id): Promise<GivenPledge[]> {
  const rows = await ctx.db.rows<Omit<GivenPledge, 'madeOn'> & { madeAt: Date }>(selectGiven, [
    ...[ctx.actor.networkId, organisationId],
  ])
  return rows.map(({ madeAt, ...row }) => ({ ...row, madeOn: civilDate(madeAt) }))
}

export { areaChoices }
