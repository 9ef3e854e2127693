import type { Id, Tx } from '../../../base/context.ts'
import { nextState, refuseTransition } from '../../../base/state-machine.ts'
import { sql } from '../../../server/database.ts'
import type { EventSubscriber } from '../../../server/module.ts'
import { assignmentMachine } from '../review.ts'
import { assignmentSubject, lockAssignment, updateAssignment } from './store.ts'

const selectLeft = sql(
  'review.left-behind',
  `select s.id from assignment s
     join review r on r.network_id = s.network_id and r.id = s.review_id
    where s.network_id = $1 and s.expert_id = $2 and s.state in ('assigned', 'open')
      and not exists (select from role_grant g where g.network_id = s.network_id and g.person_id = s.expert_id and g.role = 'expert'
                       and g.ended_at is null and (starts_with(r.path, g.path) or starts_with(g.path, r.path)))
    order by s.review_id, s.id`,
)

/** What waits on the desk of who is an expert there no more waits for somebody else. What they scored stays scored. */
async function clearDesk(tx: Tx, expertId: Id): Promise<void> {
  for (const { id } of await tx.rows<{ id: Id }>(selectLeft, [tx.ctx.actor.networkId, expertId])) {
    const { review, assignment } = await lockAssignment(tx, id)
    if (refuseTransition(assignmentMachine, assignment.state, 'release')) continue
    updateAssignment(tx, id, { state: nextState(assignmentMachine, assignment.state, 'release') })
    tx.event(
      'review.expert-released',
      assignmentSubject(assignment),
      {},
      { expertId, scoring: review.state === 'scoring' },
    )
  }
}

const forgetExpert = sql(
  'review.forget-expert',
  `update expert set employer_id = null, suspended_because = null, changed_at = $3 where network_id = $1 and person_id = $2`,
)

export const reviewLeavers: EventSubscriber[] = [
  {
    name: 'review.role-ended',
    events: ['grant.ended'],
    async react(tx, event) {
      const { personId } = event.privatePart as { personId?: Id }
      if (personId) await clearDesk(tx, personId)
    },
  },
  {
    // scores and comments stay with the review: whom they were given by is a number that names nobody (个人信息保护法 §47)
    name: 'review.forget-person',
    events: ['person.erased'],
    async react(tx, event) {
      await clearDesk(tx, event.subjectId)
      await tx.run(forgetExpert, [tx.ctx.actor.networkId, event.subjectId, tx.ctx.now])
    },
  },
]
