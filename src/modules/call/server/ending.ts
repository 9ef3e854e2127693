import type { Tx } from '../../../base/context.ts'
import { nextState } from '../../../base/state-machine.ts'
import { releaseDesign } from '../../design/server/public.ts'
import { applicationMachine } from '../application.ts'
import { callMachine } from '../call.ts'
import { type Call, callSubject, countSubmitted, setCallState } from './store.ts'
import { type Application, applicationSubject, lockApplicationsOf, updateApplication } from './store-application.ts'

/**
 * Ends an application of a locked call before it is judged: taken back, or lapsed. Its design is free for another call.
 * @param cancelled taken back because the call is: who applied did not do it, and is told
 */
export async function endApplication(
  tx: Tx,
  call: Pick<Call, 'id' | 'code'>,
  application: Application,
  action: 'withdraw' | 'lapse',
  { cancelled = false } = {},
): Promise<void> {
  const state = nextState(applicationMachine, application.state, action)
  updateApplication(tx, application.id, { state })
  tx.clearDeadline('application.check', application.id)
  tx.clearDeadline('application.correct', application.id)
  const subject = applicationSubject(application)
  const said = { call: call.code, ...(cancelled && { cancelled }) }
  // a draft was nobody's business but its team's, and its design never left it
  if (application.state === 'draft') return tx.event('application.discarded', subject, said)
  if (action === 'withdraw') countSubmitted(tx, call.id, -1)
  await releaseDesign(tx, application.designId)
  tx.event(action === 'withdraw' ? 'application.withdrawn' : 'application.lapsed', subject, said)
}

/** The window of a locked call closes: what was not sent in is no application. */
export async function closeCall(tx: Tx, call: Call): Promise<void> {
  const state = nextState(callMachine, call.state, 'close')
  for (const draft of await lockApplicationsOf(tx, call.id, ['draft'])) await endApplication(tx, call, draft, 'lapse')
  setCallState(tx, call.id, state)
  tx.event('call.closed', callSubject(call), { submitted: call.submittedCount })
}
