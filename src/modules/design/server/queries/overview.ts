import type { RawBuilder } from 'kysely'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment } from '../../../../server/dynamic-sql.ts'
import { searchEngine } from '../../../../server/search.ts'
import { areaNamer } from '../../../network/server/public.ts'
import type { listOpenings, OpenProblem } from '../../contract.ts'
import type { DesignState, MemberPart, MemberState } from '../../design.ts'

/* What pages of others show of designs, and what the opener's page offers. */

type OpenRow = Omit<OpenProblem, 'community' | 'street'> & { communityId: Id | null; streetId: Id | null }

const openRows = (ctx: Context, sought: RawBuilder<unknown> | null, near: RawBuilder<unknown>) =>
  dynamicRows<OpenRow>(
    ctx.db,
    'design.open-problems',
    fragment`select p.code, coalesce(p.public_title, '') as "title", p.field, p.support_count as "supportCount",
                    p.community_id as "communityId", p.street_id as "streetId"
               from problem p
              where ${every([
                fragment`p.network_id = ${ctx.actor.networkId} and p.state = 'adopted' and p.review = 'published'`,
                fragment`not exists (select from design_problem a
                                      where a.network_id = p.network_id and a.problem_id = p.id and a.ended_at is null)`,
                sought,
              ])}
              order by ${near}, p.id desc limit 30`,
  )

async function named(ctx: Context, rows: readonly OpenRow[]): Promise<OpenProblem[]> {
  const placeOf = await areaNamer(
    ctx,
    rows.flatMap(({ communityId, streetId }) => [communityId, streetId]),
  )
  return rows.map(({ communityId, streetId, ...row }) => ({
    ...row,
    community: placeOf(communityId),
    street: placeOf(streetId),
  }))
}

/** Adopted problems that no design answers yet, those of the community first, then those of the street, newest first. */
export async function openProblems(
  ctx: Context,
  { communityId = null, streetId = null }: { communityId?: Id | null; streetId?: Id | null } = {},
): Promise<OpenProblem[]> {
  const near = fragment`coalesce(p.community_id = ${communityId}, false) desc, coalesce(p.street_id = ${streetId}, false) desc`
  return named(ctx, await openRows(ctx, null, near))
}

async function soughtBy(q: string): Promise<RawBuilder<unknown>> {
  const code = normaliseCode(q)
  if (code) return fragment`p.code = ${code}`
  const query = (await searchEngine()).query(q)
  if (query?.tsquery) return fragment`p.search @@ to_tsquery('simple', ${query.tsquery})`
  return query?.phrase ? fragment`p.public_title ilike ${query.phrase}` : fragment`false`
}

/** The same by code or by words, the newest first: for a picker. */
export async function findOpenings(
  ctx: Context,
  { q }: InputOf<typeof listOpenings>,
): Promise<OutputOf<typeof listOpenings>> {
  const rows = await openRows(ctx, q ? await soughtBy(q) : null, fragment`p.support_count desc`)
  return { items: await named(ctx, rows) }
}

export interface Answering {
  /** of the problem that was asked about */
  problemCode: string
  code: string
  /** null until reviewed: that one has begun is known, what it says is not yet */
  title: string | null
  state: DesignState
}

const selectAnswering = sql(
  'design.of-problems',
  `select p.code as "problemCode", d.code, case when d.review = 'published' then d.public_title end as "title", d.state
     from problem p
     join design_problem a on a.network_id = p.network_id and a.problem_id = p.id and a.ended_at is null
     join design d on d.network_id = a.network_id and d.id = a.design_id
    where p.network_id = $1 and p.code = any($2)
    order by p.code`,
)

/** The design that answers each of these problems, where there is one; codes as the records have them. */
export function designsOfProblems(ctx: Context, codes: readonly string[]): Promise<Answering[]> {
  return codes.length === 0 ? Promise.resolve([]) : ctx.db.rows(selectAnswering, [ctx.actor.networkId, codes])
}

export interface OwnDesign {
  code: string
  title: string
  state: DesignState
  /** what the reader, or an organisation of theirs, is in it */
  part: MemberPart
  member: MemberState
  memberId: Id
  /** null for the reader in person */
  organisation: string | null
}

const selectOwn = sql(
  'design.own',
  `select code, title, state, part, member, "memberId", organisation from (
   select distinct on (d.id) d.code, d.state, m.part, m.state as "member", m.id as "memberId", o.name as "organisation",
          case when m.state = 'offered' then coalesce(d.public_title, '') else d.title end as "title"
     from design_member m
     join design d on d.network_id = m.network_id and d.id = m.design_id and d.successor_id is null
     left join organisation o on o.network_id = m.network_id and o.id = m.organisation_id
    where m.network_id = $1 and m.state in ('invited', 'offered', 'in')
      and (m.person_id = $2
           or m.organisation_id in (select s.organisation_id from membership s
                                     where s.network_id = $1 and s.person_id = $2 and s.ended_at is null)
              and o.state = 'verified')
    order by d.id, (m.state = 'invited') desc, (m.part <> 'takes-part') desc, m.id
   ) own
    order by (member = 'invited') desc, "memberId" desc limit 50`,
)

/**
 * Designs whose team the signed-in person or an organisation of theirs is in, is asked to join or offers to, each once;
 * first what waits for an answer.
 */
export function myDesigns(ctx: Context): Promise<OwnDesign[]> {
  const { personId, networkId } = ctx.actor
  return personId === null ? Promise.resolve([]) : ctx.db.rows(selectOwn, [networkId, personId])
}

const selectForming = sql(
  'design.forming-count',
  `select count(*)::int as "n" from (
     select from design where network_id = $1 and review = 'published' and state in ('forming', 'ready') limit 1001) capped`,
)

/** How many published designs are being talked over or stand ready, no further than 1,001: the home page's station. */
export async function formingCount(ctx: Context): Promise<number> {
  return (await ctx.db.get<{ n: number }>(selectForming, [ctx.actor.networkId])).n
}
