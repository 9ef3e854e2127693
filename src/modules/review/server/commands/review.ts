import { authorise } from '../../../../base/access.ts'
import { civilDate, endOfDay } from '../../../../base/clock.ts'
import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { sql } from '../../../../server/database.ts'
import { transact } from '../../../../server/transact.ts'
import { beginReview, type Call, lockCall } from '../../../call/server/public.ts'
import type * as contracts from '../../contract-desk.ts'
import { assignmentMachine, type ConflictKind, refuseAssignment, refuseBegin, reviewMachine } from '../../review.ts'
import { conflictsSql } from '../conflicts.ts'
import {
  assignmentSubject,
  coverageOf,
  insertAssignment,
  insertReview,
  lockAssignment,
  lockReviewOf,
  type Review,
  reviewSubject,
  setReviewState,
  updateAssignment,
} from '../store.ts'

type Done = OutputOf<typeof contracts.startReview>

/**
 * Begins the review of a call whose applications have all been checked.
 * @throws AppError conflict `call.unchecked`, `call.none-eligible`; invalid at `dueOn`
 */
export function startReview(ctx: Context, input: InputOf<typeof contracts.startReview>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const call = await lockCall(tx, input.code)
    authorise(ctx.actor, 'review.manage', call)
    if (input.dueOn <= civilDate(ctx.now))
      throw new AppError('invalid', { code: 'input.invalid', fields: { dueOn: 'too-early' } })
    const applications = await beginReview(tx, call)
    const review = {
      ...{ id: newId(ctx.now), callId: call.id, threadId: call.threadId, path: call.path },
      dueAt: endOfDay(input.dueOn),
    }
    insertReview(tx, review)
    tx.event('review.started', reviewSubject(review), {
      applications: applications.length,
      experts: call.rules.experts,
    })
    return { code: call.code, state: 'assigning' }
  })
}

/** Locks a call and its review for those who run it. */
export async function lockManaged(tx: Tx, code: string): Promise<{ call: Call; review: Review }> {
  const call = await lockCall(tx, code)
  const review = await lockReviewOf(tx, call.id)
  authorise(tx.ctx.actor, 'review.manage', review)
  return { call, review }
}

const selectPair = sql(
  'review.pair',
  `select a.id as "applicationId", x.suspended_because is not null as "suspended", ${conflictsSql} as "conflicts",
          exists (select from assignment s where s.network_id = a.network_id and s.application_id = a.id and s.expert_id = x.person_id
                    and s.state <> 'released') as "assigned"
     from application a, expert x
    where a.network_id = $1 and x.network_id = $1 and a.call_id = $3 and a.id = $4 and x.person_id = $5 and a.state = 'reviewing'
      and exists (select from role_grant g where g.network_id = x.network_id and g.person_id = x.person_id and g.role = 'expert'
                   and g.ended_at is null and (starts_with($6, g.path) or starts_with(g.path, $6)))`,
)

interface Pair {
  applicationId: Id
  suspended: boolean
  conflicts: ConflictKind[]
  assigned: boolean
}

/**
 * Asks an expert to judge an application. Whoever data ties to it is refused; nobody asks themselves.
 * @throws AppError invalid at `expertId` with the conflicts; conflict once the scores are ranked
 */
export function assignExpert(ctx: Context, input: InputOf<typeof contracts.assignExpert>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    const { call, review } = await lockManaged(tx, input.code)
    const { networkId, personId } = ctx.actor
    const pair = await tx.find<Pair>(selectPair, [
      ...[networkId, ctx.now, call.id, input.applicationId, input.expertId, review.path],
    ])
    if (!pair) throw new AppError('invalid', { code: 'input.invalid', fields: { expertId: 'review.no-expert' } })
    ensure(refuseAssignment(review, { ...pair, self: input.expertId === personId }))
    const assignment = {
      ...{ id: newId(ctx.now), reviewId: review.id, path: review.path },
      ...{ applicationId: input.applicationId, expertId: input.expertId },
    }
    insertAssignment(tx, assignment)
    const scoring = review.state === 'scoring'
    tx.event('review.expert-assigned', assignmentSubject(assignment), {}, { expertId: input.expertId, scoring })
    return { id: assignment.id }
  })
}

/** Takes back what has not been scored; the expert hears of it. */
export function releaseExpert(ctx: Context, input: InputOf<typeof contracts.releaseExpert>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    const { review, assignment } = await lockAssignment(tx, input.id)
    authorise(ctx.actor, 'review.manage', review)
    updateAssignment(tx, assignment.id, { state: nextState(assignmentMachine, assignment.state, 'release') })
    const { expertId } = assignment
    const scoring = review.state === 'scoring'
    tx.event('review.expert-released', assignmentSubject(assignment), {}, { expertId, scoring })
    return { id: assignment.id }
  })
}

/** The experts are found: they hear of it and may begin, until the day that was set, or another where that has gone by. */
export function beginScoring(ctx: Context, input: InputOf<typeof contracts.beginScoring>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { call, review } = await lockManaged(tx, input.code)
    const dueAt = input.dueOn ? endOfDay(input.dueOn) : review.dueAt
    ensure(refuseBegin({ ...review, dueAt }, await coverageOf(tx, call.id), call.rules.experts, ctx.now))
    const state = nextState(reviewMachine, review.state, 'begin')
    setReviewState(tx, review.id, state, { dueAt })
    tx.deadline('review.score', reviewSubject(review), dueAt)
    tx.event('review.begun', reviewSubject(review), { dueAt: dueAt.toISOString() })
    return { code: call.code, state }
  })
}
