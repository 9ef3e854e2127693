import { authorise } from '../../../../base/access.ts'
import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { AppError, ensure, firstRefusal } from '../../../../base/refusal.ts'
import { nextState, refuseTransition } from '../../../../base/state-machine.ts'
import { deadlineAfter } from '../../../../base/working-days.ts'
import { transact } from '../../../../server/transact.ts'
import { releaseDesign } from '../../../design/server/public.ts'
import { applicationMachine, refuseChecker, refuseReturn, refuseVerdicts, resultOf } from '../../application.ts'
import type * as contracts from '../../contract-desk.ts'
import { tiesOf } from '../applicant.ts'
import { lockCallById } from '../store.ts'
import { applicationSubject, callOf, lockApplication, updateApplication } from '../store-application.ts'

type Checked = OutputOf<typeof contracts.checkApplication>

/** Locks an application for who checks it: staff of the call, with no part in it. */
async function lockToCheck(tx: Tx, id: Id) {
  const { actor } = tx.ctx
  const call = await lockCallById(tx, await callOf(tx, id))
  const application = await lockApplication(tx, id)
  authorise(actor, 'call.check', application)
  if (actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  // what is still being written is the applicant's alone
  if (application.state === 'draft') throw new AppError('not-found', { code: 'application.not-found' })
  const { ofTeam } = await tiesOf(tx.ctx, id)
  ensure(refuseChecker(application, { personId: actor.personId, ofTeam }), 'forbidden')
  return { call, application }
}

/**
 * 资格审查 by a person: each question of the call answered with yes, or with no and its reason. The result follows from
 * the answers. Whoever sent it in, or belongs to its team, does not check it.
 *
 * @throws AppError invalid at `verdicts.<key>`; forbidden `application.own`; conflict when it does not wait to be checked
 */
export function checkApplication(ctx: Context, input: InputOf<typeof contracts.checkApplication>): Promise<Checked> {
  return transact(ctx, async (tx) => {
    const { call, application } = await lockToCheck(tx, input.id)
    const action = resultOf(input.verdicts)
    ensure(
      firstRefusal(
        refuseTransition(applicationMachine, application.state, action),
        refuseVerdicts(call.rules, input.verdicts),
      ),
    )
    const state = nextState(applicationMachine, application.state, action)
    updateApplication(tx, application.id, {
      ...{ state, verdicts: input.verdicts },
      ...{ checkedAt: ctx.now, checkedBy: ctx.actor.personId },
    })
    tx.clearDeadline('application.check', application.id)
    const subject = applicationSubject(application)
    if (action === 'refuse') await releaseDesign(tx, application.designId)
    tx.event(action === 'pass' ? 'application.passed' : 'application.refused', subject, {
      call: call.code,
      title: call.title,
    })
    return { id: application.id, state }
  })
}

/** Gives it back once, with what is missing; mended within the call's working days, or it lapses. */
export function returnApplication(ctx: Context, input: InputOf<typeof contracts.returnApplication>): Promise<Checked> {
  return transact(ctx, async (tx) => {
    const { call, application } = await lockToCheck(tx, input.id)
    ensure(refuseReturn(application))
    const due = deadlineAfter(ctx.now, call.rules.days.correct)
    const subject = applicationSubject(application)
    updateApplication(tx, application.id, { state: 'returned', returnedBecause: input.reason, correctBy: due.at })
    tx.clearDeadline('application.check', application.id)
    tx.deadline('application.correct', subject, due.at)
    tx.event('application.returned', subject, { call: call.code })
    return { id: application.id, state: 'returned' }
  })
}
