import type { Id, Tx } from '../../../base/context.ts'
import { nextOfPledge } from '../exchange.ts'
import { lockStandingPledges, setPledgeState } from './store.ts'

/** The agreement of a locked project stands: what was promised to it is owed. */
export async function agreePledges(tx: Tx, projectId: Id): Promise<void> {
  for (const { id, state } of await lockStandingPledges(tx, projectId))
    setPledgeState(tx, id, nextOfPledge(state, 'agree'))
}
