import type { Id, Tx } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import { notify } from '../../../server/inbox/notify.ts'
import type { EventSubscriber, StoredEvent } from '../../../server/module.ts'
import { tellNeighboursOf } from '../../design/server/public.ts'

interface Told {
  code: string
  title: string
  project: string
  designId: Id
  /** who answers for the organisations that are parties, without those who have confirmed already */
  managers: Id[]
}

const selectTold = sql(
  'agreement.told',
  `select g.code, p.title, p.code as "project", p.design_id as "designId",
          array(select distinct b.person_id from agreement_party y
                  join membership b on b.network_id = y.network_id and b.organisation_id = y.organisation_id
                 where y.network_id = g.network_id and y.agreement_id = g.id and b.ended_at is null and b.role = 'manager'
                   and (y.confirmed_by is null or g.state = 'concluded')) as "managers"
     from agreement g join project p on p.network_id = g.network_id and p.id = g.project_id
    where g.network_id = $1 and g.id = $2`,
)

const newsOf: Record<string, string> = {
  'agreement.drawn': 'agreement.to-seal',
  'agreement.scanned': 'agreement.to-confirm',
  'agreement.returned': 'agreement.returned',
  'agreement.concluded': 'agreement.concluded',
}

/** Each party hears when it is its turn, and when the agreement stands. */
async function tellParties(tx: Tx, event: StoredEvent): Promise<void> {
  const kind = newsOf[event.type]
  if (!kind) return
  const { code, title, managers } = await tx.get<Told>(selectTold, [tx.ctx.actor.networkId, event.subjectId])
  await notify(
    tx,
    managers.map((personId) => ({ personId })),
    // scanned again after it was returned: they are asked again
    { ...{ kind, params: { title, code }, link: `/agreements/${code}` }, dedupeKey: `${kind}:${event.id}` },
  )
}

/** Whoever reported the matter or joined hears that the work begins. */
async function tellNeighbours(tx: Tx, event: StoredEvent): Promise<void> {
  const told = await tx.get<Told>(selectTold, [tx.ctx.actor.networkId, event.subjectId])
  await tellNeighboursOf(tx, told.designId, (problem) => ({
    ...{ kind: 'agreement.begins', params: { problem, title: told.title }, link: `/projects/${told.project}` },
    dedupeKey: `agreement.begins:${event.subjectId}`,
  }))
}

export const agreementSubscribers: EventSubscriber[] = [
  { name: 'agreement.tell-parties', events: Object.keys(newsOf), react: tellParties },
  { name: 'agreement.tell-neighbours', events: ['agreement.concluded'], react: tellNeighbours },
]
