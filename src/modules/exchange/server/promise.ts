import type { Id, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import type { Fen } from '../../../base/money.ts'
import { nextState } from '../../../base/state-machine.ts'
import type { MoneySource } from '../../project/money.ts'
import { gapOf } from '../../project/project.ts'
import { addPledged, beginRefining, type Project } from '../../project/server/public.ts'
import { listingMachine } from '../exchange.ts'
import { insertPledge, type Listing, pledgeSubject, updateListing } from './store.ts'

interface Promised {
  source: MoneySource
  organisationId: Id
  /** its name, as the thread tells it */
  giver: string
  amountFen: Fen
  /** for public money: the document that grants it */
  basis: string
}

/** Writes a promise that the rules let through, and sends the project on when nothing is missing any more. */
export function promise(
  tx: Tx,
  project: Project,
  listing: Pick<Listing, 'state'>,
  { source, organisationId, giver, amountFen, basis }: Promised,
): { id: Id; code: string; amountFen: Fen; gapFen: Fen } {
  const pledge = {
    ...{ id: newId(tx.ctx.now), projectId: project.id, threadId: project.threadId, path: project.path },
    ...{ source, organisationId, amountFen, basis, madeBy: tx.ctx.actor.personId },
  }
  const gapFen = gapOf(project) - amountFen
  const state = gapFen === 0 ? nextState(listingMachine, listing.state, 'fill') : listing.state
  insertPledge(tx, pledge)
  addPledged(tx, project.id, amountFen)
  // what an organisation finds itself is not counted among those who support it
  updateListing(tx, project.id, state, source === 'own' ? 0 : 1)
  tx.event('pledge.made', pledgeSubject(pledge), { giver, source, amountFen, gapFen })
  if (gapFen === 0) beginRefining(tx, project)
  return { id: pledge.id, code: project.code, amountFen, gapFen }
}
