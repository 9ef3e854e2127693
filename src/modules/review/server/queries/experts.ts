import { scopeFor } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { afterCursor, cappedTotal, encodeCursor, pageOf } from '../../../../base/pagination.ts'
import { notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { dynamicRows, every, fragment, limitFor } from '../../../../server/dynamic-sql.ts'
import type { Candidate, ExpertItem, listCandidates, listExperts } from '../../contract-desk.ts'
import { conflictsSql } from '../conflicts.ts'

interface Row {
  personId: Id
  name: string
  fields: string[] | null
  finance: boolean
  employerId: Id | null
  employerName: string | null
  suspendedBecause: string | null
  open: number
  judged: number
  counted: number
}

function itemOf(row: Row): ExpertItem {
  const employer = row.employerId && row.employerName ? { id: row.employerId, name: row.employerName } : null
  return {
    personId: row.personId,
    name: row.name,
    profile: row.fields && {
      fields: row.fields,
      finance: row.finance,
      employer,
      suspendedBecause: row.suspendedBecause,
    },
    open: row.open,
    judged: row.judged,
  }
}

/** The register: everybody who holds the role of an expert where the reader runs reviews, or above. */
export async function pageExperts(
  ctx: Context,
  input: InputOf<typeof listExperts>,
): Promise<OutputOf<typeof listExperts>> {
  const { paths } = scopeFor(ctx.actor, 'review.manage')
  const after = afterCursor(input.cursor, 'person', ['id'])
  const { networkId } = ctx.actor
  const holds = every([
    fragment`p.network_id = ${networkId} and p.erased_at is null`,
    fragment`exists (select from role_grant g where g.network_id = p.network_id and g.person_id = p.id and g.role = 'expert'
               and g.ended_at is null and exists (select from unnest(${paths}::text[]) n(path) where starts_with(n.path, g.path) or starts_with(g.path, n.path)))`,
    input.field ? fragment`x.fields @> array[${input.field}]::text[]` : null,
  ])
  const from = fragment`person p left join expert x on x.network_id = p.network_id and x.person_id = p.id`
  const rows = await dynamicRows<Row>(
    ctx.db,
    'review.experts',
    fragment`select p.id as "personId", p.name, x.fields, coalesce(x.finance, false) as "finance", x.employer_id as "employerId",
                    o.name as "employerName", x.suspended_because as "suspendedBecause",
                    (select count(*)::int from assignment s where s.network_id = p.network_id and s.expert_id = p.id and s.state in ('assigned', 'open')) as "open",
                    (select count(*)::int from assignment s where s.network_id = p.network_id and s.expert_id = p.id and s.state = 'submitted') as "judged",
                    (select count(*)::int from (select from ${from} where ${holds} limit 1001) k) as "counted"
               from ${from} left join organisation o on o.network_id = x.network_id and o.id = x.employer_id
              where ${every([holds, after ? fragment`p.id > ${after[0]}` : null])}
              order by p.id limit ${limitFor(input.limit)}`,
  )
  const page = pageOf(rows, input.limit, (last) => encodeCursor('person', [last.personId]))
  return { items: page.items.map(itemOf), nextCursor: page.nextCursor, total: cappedTotal(rows[0]?.counted ?? 0) }
}

const selectCandidates = sql(
  'review.candidates',
  `select coalesce((select json_agg(k) from (
            select x.person_id as "personId", p.name, x.fields, x.finance, ${conflictsSql} as "conflicts",
                   (select count(*)::int from assignment s where s.network_id = x.network_id and s.expert_id = x.person_id
                       and s.state in ('assigned', 'open')) as "open",
                   exists (select from assignment s where s.network_id = a.network_id and s.application_id = a.id
                              and s.expert_id = x.person_id and s.state <> 'released') as "assigned"
              from expert x
              join person p on p.network_id = x.network_id and p.id = x.person_id and p.erased_at is null
             where x.network_id = a.network_id and x.suspended_because is null and x.person_id <> $6
               and exists (select from role_grant g where g.network_id = x.network_id and g.person_id = x.person_id and g.role = 'expert'
                            and g.ended_at is null and (starts_with(r.path, g.path) or starts_with(g.path, r.path)))
             order by d.field = any(x.fields) desc, "open", p.name, x.person_id limit 200) k), '[]') as "items"
     from call c
     join review r on r.network_id = c.network_id and r.call_id = c.id
     join application a on a.network_id = c.network_id and a.call_id = c.id and a.id = $4
     join design d on d.network_id = a.network_id and d.id = a.design_id
    where c.network_id = $1 and c.code = $3 and r.path like any($5)`,
)

/** Who may be asked to judge an application: those of its field and with little on their desk first, ties named. */
export async function candidatesFor(
  ctx: Context,
  input: InputOf<typeof listCandidates>,
): Promise<OutputOf<typeof listCandidates>> {
  const { paths } = scopeFor(ctx.actor, 'review.manage')
  const within = paths.map((path) => `${path}%`)
  const values = [
    ctx.actor.networkId,
    ctx.now,
    normaliseCode(input.code) ?? '',
    input.applicationId,
    within,
    ctx.actor.personId,
  ]
  const found = await ctx.db.find<{ items: Candidate[] }>(selectCandidates, values)
  if (!found) throw notFound('review')
  return found
}
