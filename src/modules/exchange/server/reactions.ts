import type { Id, Tx } from '../../../base/context.ts'
import type { Fen } from '../../../base/money.ts'
import { nextState } from '../../../base/state-machine.ts'
import { sql } from '../../../server/database.ts'
import type { EventSubscriber } from '../../../server/module.ts'
import { gapOf } from '../../project/project.ts'
import { addPledged, lockProjectById } from '../../project/server/public.ts'
import { listingMachine, nextOfPledge } from '../exchange.ts'
import { promise } from './promise.ts'
import {
  findListing,
  insertListing,
  listingSubject,
  lockStandingPledges,
  pledgeSubject,
  setPledgeState,
  updateListing,
} from './store.ts'

const selectOwn = sql(
  'exchange.own-share',
  `select a.own_fen as "ownFen", o.name
     from project p
     join application a on a.network_id = p.network_id and a.id = p.application_id
     join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
    where p.network_id = $1 and p.id = $2`,
)

/** What enters the pool looks for money; what its organisation finds itself is promised with it. */
export async function openListing(tx: Tx, projectId: Id): Promise<void> {
  const project = await lockProjectById(tx, projectId)
  if (!(await insertListing(tx, projectId))) return
  tx.event('listing.opened', listingSubject(project), { gapFen: gapOf(project) })
  const { ownFen, name } = await tx.get<{ ownFen: Fen; name: string }>(selectOwn, [tx.ctx.actor.networkId, projectId])
  if (ownFen === 0) return
  const { organisationId } = project
  const own = { source: 'own' as const, organisationId, giver: name, amountFen: ownFen, basis: '' }
  promise(tx, project, { state: listingMachine.initial }, own)
}

/** Nothing is promised to what has ended: who promised is free, and is told. */
async function closeListing(tx: Tx, projectId: Id): Promise<void> {
  const project = await lockProjectById(tx, projectId)
  const listing = await findListing(tx, projectId)
  if (!listing || listing.state === 'closed') return
  const standing = await lockStandingPledges(tx, projectId)
  for (const pledge of standing) {
    setPledgeState(tx, pledge.id, nextOfPledge(pledge.state, 'release'), project.state)
    const { source, amountFen } = pledge
    tx.event('pledge.released', pledgeSubject(pledge), { source, amountFen })
  }
  addPledged(tx, projectId, -standing.reduce((sum, { amountFen }) => sum + amountFen, 0))
  const counted = standing.filter(({ source }) => source !== 'own').length
  updateListing(tx, projectId, nextState(listingMachine, listing.state, 'close'), -counted)
  tx.event('listing.closed', listingSubject(project))
}

export const exchangeReactions: EventSubscriber[] = [
  {
    name: 'exchange.open-listing',
    events: ['project.pooled'],
    react: (tx, { subjectId }) => openListing(tx, subjectId),
  },
  {
    name: 'exchange.close-listing',
    events: ['project.ended', 'project.expired'],
    react: (tx, { subjectId }) => closeListing(tx, subjectId),
  },
]
