import type { Id, Tx } from '../../../base/context.ts'
import { nextState } from '../../../base/state-machine.ts'
import type { EventSubscriber } from '../../../server/module.ts'
import { lockProjectById } from '../../project/server/public.ts'
import { agreementMachine } from '../agreement.ts'
import { drawAgreement } from './drawing.ts'
import { agreementSubject, setAgreementState, standingAgreement } from './store.ts'

/** What has ended is not signed any more; what was signed ends with it. */
async function endAgreement(tx: Tx, projectId: Id): Promise<void> {
  await lockProjectById(tx, projectId)
  const agreement = await standingAgreement(tx, projectId)
  if (!agreement) return
  const action = agreement.state === 'concluded' ? 'end' : 'void'
  setAgreementState(tx, agreement.id, nextState(agreementMachine, agreement.state, action))
  tx.event(action === 'end' ? 'agreement.ended' : 'agreement.void', agreementSubject(agreement), {
    code: agreement.code,
  })
}

export const agreementReactions: EventSubscriber[] = [
  {
    name: 'agreement.draw',
    events: ['project.approved'],
    react: (tx, { subjectId }) => drawAgreement(tx, subjectId),
  },
  { name: 'agreement.end', events: ['project.ended'], react: (tx, { subjectId }) => endAgreement(tx, subjectId) },
]
