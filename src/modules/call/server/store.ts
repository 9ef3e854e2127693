import type { Id, Subject, Tx } from '../../../base/context.ts'
import type { Form } from '../../../base/form.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { normaliseCode } from '../../../server/codes.ts'
import { sql } from '../../../server/database.ts'
import type { CallKind, CallRules, CallState } from '../call.ts'

/** A call as commands lock it. */
export interface Call {
  id: Id
  threadId: Id
  code: string
  kind: CallKind
  title: string
  platformId: Id
  areaPath: Path
  path: Path
  state: CallState
  rules: CallRules
  form: Form
  rubric: Form
  closesAt: Date
  /** how many applied and did not withdraw */
  submittedCount: number
}

export function callSubject({ id, path, threadId }: Pick<Call, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'call', id, path, threadId }
}

const columns = `c.id, c.thread_id as "threadId", c.code, c.kind, c.title, c.platform_id as "platformId",
  a.path as "areaPath", c.path, c.state, c.rules, c.form, c.rubric, c.closes_at as "closesAt", c.submitted_count as "submittedCount"`
const from = `call c join area a on a.network_id = c.network_id and a.id = c.area_id`

const lockByCode = sql(
  'call.lock-by-code',
  `select ${columns} from ${from} where c.network_id = $1 and c.code = $2 for update of c`,
)
const lockById = sql(
  'call.lock-by-id',
  `select ${columns} from ${from} where c.network_id = $1 and c.id = $2 for update of c`,
)

/** @throws AppError not-found `call.not-found` */
export async function lockCall(tx: Tx, code: string): Promise<Call> {
  const key = normaliseCode(code)
  const call = key === null ? null : await tx.find<Call>(lockByCode, [tx.ctx.actor.networkId, key])
  if (!call) throw notFound('call')
  return call
}

/** @throws AppError not-found `call.not-found` */
export async function lockCallById(tx: Tx, id: Id): Promise<Call> {
  const call = await tx.find<Call>(lockById, [tx.ctx.actor.networkId, id])
  if (!call) throw notFound('call')
  return call
}

const insertRow = sql(
  'call.insert',
  `with thread as (
     insert into thread (network_id, id, code, created_at) values ($1, $3, $4, $16)
   )
   insert into call (network_id, id, thread_id, code, kind, title, purpose, platform_id, area_id, path, state,
                     rules, form, rubric, closes_at, created_by, created_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'draft', $11, $12, $13, $14, $15, $16, $16)`,
)

export interface NewCall extends Omit<Call, 'state' | 'areaPath' | 'submittedCount'> {
  purpose: string
  areaId: Id
}

/** A draft, with its own thread: what happens to the call is told there. */
export function insertCall(tx: Tx, call: NewCall): void {
  const { actor, now } = tx.ctx
  tx.write(insertRow, [
    ...[actor.networkId, call.id, call.threadId, call.code, call.kind, call.title, call.purpose],
    ...[call.platformId, call.areaId, call.path],
    ...[JSON.stringify(call.rules), JSON.stringify(call.form), JSON.stringify(call.rubric)],
    ...[call.closesAt, actor.personId, now],
  ])
}

const updateDraft = sql(
  'call.update-draft',
  `update call set title = $3, purpose = $4, area_id = $5, rules = $6, form = $7, rubric = $8, closes_at = $9, changed_at = $10
    where network_id = $1 and id = $2`,
)

export function updateCallDraft(
  tx: Tx,
  id: Id,
  call: Pick<NewCall, 'title' | 'purpose' | 'areaId' | 'rules' | 'form' | 'rubric' | 'closesAt'>,
): void {
  tx.write(updateDraft, [
    ...[tx.ctx.actor.networkId, id, call.title, call.purpose, call.areaId],
    ...[JSON.stringify(call.rules), JSON.stringify(call.form), JSON.stringify(call.rubric)],
    ...[call.closesAt, tx.ctx.now],
  ])
}

const setOpened = sql(
  'call.open',
  `update call set state = 'open', opened_at = $3, digest = $4, changed_at = $3 where network_id = $1 and id = $2`,
)

/** Opens it, with the digest of what is frozen from now on. */
export function openCallRow(tx: Tx, id: Id, digest: string): void {
  tx.write(setOpened, [tx.ctx.actor.networkId, id, tx.ctx.now, digest])
}

const setState = sql(
  'call.set-state',
  `update call set state = $3, cancelled_because = $4, changed_at = $5 where network_id = $1 and id = $2`,
)

export function setCallState(tx: Tx, id: Id, state: CallState, cancelledBecause: string | null = null): void {
  tx.write(setState, [tx.ctx.actor.networkId, id, state, cancelledBecause, tx.ctx.now])
}

const addSubmitted = sql(
  'call.add-submitted',
  'update call set submitted_count = submitted_count + $3 where network_id = $1 and id = $2',
)

/** How many have applied and not withdrawn: counted as they come, never over the table. */
export function countSubmitted(tx: Tx, callId: Id, delta: 1 | -1): void {
  tx.write(addSubmitted, [tx.ctx.actor.networkId, callId, delta])
}

const selectStanding = sql(
  'call.standing',
  `select count(*) filter (where state in ('submitted', 'returned'))::int as "unchecked",
          count(*) filter (where state = 'eligible')::int as "eligible"
     from application where network_id = $1 and call_id = $2`,
)

/** How many of its applications wait to be checked, and how many passed: of one call, some hundreds at most. */
export function standingOf(tx: Tx, callId: Id): Promise<{ unchecked: number; eligible: number }> {
  return tx.get(selectStanding, [tx.ctx.actor.networkId, callId])
}
