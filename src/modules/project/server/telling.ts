import type { Id, Tx } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import { notify } from '../../../server/inbox/notify.ts'
import type { EventSubscriber, StoredEvent } from '../../../server/module.ts'
import { tellNeighboursOf } from '../../design/server/public.ts'

const selectTold = sql(
  'project.told',
  'select code, title, design_id as "designId" from project where network_id = $1 and id = $2',
)

const newsOf: Record<string, string> = {
  'project.pooled': 'project.news-pooled',
  'project.ended': 'project.news-ended',
  'project.expired': 'project.news-ended',
}

/** Whoever reported the matter or joined hears of the project by the code they know. */
async function tellNeighbours(tx: Tx, event: StoredEvent): Promise<void> {
  const { code, title, designId } = await tx.get<{ code: string; title: string; designId: Id }>(selectTold, [
    ...[tx.ctx.actor.networkId, event.subjectId],
  ])
  const kind = newsOf[event.type]
  if (!kind) return
  await tellNeighboursOf(tx, designId, (problem) => ({
    ...{ kind, params: { problem, title }, link: `/projects/${code}` },
    dedupeKey: `${kind}:${event.subjectId}`,
  }))
}

const selectDeliverers = sql(
  'project.deliverers',
  `select p.code, p.title,
          array(select b.person_id from membership b where b.network_id = p.network_id and b.organisation_id = p.organisation_id
                   and b.ended_at is null and b.role = 'manager') as "managers"
     from project p where p.network_id = $1 and p.id = $2`,
)

const planNewsOf: Record<string, string> = {
  'project.refining': 'plan.asked-for',
  'plan.returned': 'plan.returned',
  'project.approved': 'plan.approved',
}

/** Who answers for the organisation that delivers hears when its plan is wanted, comes back, is approved. */
async function tellDeliverer(tx: Tx, event: StoredEvent): Promise<void> {
  const kind = planNewsOf[event.type]
  if (!kind) return
  const { code, title, managers } = await tx.get<{ code: string; title: string; managers: Id[] }>(selectDeliverers, [
    ...[tx.ctx.actor.networkId, event.subjectId],
  ])
  await notify(
    tx,
    managers.map((personId) => ({ personId })),
    { ...{ kind, params: { title }, link: `/projects/${code}/plan` }, dedupeKey: `${kind}:${event.id}` },
  )
}

export const projectSubscribers: EventSubscriber[] = [
  { name: 'project.tell-deliverer', events: Object.keys(planNewsOf), react: tellDeliverer },
  { name: 'project.tell-neighbours', events: Object.keys(newsOf), react: tellNeighbours },
]
