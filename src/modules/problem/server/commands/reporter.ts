import type { Context, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { eraseFilesOf } from '../../../../server/files/files.ts'
import { transact } from '../../../../server/transact.ts'
import type * as contracts from '../../contract.ts'
import { problemMachine, refuseEditText, refuseReporterAction, replyDeadline } from '../../problem.ts'
import { eraseFollowers, type FollowerRole, forgetContact, holderOf } from '../followers.ts'
import {
  eraseNotes,
  insertNote,
  lockProblemById,
  type Problem,
  type ProblemChange,
  subjectOf,
  updateProblem,
  updateSearch,
} from '../store.ts'

type Done = OutputOf<typeof contracts.reopenProblem>

export function doneOf(problem: Problem, change: ProblemChange): Done {
  const merged = { ...problem, ...change }
  return { code: merged.code, state: merged.state, dueOn: merged.dueOn }
}

/** Locks the record behind a secret link; only the named roles may act through it. */
async function lockHeld(
  tx: Tx,
  held: { code: string; secret: string },
  roles: readonly FollowerRole[],
): Promise<Problem> {
  const holder = await holderOf(tx.ctx, held.code, held.secret)
  const problem = await lockProblemById(tx, holder.problemId)
  // from 14 on a guardian is told, and decides nothing
  const decides = holder.role !== 'guardian' || problem.consent !== 'not-needed'
  if (!roles.includes(holder.role) || !decides) throw new AppError('forbidden', { code: 'problem.reporter-only' })
  return problem
}

/** 还没解决: the matter is taken up again and the reply clock starts anew. Whoever joined may say so too. */
export function reopenProblem(ctx: Context, input: InputOf<typeof contracts.reopenProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const problem = await lockHeld(tx, input, ['reporter', 'supporter'])
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
    const noteId = await insertNote(tx, problem.id, input.reason, 'reopening')
    tx.event('problem.reopened', subject, { dueOn: due.on, reopenCount: change.reopenCount }, { noteId })
    return doneOf(problem, change)
  })
}

/** The reporter says it is solved. */
export function confirmProblem(ctx: Context, input: InputOf<typeof contracts.confirmProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const problem = await lockHeld(tx, input, ['reporter'])
    ensure(refuseReporterAction(problem, 'confirm', ctx.now))
    const change: ProblemChange = { state: nextState(problemMachine, problem.state, 'confirm') }
    await updateProblem(tx, problem.id, change)
    tx.clearDeadline('problem.settle', problem.id)
    tx.event('problem.confirmed', subjectOf(problem))
    return doneOf(problem, change)
  })
}

/** What leaves with a withdrawn report: its words, its photographs, everyone's contact. The code and the fact stay. */
const erased = {
  title: null,
  description: null,
  place: '',
  publicTitle: null,
  publicDescription: null,
  dueAt: null,
  dueOn: null,
  overdueAt: null,
} satisfies ProblemChange

async function eraseContent(tx: Tx, problem: Problem, change: ProblemChange): Promise<ProblemChange> {
  const all: ProblemChange = { ...erased, ...change, state: 'withdrawn' }
  await updateProblem(tx, problem.id, all)
  await updateSearch(tx, problem.id, ['', ''])
  await eraseFilesOf(tx, { id: problem.id })
  await eraseNotes(tx, problem.id)
  await eraseFollowers(tx, problem.id)
  for (const kind of ['problem.reply', 'problem.outside', 'problem.settle']) tx.clearDeadline(kind, problem.id)
  return all
}

/**
 * The reporter, or the guardian whose consent it rests on, takes the report back; what it held is erased (PIPL §15, §47).
 */
export function withdrawProblem(ctx: Context, input: InputOf<typeof contracts.withdrawProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const problem = await lockHeld(tx, input, ['reporter', 'guardian'])
    ensure(refuseReporterAction(problem, 'withdraw', ctx.now))
    const change = await eraseContent(tx, problem, {})
    tx.event('problem.withdrawn', subjectOf(problem))
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
    const problem = await lockHeld(tx, input, ['reporter'])
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

/** A guardian agrees that a child's idea is taken up, or refuses: then everything of it is erased (PIPL §31). */
export function answerConsent(ctx: Context, input: InputOf<typeof contracts.answerConsent>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const problem = await lockHeld(tx, input, ['guardian'])
    if (problem.consent !== 'waiting') ensure({ code: 'problem.consent-answered' })
    if (input.agree) {
      // what may not be read cannot be answered: the promise counts from now
      const due = replyDeadline(ctx.now)
      const change: ProblemChange = { consent: 'given', dueAt: due.at, dueOn: due.on }
      await updateProblem(tx, problem.id, change)
      tx.deadline('problem.reply', subjectOf(problem), due.at)
      tx.event('problem.consent-given', subjectOf(problem))
      return doneOf(problem, change)
    }
    const change = await eraseContent(tx, problem, { consent: 'refused' })
    tx.event('problem.consent-refused', subjectOf(problem))
    return doneOf(problem, change)
  })
}
