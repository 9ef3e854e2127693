import type { Context, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { endOfDay } from '../../../../base/clock.ts'
import { ensure } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { transact } from '../../../../server/transact.ts'
import { getArea, getPlatformPath } from '../../../network/server/public.ts'
import { liveGrants } from '../../../people/server/public.ts'
import type * as contracts from '../../contract-desk.ts'
import {
  outsideDeadline,
  type ProblemAction,
  problemMachine,
  refuseClassify,
  refuseField,
  refuseMerge,
  refuseOutsideDate,
  refuseOwner,
  refuseReadChild,
  refuseStaffAction,
  settleDeadline,
} from '../../problem.ts'
import { authoriseProblem, authoriseStep } from '../access.ts'
import { contactOfReporter } from '../followers.ts'
import {
  insertNote,
  joinThreads,
  lockMerges,
  lockOwnProblem,
  lockProblem,
  moveDeadlines,
  placeName,
  type Problem,
  type ProblemChange,
  subjectOf,
  updateProblem,
} from '../store.ts'
import { doneOf } from './reporter.ts'

type Done = OutputOf<typeof contracts.answerProblem>

const owedNothing = { dueAt: null, dueOn: null } satisfies ProblemChange

/** Locks a record for staff: out of reach 404, without the permission 403, not possible from its state 409. */
async function lockFor(tx: Tx, code: string, action: ProblemAction): Promise<Problem> {
  const problem = await lockOwnProblem(tx, code)
  authoriseStep(tx.ctx.actor, action, problem)
  ensure(refuseStaffAction(tx.ctx.actor, problem, action))
  return problem
}

/** Corrects field or place; the record moves with its place to those who answer for it. */
export function classifyProblem(ctx: Context, input: InputOf<typeof contracts.classifyProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const problem = await lockOwnProblem(tx, input.code)
    authoriseProblem(ctx.actor, 'problem.triage', problem)
    ensure(refuseClassify(problem))
    ensure(refuseField(input.field, ctx.now))
    const area = await getArea(tx, input.areaId)
    const change: ProblemChange = {
      field: input.field,
      areaId: area.id,
      streetId: area.streetId,
      communityId: area.communityId,
      path: area.path,
    }
    await updateProblem(tx, problem.id, change)
    if (area.path !== problem.path) await moveDeadlines(tx, problem.id, area.path)
    tx.event('problem.classified', subjectOf({ ...problem, path: area.path }), {
      from: { field: problem.field, areaId: problem.areaId },
      to: { field: input.field, areaId: area.id },
    })
    return doneOf(problem, change)
  })
}

/**
 * Gives it to the body that handles it, and to a person there when one is named.
 *
 * @throws AppError invalid `problem.owner` at `ownerPersonId`: who is named must be able to answer it
 */
export function assignProblem(ctx: Context, input: InputOf<typeof contracts.assignProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const problem = await lockFor(tx, input.code, 'assign')
    const handlerPath = input.platformId ? await getPlatformPath(tx, input.platformId) : null
    if (input.ownerPersonId)
      ensure(refuseOwner(await liveGrants(tx, input.ownerPersonId), { path: problem.path, handlerPath }))
    const change: ProblemChange = {
      state: nextState(problemMachine, problem.state, 'assign'),
      handler: input.handler,
      handlerPath,
      ownerPersonId: input.ownerPersonId ?? null,
    }
    await updateProblem(tx, problem.id, change)
    if (problem.state === 'passed') tx.clearDeadline('problem.outside', problem.id)
    if (problem.dueAt) tx.deadline('problem.reply', subjectOf(problem), problem.dueAt)
    tx.event('problem.assigned', subjectOf(problem), { handler: input.handler, dueOn: problem.dueOn })
    return doneOf(problem, change)
  })
}

/** Passes it to 12345, the grid or the petition office with their receipt number; we go on following it (B9). */
export function passProblem(ctx: Context, input: InputOf<typeof contracts.passProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const problem = await lockFor(tx, input.code, 'pass')
    ensure(refuseOutsideDate(input.expectedOn ?? null, ctx.now))
    const due = input.expectedOn
      ? { at: endOfDay(input.expectedOn), on: input.expectedOn }
      : outsideDeadline(ctx.now, input.body)
    const change: ProblemChange = {
      state: nextState(problemMachine, problem.state, 'pass'),
      outsideBody: input.body,
      outsideReceipt: input.receipt,
      outsideExpectedOn: input.expectedOn ?? null,
      dueAt: due.at,
      dueOn: due.on,
      overdueAt: null,
    }
    await updateProblem(tx, problem.id, change)
    tx.clearDeadline('problem.reply', problem.id)
    tx.deadline('problem.outside', subjectOf(problem), due.at)
    tx.event('problem.passed', subjectOf(problem), { body: input.body, receipt: input.receipt, expectedOn: due.on })
    return doneOf(problem, change)
  })
}

/** Answers the reporter; the answer is public and closes the reply clock, late or in time. */
export function answerProblem(ctx: Context, input: InputOf<typeof contracts.answerProblem>): Promise<Done> {
  return transact(ctx, (tx) => reply(tx, input, 'answer'))
}

/** Takes it up as an idea to be designed, and says what happens next. */
export function adoptProblem(ctx: Context, input: InputOf<typeof contracts.adoptProblem>): Promise<Done> {
  return transact(ctx, (tx) => reply(tx, input, 'adopt'))
}

async function reply(tx: Tx, input: { code: string; text: string }, action: 'answer' | 'adopt'): Promise<Done> {
  const { now } = tx.ctx
  const problem = await lockFor(tx, input.code, action)
  const by = problem.handler ?? (await placeName(tx, problem.areaId))
  const change: ProblemChange = {
    ...owedNothing,
    state: nextState(problemMachine, problem.state, action),
    answer: input.text,
    answeredAt: now,
    answeredBy: by,
  }
  await updateProblem(tx, problem.id, change)
  const subject = subjectOf(problem)
  tx.clearDeadline('problem.reply', problem.id)
  tx.clearDeadline('problem.outside', problem.id)
  if (action === 'answer') tx.deadline('problem.settle', subject, settleDeadline(now).at)
  else tx.clearDeadline('problem.settle', problem.id)
  const late = problem.dueAt !== null && now >= problem.dueAt
  tx.event(action === 'answer' ? 'problem.answered' : 'problem.adopted', subject, { text: input.text, by, late })
  return doneOf(problem, change)
}

/** Joins a report to another of the same matter. Its code goes on as an alias, its followers hear of the other. */
export function mergeProblem(ctx: Context, input: InputOf<typeof contracts.mergeProblem>): Promise<Done> {
  return transact(ctx, async (tx) => {
    await lockMerges(tx)
    const problem = await lockOwnProblem(tx, input.code)
    const target = await lockProblem(tx, input.targetCode)
    authoriseStep(ctx.actor, 'merge', problem)
    authoriseStep(ctx.actor, 'merge', target)
    ensure(refuseStaffAction(ctx.actor, problem, 'merge'))
    ensure(refuseMerge(problem, target))
    const change: ProblemChange = {
      ...owedNothing,
      state: nextState(problemMachine, problem.state, 'merge'),
      mergedInto: target.id,
    }
    await updateProblem(tx, problem.id, change)
    await joinThreads(tx, problem, target)
    const supportCount = target.supportCount + problem.supportCount + 1
    await updateProblem(tx, target.id, { supportCount })
    tx.clearDeadline('problem.reply', problem.id)
    tx.clearDeadline('problem.outside', problem.id)
    tx.event('problem.merged', subjectOf(problem), { into: target.code, supportCount })
    tx.event('problem.joined', subjectOf(target), { code: problem.code, supportCount })
    return { code: problem.code, state: 'merged', dueOn: null }
  })
}

/** An internal note. */
export function noteProblem(ctx: Context, input: InputOf<typeof contracts.noteProblem>) {
  return transact(ctx, async (tx) => {
    const problem = await lockOwnProblem(tx, input.code)
    authoriseProblem(ctx.actor, 'problem.answer', problem)
    const noteId = await insertNote(tx, problem.id, input.text)
    tx.event('problem.noted', subjectOf(problem))
    return { id: noteId }
  })
}

/** Shows the reporter's contact to who must reach them; who looked, and what for, is in the audit trail (PIPL §6). */
export function revealContact(ctx: Context, input: InputOf<typeof contracts.revealContact>) {
  return transact(ctx, async (tx) => {
    const problem = await lockOwnProblem(tx, input.code)
    authoriseProblem(ctx.actor, 'problem.contact', problem)
    ensure(refuseReadChild(problem))
    const contact = await contactOfReporter(tx, problem.id)
    tx.event('problem.contact-read', subjectOf(problem), {}, { columns: ['contact'], purpose: input.purpose })
    return { contact }
  })
}
