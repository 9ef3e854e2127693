import { sql } from '../../../server/database.ts'
import type { EventSubscriber } from '../../../server/module.ts'

const forgetRows = sql(
  'problem.forget-person',
  `update problem_follower
      set person_id = null, name_sealed = null, contact_kind = null, contact_sealed = null, contact_hash = null,
          contact_masked = null, device_hash = null, secret_sealed = null
    where network_id = $1 and person_id = $2`,
)

/**
 * Whoever has their account erased is no longer known as reporter or neighbour of anything: no number, no address, no
 * messages (个人信息保护法 §47). Each still counts once; a link that was kept goes on opening the matter.
 */
export const forgetErased: EventSubscriber = {
  name: 'problem.forget-person',
  events: ['person.erased'],
  async react(tx, event) {
    await tx.run(forgetRows, [tx.ctx.actor.networkId, event.subjectId])
  },
}
