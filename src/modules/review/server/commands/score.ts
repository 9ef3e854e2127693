import { scopeFor } from '../../../../base/access.ts'
import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import type { Form } from '../../../../base/form.ts'
import { cleanAnswers } from '../../../../base/form-answers.ts'
import { ensure, firstRefusal, notFound } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { sql } from '../../../../server/database.ts'
import { transact } from '../../../../server/transact.ts'
import type * as contracts from '../../contract.ts'
import {
  type AssignmentAction,
  assignmentMachine,
  pointsTenths,
  refuseDeclaration,
  refuseScore,
  refuseScoreDraft,
  refuseScoring,
} from '../../review.ts'
import { type Assignment, assignmentSubject, lockAssignment, type Review, updateAssignment } from '../store.ts'

type Done = OutputOf<typeof contracts.saveScore>

/**
 * Locks an assignment for its own expert: others do not learn that it is there. An expert who lost the role has lost the
 * desk, too.
 */
async function lockOwn(tx: Tx, id: Id): Promise<{ review: Review; assignment: Assignment }> {
  const { personId } = tx.ctx.actor
  scopeFor(tx.ctx.actor, 'review.score')
  const both = await lockAssignment(tx, id)
  if (both.assignment.expertId !== personId || both.assignment.state === 'released') throw notFound('assignment')
  return both
}

function step(tx: Tx, assignment: Assignment, action: AssignmentAction, more: Parameters<typeof updateAssignment>[2]) {
  const state = nextState(assignmentMachine, assignment.state, action)
  updateAssignment(tx, assignment.id, { ...more, state })
  return { id: assignment.id, state, version: assignment.version + 1 }
}

/**
 * What an expert declares before the text opens: no interest, or one, which closes it to them at once. Also later, when
 * an interest is noticed while reading.
 */
export function declareInterest(ctx: Context, input: InputOf<typeof contracts.declareInterest>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { review, assignment } = await lockOwn(tx, input.id)
    const action = input.conflict ? 'conflict' : 'declare'
    ensure(firstRefusal(refuseScoring(review, assignment, action), refuseDeclaration(input)))
    const subject = assignmentSubject(assignment)
    tx.event(input.conflict ? 'review.conflicted' : 'review.declared', subject)
    return step(tx, assignment, action, input.conflict ? { because: input.because } : {})
  })
}

const selectRubric = sql(
  'review.rubric',
  `select c.rubric from review r join call c on c.network_id = r.network_id and c.id = r.call_id
    where r.network_id = $1 and r.id = $2`,
)

async function lockToScore(tx: Tx, input: { id: Id; version: number }) {
  const { review, assignment } = await lockOwn(tx, input.id)
  const changed = assignment.version !== input.version
  ensure(
    firstRefusal(refuseScoring(review, assignment, 'submit'), changed ? { code: 'review.changed-meanwhile' } : null),
  )
  const { rubric } = await tx.get<{ rubric: Form }>(selectRubric, [tx.ctx.actor.networkId, review.id])
  return { assignment, rubric }
}

/** Keeps points and words as far as they have come; what another window saved meanwhile is not overwritten. */
export function saveScore(ctx: Context, input: InputOf<typeof contracts.saveScore>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { assignment, rubric } = await lockToScore(tx, input)
    ensure(refuseScoreDraft(rubric, input.scores))
    updateAssignment(tx, assignment.id, { scores: cleanAnswers(rubric, input.scores), comment: input.comment })
    tx.event('review.score-saved', assignmentSubject(assignment))
    return { id: assignment.id, state: assignment.state, version: assignment.version + 1 }
  })
}

/** Sends a score in, once: from then on it stays as it is, in SQL too. */
export function submitScore(ctx: Context, input: InputOf<typeof contracts.submitScore>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { assignment, rubric } = await lockToScore(tx, input)
    ensure(refuseScore(rubric, input))
    tx.event('review.scored', assignmentSubject(assignment))
    return step(tx, assignment, 'submit', {
      scores: cleanAnswers(rubric, input.scores),
      comment: input.comment,
      pointsTenths: pointsTenths(rubric, input.scores),
      submittedAt: ctx.now,
    })
  })
}

/** Does not judge this one, and says why; staff find somebody else. */
export function abstain(ctx: Context, input: InputOf<typeof contracts.abstain>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { review, assignment } = await lockOwn(tx, input.id)
    ensure(refuseScoring(review, assignment, 'abstain'))
    tx.event('review.abstained', assignmentSubject(assignment))
    return step(tx, assignment, 'abstain', { because: input.reason })
  })
}
