import type { Id, Tx } from '../../../base/context.ts'
import { ensure } from '../../../base/refusal.ts'
import { nextState } from '../../../base/state-machine.ts'
import { releaseDesign } from '../../design/server/public.ts'
import { applicationMachine, type ApplicationAction } from '../application.ts'
import { type CallAction, callMachine, refuseReview } from '../call.ts'
import { type Call, callSubject, lockCall, lockCallById, setCallState, standingOf } from './store.ts'
import {
  type Application,
  applicationSubject,
  lockApplication,
  lockApplicationsOf,
  updateApplication,
} from './store-application.ts'

/**
 * Hands a call to its review: every application that may be judged goes along.
 * @throws AppError conflict while something is unchecked, or nothing is eligible
 */
export async function beginReview(tx: Tx, call: Call): Promise<Application[]> {
  ensure(refuseReview(call, await standingOf(tx, call.id)))
  setCallState(tx, call.id, nextState(callMachine, call.state, 'review'))
  const applications = await lockApplicationsOf(tx, call.id, ['eligible'])
  for (const application of applications) {
    const state = nextState(applicationMachine, application.state, 'review')
    updateApplication(tx, application.id, { state })
  }
  return applications
}

/** The review, the decision and the notice move a locked call on. @throws AppError conflict when it is not that far */
export function moveCall(tx: Tx, call: Call, action: Extract<CallAction, 'decide' | 'notice'>): void {
  setCallState(tx, call.id, nextState(callMachine, call.state, action))
}

/** Everything that was under notice has taken effect or fallen: the call ends. */
export function endCall(tx: Tx, call: Call, chosen: number): void {
  setCallState(tx, call.id, nextState(callMachine, call.state, 'finish'))
  tx.event('call.finished', callSubject(call), { chosen })
}

const eventOf = {
  propose: 'application.proposed',
  choose: 'application.chosen',
  'pass-over': 'application.unchosen',
} as const satisfies Partial<Record<ApplicationAction, string>>

/**
 * What was decided about a locked application, and what came of it under notice. Whoever is passed over has their design
 * back.
 * @param part what the thread says of it: place, award
 */
export async function settleApplication(
  tx: Tx,
  application: Application,
  action: keyof typeof eventOf,
  part: Record<string, string | number> = {},
): Promise<void> {
  updateApplication(tx, application.id, { state: nextState(applicationMachine, application.state, action) })
  if (action === 'pass-over') await releaseDesign(tx, application.designId)
  tx.event(eventOf[action], applicationSubject(application), part)
}

/** All applications of a locked call that are being judged. */
export function lockReviewed(tx: Tx, callId: Id): Promise<Application[]> {
  return lockApplicationsOf(tx, callId, ['reviewing'])
}

export { type Application, type Call, lockApplication, lockCall, lockCallById }
export { callNumber, scaledMoney } from './scale.ts'
