import type { Id } from '../../../base/context.ts'
import { refuseTransition } from '../../../base/state-machine.ts'
import { sql } from '../../../server/database.ts'
import type { EventSubscriber } from '../../../server/module.ts'
import { applicationMachine } from '../application.ts'
import { endApplication } from './ending.ts'
import { lockCallById } from './store.ts'
import { lockApplication } from './store-application.ts'

const selectOfOrganisation = sql(
  'application.of-organisation',
  `select id, call_id as "callId" from application
    where network_id = $1 and organisation_id = $2 and state in ('draft', 'submitted', 'returned', 'eligible') order by call_id, id`,
)

export const callLeavers: EventSubscriber[] = [
  {
    // nobody can answer for what it applied with; what is judged already is the review's to end
    name: 'call.organisation-closed',
    events: ['organisation.closed'],
    async react(tx, event) {
      const which = [tx.ctx.actor.networkId, event.subjectId]
      for (const { id, callId } of await tx.rows<{ id: Id; callId: Id }>(selectOfOrganisation, which)) {
        const call = await lockCallById(tx, callId)
        const application = await lockApplication(tx, id)
        if (refuseTransition(applicationMachine, application.state, 'withdraw')) continue
        await endApplication(tx, call, application, 'withdraw')
      }
    },
  },
]
