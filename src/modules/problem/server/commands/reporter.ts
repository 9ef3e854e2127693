import type { Context, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { transact } from '../../../../server/transact.ts'
import type * as contracts from '../../contract.ts'
import { problemMachine, refuseEditText, refuseReporterAction, replyDeadline } from '../../problem.ts'
import { type FollowerRole, forgetContact, type Holder, holderOf } from '../followers.ts'
import {
  insertNote,
  lockProblem,
  lockProblemById,
  type Problem,
  type ProblemChange,
  subjectOf,
  updateProblem,
} from '../store.ts'

type Done = OutputOf<typeof contracts.reopenProblem>

export function doneOf(problem: Problem, change: ProblemChange): Done {
  const merged = { ...problem, ...change }
  return { code: merged.code, state: merged.state, dueOn: merged.dueOn }
}

/** Locks the record behind a secret link; only the named roles may act through it. */
export async function lockHeld(
  tx: Tx,
  held: { code: string; secret: string },
  roles: readonly FollowerRole[],
): Promise<{ problem: Problem; holder: Holder }> {
  const holder = await holderOf(tx.ctx, held.code, held.secret)
  const problem = await lockProblemById(tx, holder.problemId)
  // from 14 on a guardian is told, and decides nothing
  const decides = holder.role !== 'guardian' || problem.consent !== 'not-needed'
  if (!roles.includes(holder.role) || !decides) throw new AppError('forbidden', { code: 'problem.reporter-only' })
  return { problem, holder }
}

/**
 * 还没解决: the matter is taken up again and the reply clock starts anew. Whoever joined may say so too, by "me too" or
 * with a report that was merged: then it is the one that goes on that is taken up.
 */
export function reopenProblem(ctx: Context, input: InputOf<typeof contracts.reopenProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const holder = await holderOf(tx.ctx, input.code, input.secret)
    if (holder.role === 'guardian') throw new AppError('forbidden', { code: 'problem.reporter-only' })
    const problem = await lockProblem(tx, input.code)
    ensure(refuseReporterAction(problem, 'reopen', ctx.now))
    const due = replyDeadline(ctx.now)
    const change: ProblemChange = {
      state: nextState(problemMachine, problem.state, 'reopen'),
      dueAt: due.at,
      dueOn: due.on,
      overdueAt: null,
      reopenCount: problem.reopenCount + 1,
    }
    await updateProblem(tx, problem.id, change)
    const subject = subjectOf(problem)
    tx.clearDeadline('problem.settle', problem.id)
    tx.deadline('problem.reply', subject, due.at)
    // the reason is a resident's unreviewed text: staff read it, the thread only says that it happened, and it can be erased
    const noteId = await insertNote(tx, problem.id, input.reason, holder.id)
    tx.event('problem.reopened', subject, { dueOn: due.on, reopenCount: change.reopenCount }, { noteId })
    return doneOf(problem, change)
  })
}

/** The reporter says it is solved. */
export function confirmProblem(ctx: Context, input: InputOf<typeof contracts.confirmProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { problem } = await lockHeld(tx, input, ['reporter'])
    ensure(refuseReporterAction(problem, 'confirm', ctx.now))
    const change: ProblemChange = { state: nextState(problemMachine, problem.state, 'confirm') }
    await updateProblem(tx, problem.id, change)
    tx.clearDeadline('problem.settle', problem.id)
    tx.event('problem.confirmed', subjectOf(problem))
    return doneOf(problem, change)
  })
}

/** No more messages: the contact left here is forgotten (PIPL §15, consent is withdrawn as easily as given). */
export function unfollowProblem(ctx: Context, input: InputOf<typeof contracts.unfollowProblem>) {
  return transact(ctx, async (tx) => {
    const holder = await holderOf(tx.ctx, input.code, input.secret)
    const problem = await lockProblemById(tx, holder.problemId)
    await forgetContact(tx, holder.id)
    tx.event('problem.unfollowed', subjectOf(problem), {}, { columns: ['contact'] })
    return { code: problem.code }
  })
}

/** The reporter mends the text before it is public; it waits for review again. */
export function editProblemText(ctx: Context, input: InputOf<typeof contracts.editProblemText>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { problem } = await lockHeld(tx, input, ['reporter'])
    ensure(refuseEditText(problem))
    const change: ProblemChange = {
      title: input.title,
      description: input.description,
      review: 'pending',
      withheldBecause: null,
    }
    await updateProblem(tx, problem.id, change)
    tx.event('problem.text-edited', subjectOf(problem), {}, { columns: ['title', 'description'] })
    return doneOf(problem, change)
  })
}
