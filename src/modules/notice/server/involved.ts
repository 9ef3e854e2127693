import type { Id, Queries, Tx } from '../../../base/context.ts'
import { permissionRoles } from '../../../base/roles.ts'
import { normaliseCode } from '../../../server/codes.ts'
import { sql } from '../../../server/database.ts'

/**
 * Did this person take part in what an objection `o` is to: object, apply, check, judge, run the review, decide, or belong
 * to the team? `person` is SQL for their id.
 */
const involves = (person: string) => `(o.person_id is not distinct from ${person} or exists (
  select from objection_item b
    join notice_item i on i.network_id = b.network_id and i.id = b.item_id and i.subject_type = 'application'
    join application a on a.network_id = i.network_id and a.id = i.subject_id
    left join review r on r.network_id = a.network_id and r.call_id = a.call_id
   where b.network_id = o.network_id and b.objection_id = o.id
     and (${person} in (a.submitted_by, a.created_by, a.checked_by, r.started_by, r.ranked_by, r.decided_by)
       or exists (select from assignment s where s.network_id = a.network_id and s.application_id = a.id
                   and ${person} in (s.expert_id, s.assigned_by))
       or exists (select from design_member d where d.network_id = a.network_id and d.design_id = a.design_id
                   and d.state = 'in' and d.person_id = ${person})
       or exists (select from membership m where m.network_id = a.network_id and m.person_id = ${person} and m.ended_at is null
                   and (m.organisation_id = a.organisation_id or m.organisation_id in (
                         select d.organisation_id from design_member d
                          where d.network_id = a.network_id and d.design_id = a.design_id and d.state = 'in'))))))`

/** The same of the person in `$3`. */
export const involvedSql = involves('$3::uuid')

const selectInvolved = sql(
  'notice.involved',
  `select ${involvedSql} as "involved" from objection o where o.network_id = $1 and o.id = $2`,
)

export async function isInvolved(db: Queries, networkId: Id, objectionId: Id, personId: Id): Promise<boolean> {
  return (await db.get<{ involved: boolean }>(selectInvolved, [networkId, objectionId, personId])).involved
}

const selectAnswerers = sql(
  'notice.answerers',
  `select distinct p.name
     from objection o
     join role_grant g on g.network_id = o.network_id and g.ended_at is null and g.role = any($3) and starts_with(o.path, g.path)
     join person p on p.network_id = g.network_id and p.id = g.person_id and p.erased_at is null
    where o.network_id = $1 and o.id = $2 and not ${involves('p.id')} order by p.name limit 5`,
)

/** Names of colleagues who may answer it and took no part: with whom who took part may leave it. */
export async function answerersOf(db: Queries, networkId: Id, objectionId: Id): Promise<string[]> {
  const roles = permissionRoles['notice.answer']
  const rows = await db.rows<{ name: string }>(selectAnswerers, [networkId, objectionId, roles])
  return rows.map(({ name }) => name)
}

const selectByCode = sql('notice.call-of', 'select call_id as "callId" from notice where network_id = $1 and code = $2')
const selectById = sql('notice.call-of-id', 'select call_id as "callId" from notice where network_id = $1 and id = $2')
const selectByObjection = sql(
  'notice.call-of-objection',
  `select n.call_id as "callId" from objection o join notice n on n.network_id = o.network_id and n.id = o.notice_id
    where o.network_id = $1 and o.id = $2`,
)

/** The call is always locked before the notice that may end it. */
export async function callOfNotice(tx: Tx, code: string): Promise<Id | null> {
  const row = await tx.find<{ callId: Id | null }>(selectByCode, [tx.ctx.actor.networkId, normaliseCode(code) ?? ''])
  return row?.callId ?? null
}

export async function callOfNoticeId(tx: Tx, id: Id): Promise<Id | null> {
  return (await tx.find<{ callId: Id | null }>(selectById, [tx.ctx.actor.networkId, id]))?.callId ?? null
}

export async function callOfObjection(tx: Tx, id: Id): Promise<Id | null> {
  return (await tx.find<{ callId: Id | null }>(selectByObjection, [tx.ctx.actor.networkId, id]))?.callId ?? null
}
