import type { Id, Tx } from '../../../base/context.ts'
import type { MessageParams } from '../../../base/message.ts'
import { sql } from '../../../server/database.ts'
import { notify } from '../../../server/inbox/notify.ts'
import type { EventSubscriber, StoredEvent } from '../../../server/module.ts'
import { tellNeighboursOf } from '../../design/server/public.ts'

interface Told {
  code: string
  designId: Id
  call: string
  callCode: string
  returnedBecause: string | null
  correctBy: Date | null
  cancelledBecause: string | null
  concerned: Id[]
}

const selectTold = sql(
  'application.told',
  `select d.code, a.design_id as "designId", c.title as "call", c.code as "callCode",
          a.returned_because as "returnedBecause", a.correct_by as "correctBy", c.cancelled_because as "cancelledBecause",
          array(select b.person_id from membership b
                 where b.network_id = a.network_id and b.organisation_id = a.organisation_id and b.ended_at is null
                   and (b.role = 'manager' or b.person_id = a.submitted_by)) as "concerned"
     from application a
     join design d on d.network_id = a.network_id and d.id = a.design_id
     join call c on c.network_id = a.network_id and c.id = a.call_id
    where a.network_id = $1 and a.id = $2`,
)

/** By event: the message, and what it needs besides the call and the code; null where there is nothing to say. */
const newsOf: Record<string, (told: Told, event: StoredEvent) => { kind: string; more: MessageParams } | null> = {
  'application.returned': ({ returnedBecause, correctBy }) => ({
    kind: 'application.returned',
    more: { reason: returnedBecause ?? '', correctBy: correctBy?.toISOString() ?? '' },
  }),
  'application.passed': () => ({ kind: 'application.passed', more: {} }),
  'application.refused': () => ({ kind: 'application.refused', more: {} }),
  'application.lapsed': () => ({ kind: 'application.lapsed', more: {} }),
  'application.withdrawn': callCancelled,
  'application.discarded': callCancelled,
}

/** What they took back themselves they know of. */
function callCancelled({ cancelledBecause }: Told, { publicPart }: StoredEvent) {
  if (!publicPart.cancelled) return null
  return { kind: 'application.call-cancelled', more: { reason: cancelledBecause ?? '' } }
}

async function tellApplicant(tx: Tx, event: StoredEvent): Promise<void> {
  const told = await tx.get<Told>(selectTold, [tx.ctx.actor.networkId, event.subjectId])
  const news = newsOf[event.type]?.(told, event)
  if (!news) return
  await notify(
    tx,
    told.concerned.map((personId) => ({ personId })),
    {
      kind: news.kind,
      params: { code: told.code, call: told.call, ...news.more },
      link: `/applications/${event.subjectId}`,
      dedupeKey: `${news.kind}:${event.id}`,
    },
  )
}

async function tellNeighbours(tx: Tx, event: StoredEvent): Promise<void> {
  const { designId, call, callCode } = await tx.get<Told>(selectTold, [tx.ctx.actor.networkId, event.subjectId])
  await tellNeighboursOf(tx, designId, (problem) => ({
    kind: 'application.sent-in',
    params: { problem, call },
    dedupeKey: `application.sent-in:${callCode}:${event.subjectId}`,
  }))
}

export const callSubscribers: EventSubscriber[] = [
  { name: 'call.tell-applicant', events: Object.keys(newsOf), react: tellApplicant },
  { name: 'call.tell-neighbours', events: ['application.submitted'], react: tellNeighbours },
]
