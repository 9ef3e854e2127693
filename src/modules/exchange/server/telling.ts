import type { Id, Tx } from '../../../base/context.ts'
import type { Fen } from '../../../base/money.ts'
import { sql } from '../../../server/database.ts'
import { notify } from '../../../server/inbox/notify.ts'
import type { EventSubscriber, StoredEvent } from '../../../server/module.ts'
import { tellNeighboursOf } from '../../design/server/public.ts'

interface Told {
  code: string
  title: string
  giver: string
  source: string
  amountFen: Fen
  /** who answers for the organisation that delivers, and for the one that promised */
  deliverers: Id[]
  givers: Id[]
}

const managersOf = (organisation: string) => `array(select b.person_id from membership b
   where b.network_id = g.network_id and b.organisation_id = ${organisation} and b.ended_at is null and b.role = 'manager')`
const selectTold = sql(
  'exchange.told',
  `select p.code, p.title, o.name as "giver", g.source, g.amount_fen as "amountFen",
          ${managersOf('p.organisation_id')} as "deliverers", ${managersOf('g.organisation_id')} as "givers"
     from pledge g
     join project p on p.network_id = g.network_id and p.id = g.project_id
     join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
    where g.network_id = $1 and g.id = $2`,
)

const newsOf: Record<string, { kind: string; to: 'deliverers' | 'givers' }> = {
  'pledge.made': { kind: 'exchange.pledged', to: 'deliverers' },
  'pledge.withdrawn': { kind: 'exchange.withdrawn', to: 'deliverers' },
  'pledge.released': { kind: 'exchange.released', to: 'givers' },
}

/** Who delivers hears of each promise, who promised of what is released; nobody of their own share. */
async function tellOfPledge(tx: Tx, event: StoredEvent): Promise<void> {
  const news = newsOf[event.type]
  if (!news) return
  const told = await tx.get<Told>(selectTold, [tx.ctx.actor.networkId, event.subjectId])
  if (told.source === 'own') return
  const { code, title, giver, amountFen } = told
  await notify(
    tx,
    told[news.to].map((personId) => ({ personId })),
    {
      ...{ kind: news.kind, params: { title, giver, amountFen }, link: `/projects/${code}` },
      dedupeKey: `${news.kind}:${event.subjectId}`,
    },
  )
}

const selectDesign = sql(
  'exchange.design-of-project',
  'select code, title, design_id as "designId" from project where network_id = $1 and id = $2',
)

/** Whoever reported the matter or joined hears that its money is found. */
async function tellNeighbours(tx: Tx, event: StoredEvent): Promise<void> {
  const { code, title, designId } = await tx.get<{ code: string; title: string; designId: Id }>(selectDesign, [
    ...[tx.ctx.actor.networkId, event.subjectId],
  ])
  await tellNeighboursOf(tx, designId, (problem) => ({
    ...{ kind: 'exchange.funded', params: { problem, title }, link: `/projects/${code}` },
    dedupeKey: `exchange.funded:${event.subjectId}`,
  }))
}

export const exchangeSubscribers: EventSubscriber[] = [
  { name: 'exchange.tell-of-pledge', events: Object.keys(newsOf), react: tellOfPledge },
  { name: 'exchange.tell-neighbours', events: ['project.refining'], react: tellNeighbours },
]
