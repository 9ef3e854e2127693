import type { Id, Tx } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import { notify } from '../../../server/inbox/notify.ts'
import type { EventSubscriber, StoredEvent } from '../../../server/module.ts'
import { tellNeighboursOf } from '../../design/server/public.ts'
import { isChosen, type Outcome } from '../decision.ts'

const selectAsked = sql(
  'review.asked',
  `select s.expert_id as "personId", count(*)::int as "count", c.title as "call", r.due_at as "dueAt"
     from review r
     join call c on c.network_id = r.network_id and c.id = r.call_id
     join assignment s on s.network_id = r.network_id and s.review_id = r.id and s.state <> 'released' and s.created_at <= $3
     join person p on p.network_id = s.network_id and p.id = s.expert_id and p.erased_at is null
    where r.network_id = $1 and r.id = $2 group by s.expert_id, c.title, r.due_at order by s.expert_id`,
)

interface Asked {
  personId: Id
  count: number
  call: string
  dueAt: Date
}

/** Each expert is asked once, for all that is on their desk. */
async function tellExperts(tx: Tx, event: StoredEvent): Promise<void> {
  const values = [tx.ctx.actor.networkId, event.subjectId, event.at]
  for (const { personId, count, call, dueAt } of await tx.rows<Asked>(selectAsked, values))
    await notify(
      tx,
      { personId },
      {
        kind: 'review.asked',
        params: { call, count, dueAt: dueAt.toISOString() },
        link: '/workbench/scoring',
        dedupeKey: `review.asked:${event.id}:${personId}`,
      },
    )
}

const selectOne = sql(
  'review.one-asked',
  `select s.expert_id as "personId", 1 as "count", c.title as "call", r.due_at as "dueAt"
     from assignment s
     join person p on p.network_id = s.network_id and p.id = s.expert_id and p.erased_at is null
     join review r on r.network_id = s.network_id and r.id = s.review_id
     join call c on c.network_id = r.network_id and c.id = r.call_id
    where s.network_id = $1 and s.id = $2`,
)

/** Who joins or leaves while others score already hears of it at once. */
async function tellExpert(tx: Tx, event: StoredEvent): Promise<void> {
  // before scoring begins nobody has been told, and all are at once when it does
  if (!event.privatePart.scoring) return
  const asked = await tx.find<Asked>(selectOne, [tx.ctx.actor.networkId, event.subjectId])
  if (!asked) return
  const assigned = event.type === 'review.expert-assigned'
  const params = { call: asked.call, ...(assigned && { count: 1, dueAt: asked.dueAt.toISOString() }) }
  const kind = assigned ? 'review.asked' : 'review.released'
  const dedupeKey = `${kind}:${event.id}`
  await notify(tx, { personId: asked.personId }, { kind, params, link: '/workbench/scoring', dedupeKey })
}

interface Outcomes {
  applicationId: Id
  designId: Id
  code: string
  place: number
  outcome: Outcome
  call: string
  managers: Id[]
}

const selectOutcomes = sql(
  'review.outcomes',
  `select k.application_id as "applicationId", a.design_id as "designId", d.code, k.place, k.outcome, c.title as "call",
          array(select b.person_id from membership b where b.network_id = a.network_id and b.organisation_id = a.organisation_id
                 and b.role = 'manager' and b.ended_at is null) as "managers"
     from ranking k
     join application a on a.network_id = k.network_id and a.id = k.application_id
     join design d on d.network_id = a.network_id and d.id = a.design_id
     join call c on c.network_id = a.network_id and c.id = a.call_id
    where k.network_id = $1 and k.review_id = $2 order by k.place`,
)

/** Applicants hear their place and where the scores stand; neighbours, what became of what they reported. */
async function tellOutcomes(tx: Tx, event: StoredEvent): Promise<void> {
  const rows = await tx.rows<Outcomes>(selectOutcomes, [tx.ctx.actor.networkId, event.subjectId])
  const chosen = rows.filter(({ outcome }) => isChosen(outcome)).length
  for (const { applicationId, designId, code, place, outcome, call, managers } of rows) {
    const proposed = isChosen(outcome)
    const kind = proposed ? 'review.proposed' : 'review.passed-over'
    const to = managers.map((personId) => ({ personId }))
    const params = { code, call, place, ...(!proposed && { chosen }) }
    const link = `/applications/${applicationId}`
    await notify(tx, to, { kind, params, link, dedupeKey: `${kind}:${applicationId}` })
    const news = proposed ? 'review.news-proposed' : 'review.news-passed-over'
    await tellNeighboursOf(tx, designId, (problem) => ({
      kind: news,
      params: { problem, call },
      dedupeKey: `${news}:${applicationId}`,
    }))
  }
}

export const reviewSubscribers: EventSubscriber[] = [
  { name: 'review.tell-experts', events: ['review.begun'], react: tellExperts },
  { name: 'review.tell-expert', events: ['review.expert-assigned', 'review.expert-released'], react: tellExpert },
  { name: 'review.tell-outcomes', events: ['review.decided'], react: tellOutcomes },
]
