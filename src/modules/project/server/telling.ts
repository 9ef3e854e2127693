import type { Id, Tx } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
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

export const projectSubscribers: EventSubscriber[] = [
  { name: 'project.tell-neighbours', events: Object.keys(newsOf), react: tellNeighbours },
]
