import type { Id, Statement, Subject, Tx } from '../../../base/context.ts'
import type { Answers } from '../../../base/form-answers.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { named } from '../../../server/dynamic-sql.ts'
import type { ApplicationFacts, ApplicationState, Verdict } from '../application.ts'
import type { BudgetLine, BudgetSums } from '../budget.ts'
import type { Evidence } from '../eligibility.ts'

/** An application as commands lock it. */
export interface Application extends ApplicationFacts {
  id: Id
  callId: Id
  designId: Id
  /** of its design */
  designCode: string
  threadId: Id
  organisationId: Id
  organisationName: string
  path: Path
  version: number
}

/** On its design's thread, where those who follow the problem read of it; reached by those who run the call. */
export function applicationSubject({ id, path, threadId }: Pick<Application, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'application', id, path, threadId }
}

const columns = `a.id, a.call_id as "callId", a.design_id as "designId", d.code as "designCode", a.thread_id as "threadId",
  a.organisation_id as "organisationId", o.name as "organisationName", a.path, a.version, a.state,
  a.submitted_by as "submittedBy", a.corrected_at as "correctedAt", a.correct_by as "correctBy"`
const from = `application a
  join design d on d.network_id = a.network_id and d.id = a.design_id
  join organisation o on o.network_id = a.network_id and o.id = a.organisation_id`

const lockById = sql(
  'application.lock',
  `select ${columns} from ${from} where a.network_id = $1 and a.id = $2 for update of a`,
)
const selectCallOf = sql(
  'application.call-of',
  'select call_id as "callId" from application where network_id = $1 and id = $2',
)
const lockOfCallRows = sql(
  'application.lock-of-call',
  `select ${columns} from ${from} where a.network_id = $1 and a.call_id = $2 and a.state = any($3) order by a.id for update of a`,
)

async function locked(tx: Tx, statement: Statement, id: Id): Promise<Application> {
  const application = await tx.find<Application>(statement, [tx.ctx.actor.networkId, id])
  if (!application) throw notFound('application')
  return application
}

/** @throws AppError not-found `application.not-found` */
export function lockApplication(tx: Tx, id: Id): Promise<Application> {
  return locked(tx, lockById, id)
}

/** Which call it belongs to: the call is always locked before its applications. */
export async function callOf(tx: Tx, id: Id): Promise<Id> {
  const row = await tx.find<{ callId: Id }>(selectCallOf, [tx.ctx.actor.networkId, id])
  if (!row) throw notFound('application')
  return row.callId
}

/** All applications of a locked call that are in one of these states. */
export function lockApplicationsOf(tx: Tx, callId: Id, states: readonly ApplicationState[]): Promise<Application[]> {
  return tx.rows<Application>(lockOfCallRows, [tx.ctx.actor.networkId, callId, [...states]])
}

const insertRow = sql(
  'application.insert',
  `insert into application (network_id, id, call_id, design_id, thread_id, organisation_id, path, state, created_by, created_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $9)`,
)

export function insertApplication(
  tx: Tx,
  application: Pick<Application, 'id' | 'callId' | 'designId' | 'threadId' | 'organisationId' | 'path'>,
): void {
  const { actor, now } = tx.ctx
  const { id, callId, designId, threadId, organisationId, path } = application
  tx.write(insertRow, [actor.networkId, id, callId, designId, threadId, organisationId, path, actor.personId, now])
}

const setContent = sql(
  'application.set-content',
  `update application set answers = $3, budget = $4, total_fen = $5, grant_fen = $6, own_fen = $7,
          version = version + 1, changed_at = $8
    where network_id = $1 and id = $2`,
)

export function updateContent(
  tx: Tx,
  id: Id,
  { answers, budget }: { answers: Answers; budget: readonly BudgetLine[] },
  { totalFen, grantFen, ownFen }: BudgetSums,
): void {
  tx.write(setContent, [
    ...[tx.ctx.actor.networkId, id, JSON.stringify(answers), JSON.stringify(budget)],
    ...[totalFen, grantFen, ownFen, tx.ctx.now],
  ])
}

/** What a command may change; the columns are called the same in snake case. */
export type ApplicationChange = Partial<{
  state: ApplicationState
  evidence: readonly Evidence[]
  verdicts: readonly Verdict[]
  returnedBecause: string
  correctBy: Date | null
  correctedAt: Date
  submittedAt: Date
  submittedBy: Id | null
  checkedAt: Date
  checkedBy: Id | null
}>

const asJson: ReadonlySet<string> = new Set(['evidence', 'verdicts'])

export function updateApplication(tx: Tx, id: Id, change: ApplicationChange): void {
  const keys = Object.keys(change) as (keyof ApplicationChange)[]
  const sets = keys.map(
    (key, index) => `${key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} = $${index + 4}`,
  )
  const text = `update application set changed_at = $3, version = version + 1, ${sets.join(', ')} where network_id = $1 and id = $2`
  const values = keys.map((key) => (asJson.has(key) ? JSON.stringify(change[key]) : change[key]))
  tx.write(named('application.update', text), [tx.ctx.actor.networkId, id, tx.ctx.now, ...values])
}
