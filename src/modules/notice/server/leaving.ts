import { sql } from '../../../server/database.ts'
import type { EventSubscriber } from '../../../server/module.ts'

const forgetRows = sql(
  'notice.forget-person',
  `update objection
      set person_id = null,
          name_sealed = case when state = 'open' then name_sealed end,
          contact_kind = case when state = 'open' then contact_kind end,
          contact_sealed = case when state = 'open' then contact_sealed end,
          contact_masked = case when state = 'open' then contact_masked end
    where network_id = $1 and person_id = $2`,
)

/**
 * Who has their account erased is no longer known as objector. An objection that is still open keeps the name and contact
 * given with it: it holds what it is to, and the answer is owed (个人信息保护法 §47, unless there is another ground).
 */
export const forgetErased: EventSubscriber = {
  name: 'notice.forget-person',
  events: ['person.erased'],
  async react(tx, event) {
    await tx.run(forgetRows, [tx.ctx.actor.networkId, event.subjectId])
  },
}
