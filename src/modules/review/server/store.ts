import type { Id, Statement, Subject, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { named } from '../../../server/dynamic-sql.ts'
import type { AssignmentState, Coverage, ReviewState } from '../review.ts'

/** A review as commands lock it. */
export interface Review {
  id: Id
  callId: Id
  threadId: Id
  path: Path
  state: ReviewState
  dueAt: Date
  startedBy: Id
  rankedBy: Id | null
}

export function reviewSubject({ id, path, threadId }: Pick<Review, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'review', id, path, threadId }
}

const reviewColumns = `id, call_id as "callId", thread_id as "threadId", path, state, due_at as "dueAt",
  started_by as "startedBy", ranked_by as "rankedBy"`

const lockOfCall = sql(
  'review.lock-of-call',
  `select ${reviewColumns} from review where network_id = $1 and call_id = $2 for update`,
)
const lockById = sql('review.lock', `select ${reviewColumns} from review where network_id = $1 and id = $2 for update`)

async function locked(tx: Tx, statement: Statement, key: Id): Promise<Review> {
  const review = await tx.find<Review>(statement, [tx.ctx.actor.networkId, key])
  if (!review) throw notFound('review')
  return review
}

/** The review of a locked call. @throws AppError not-found `review.not-found` */
export function lockReviewOf(tx: Tx, callId: Id): Promise<Review> {
  return locked(tx, lockOfCall, callId)
}

export function lockReviewById(tx: Tx, id: Id): Promise<Review> {
  return locked(tx, lockById, id)
}

const insertRow = sql(
  'review.insert',
  `insert into review (network_id, id, call_id, thread_id, path, state, due_at, started_by, created_at, changed_at)
   values ($1, $2, $3, $4, $5, 'assigning', $6, $7, $8, $8)`,
)

export function insertReview(tx: Tx, review: Pick<Review, 'id' | 'callId' | 'threadId' | 'path' | 'dueAt'>): void {
  const { actor, now } = tx.ctx
  const { id, callId, threadId, path, dueAt } = review
  tx.write(insertRow, [actor.networkId, id, callId, threadId, path, dueAt, actor.personId, now])
}

const setState = sql(
  'review.set-state',
  `update review set state = $3, ranked_by = coalesce($4, ranked_by), decided_by = $5, due_at = coalesce($6, due_at), changed_at = $7
    where network_id = $1 and id = $2`,
)

export function setReviewState(
  tx: Tx,
  id: Id,
  state: ReviewState,
  { rankedBy, decidedBy, dueAt }: { rankedBy?: Id | null; decidedBy?: Id | null; dueAt?: Date } = {},
): void {
  const values = [rankedBy ?? null, decidedBy ?? null, dueAt ?? null]
  tx.write(setState, [tx.ctx.actor.networkId, id, state, ...values, tx.ctx.now])
}

/* Assignments */

/** An assignment as commands lock it. */
export interface Assignment {
  id: Id
  reviewId: Id
  applicationId: Id
  expertId: Id
  path: Path
  state: AssignmentState
  version: number
}

export function assignmentSubject({ id, path }: Pick<Assignment, 'id' | 'path'>): Subject {
  return { type: 'assignment', id, path }
}

const assignmentColumns = `id, review_id as "reviewId", application_id as "applicationId", expert_id as "expertId", path, state, version`
const lockAssignmentRow = sql(
  'review.lock-assignment',
  `select ${assignmentColumns} from assignment where network_id = $1 and id = $2 for update`,
)
const selectReviewOf = sql(
  'review.of-assignment',
  'select review_id as "reviewId" from assignment where network_id = $1 and id = $2',
)

/** The review first, then the assignment: the order in which a ranking takes them. */
export async function lockAssignment(tx: Tx, id: Id): Promise<{ review: Review; assignment: Assignment }> {
  const found = await tx.find<{ reviewId: Id }>(selectReviewOf, [tx.ctx.actor.networkId, id])
  if (!found) throw notFound('assignment')
  const review = await lockReviewById(tx, found.reviewId)
  const assignment = await tx.get<Assignment>(lockAssignmentRow, [tx.ctx.actor.networkId, id])
  return { review, assignment }
}

const insertAssignmentRow = sql(
  'review.insert-assignment',
  `insert into assignment (network_id, id, review_id, application_id, expert_id, position, path, state, assigned_by, created_at, changed_at)
   values ($1, $2, $3, $4, $5,
           (select coalesce(max(position), 0) + 1 from assignment where network_id = $1 and application_id = $4),
           $6, 'assigned', $7, $8, $8)`,
)

export function insertAssignment(
  tx: Tx,
  assignment: Pick<Assignment, 'id' | 'reviewId' | 'applicationId' | 'expertId' | 'path'>,
): void {
  const { actor, now } = tx.ctx
  const { id, reviewId, applicationId, expertId, path } = assignment
  tx.write(insertAssignmentRow, [actor.networkId, id, reviewId, applicationId, expertId, path, actor.personId, now])
}

/** What a command may change; the columns are called the same in snake case. */
export type AssignmentChange = Partial<{
  state: AssignmentState
  scores: Record<string, unknown>
  comment: string
  pointsTenths: number
  because: string
  submittedAt: Date
}>

export function updateAssignment(tx: Tx, id: Id, change: AssignmentChange): void {
  const keys = Object.keys(change) as (keyof AssignmentChange)[]
  const sets = keys.map(
    (key, index) => `${key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} = $${index + 4}`,
  )
  const text = `update assignment set changed_at = $3, version = version + 1, ${sets.join(', ')} where network_id = $1 and id = $2`
  const values = keys.map((key) => (key === 'scores' ? JSON.stringify(change.scores) : change[key]))
  tx.write(named('review.update-assignment', text), [tx.ctx.actor.networkId, id, tx.ctx.now, ...values])
}

const selectCoverage = sql(
  'review.coverage',
  `select d.code, count(s.id) filter (where s.state in ('assigned', 'open', 'submitted'))::int as "experts",
          count(s.id) filter (where s.state = 'submitted')::int as "submitted"
     from application a
     join design d on d.network_id = a.network_id and d.id = a.design_id
     left join assignment s on s.network_id = a.network_id and s.application_id = a.id
    where a.network_id = $1 and a.call_id = $2 and a.state = 'reviewing'
    group by d.code order by d.code`,
)

/** How many experts and scores each application of a call has: some hundreds at most. */
export function coverageOf(tx: Tx, callId: Id): Promise<Coverage[]> {
  return tx.rows<Coverage>(selectCoverage, [tx.ctx.actor.networkId, callId])
}
