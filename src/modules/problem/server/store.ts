import type { Id, Statement, Subject, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { newId } from '../../../base/id.ts'
import { notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { normaliseCode } from '../../../server/codes.ts'
import { named } from '../../../server/dynamic-sql.ts'
import type {
  AgeBand,
  Channel,
  Consent,
  OutsideBody,
  ProblemFacts,
  ProblemKind,
  ProblemState,
  Review,
  WithholdReason,
} from '../problem.ts'

/** A record as commands lock it. */
export interface Problem extends ProblemFacts {
  id: Id
  threadId: Id
  code: string
  kind: ProblemKind
  title: string | null
  description: string | null
  publicTitle: string | null
  withheldBecause: WithholdReason | null
  field: string
  areaId: Id
  handler: string | null
  dueAt: Date | null
  dueOn: string | null
  overdueAt: Date | null
  reopenCount: number
  ageBand: AgeBand
}

const columns = `p.id, p.thread_id as "threadId", p.code, p.kind, p.title, p.description, p.public_title as "publicTitle",
  p.withheld_because as "withheldBecause", p.field, p.area_id as "areaId", p.handler, p.path, p.handler_path as "handlerPath",
  p.state, p.review, p.consent, p.due_at as "dueAt", p.due_on as "dueOn", p.overdue_at as "overdueAt",
  p.answered_at as "answeredAt", p.support_count as "supportCount", p.reopen_count as "reopenCount",
  p.age_band as "ageBand", p.title is not null as "hasOriginal"`

/** A code resolves to its thread also when it is the alias of a joined one. */
const byCode = `p.network_id = $1 and p.id = coalesce(
  (select m.merged_into from problem m where m.network_id = $1 and m.code = $2),
  (select o.id from problem o where o.network_id = $1 and o.code = $2))`

const lockByCode = sql('problem.lock-by-code', `select ${columns} from problem p where ${byCode} for update`)
const lockExact = sql(
  'problem.lock-exact',
  `select ${columns} from problem p where p.network_id = $1 and p.code = $2 for update`,
)
const lockById = sql(
  'problem.lock-by-id',
  `select ${columns} from problem p where p.network_id = $1 and p.id = $2 for update`,
)

async function lock(tx: Tx, statement: Statement, key: string | null): Promise<Problem> {
  const problem = key === null ? null : await tx.find<Problem>(statement, [tx.ctx.actor.networkId, key])
  if (!problem) throw notFound('problem')
  return problem
}

/** The record behind a code as people type it, following a merge to the one that goes on. */
export async function lockProblem(tx: Tx, code: string): Promise<Problem> {
  const key = normaliseCode(code)
  let problem = await lock(tx, lockByCode, key)
  // joined to another between being found and being locked: found anew, it is that one
  while (problem.state === 'merged') problem = await lock(tx, lockByCode, key)
  return problem
}

const lockMergesRow = sql('problem.lock-merges', 'select pg_advisory_xact_lock(hashtextextended($1, 6)) as "locked"')

/** One merge at a time in a network: each locks several records, and they would wait for each other in a ring. */
export async function lockMerges(tx: Tx): Promise<void> {
  await tx.get(lockMergesRow, [`problem.merge:${tx.ctx.actor.networkId}`])
}

/** The record of exactly this code, also when it was merged. */
export function lockOwnProblem(tx: Tx, code: string): Promise<Problem> {
  return lock(tx, lockExact, normaliseCode(code))
}

export function lockProblemById(tx: Tx, id: Id): Promise<Problem> {
  return lock(tx, lockById, id)
}

export function subjectOf(problem: Pick<Problem, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'problem', id: problem.id, path: problem.path, threadId: problem.threadId }
}

export interface NewProblem {
  id: Id
  threadId: Id
  code: string
  kind: ProblemKind
  channel: Channel
  title: string
  description: string
  place: string
  field: string
  areaId: Id
  streetId: Id | null
  communityId: Id | null
  path: Path
  dueAt: Date
  dueOn: string
  ageBand: AgeBand
  consent: Consent
  organisationId: Id | null
  enteredBy: Id | null
}

const insertRow = sql(
  'problem.insert',
  `with thread as (
     insert into thread (network_id, id, code, created_at) values ($1, $3, $4, $20)
   )
   insert into problem (network_id, id, thread_id, code, kind, channel, title, description, place, field, area_id,
                        street_id, community_id, path, state, due_at, due_on, age_band, consent, organisation_id,
                        created_at, changed_at, entered_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'received', $15, $16, $17, $18, $19, $20, $20, $21)`,
)

/** Opens the thread and writes the report into it: one statement. */
export function insertProblem(tx: Tx, p: NewProblem): void {
  tx.write(insertRow, [
    ...[tx.ctx.actor.networkId, p.id, p.threadId, p.code, p.kind, p.channel, p.title, p.description, p.place, p.field],
    ...[p.areaId, p.streetId, p.communityId, p.path, p.dueAt, p.dueOn, p.ageBand, p.consent, p.organisationId],
    ...[tx.ctx.now, p.enteredBy],
  ])
}

/** What a command may change; the columns are called the same in snake case. */
export type ProblemChange = Partial<{
  state: ProblemState
  title: string | null
  description: string | null
  place: string
  publicTitle: string | null
  publicDescription: string | null
  review: Review
  withheldBecause: WithholdReason | null
  field: string
  areaId: Id
  streetId: Id | null
  communityId: Id | null
  path: Path
  handler: string | null
  handlerPath: Path | null
  ownerPersonId: Id | null
  dueAt: Date | null
  dueOn: string | null
  overdueAt: Date | null
  answer: string
  answeredAt: Date
  answeredBy: string
  outsideBody: OutsideBody
  outsideReceipt: string
  outsideExpectedOn: string | null
  mergedInto: Id
  supportCount: number
  reopenCount: number
  consent: Consent
}>

function columnOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Writes the changed columns of a locked record. */
export async function updateProblem(tx: Tx, id: Id, change: ProblemChange): Promise<void> {
  const keys = Object.keys(change) as (keyof ProblemChange)[]
  const sets = keys.map((key, index) => `${columnOf(key)} = $${index + 4}`)
  const statement = named(
    'problem.update',
    `update problem set changed_at = $3, ${sets.join(', ')} where network_id = $1 and id = $2`,
  )
  await tx.run(statement, [tx.ctx.actor.networkId, id, tx.ctx.now, ...keys.map((key) => change[key])])
}

const setSearch = sql(
  'problem.set-search',
  `update problem set search = setweight(to_tsvector('simple', $3), 'A') || setweight(to_tsvector('simple', $4), 'B')
    where network_id = $1 and id = $2`,
)

/** What the search finds it by: the public wording, so that nothing unreviewed can be found. */
export async function updateSearch(tx: Tx, id: Id, words: readonly [title: string, text: string]): Promise<void> {
  await tx.run(setSearch, [tx.ctx.actor.networkId, id, ...words])
}

const addAlias = sql(
  'problem.add-alias',
  `insert into thread_alias (network_id, code, thread_id, created_at)
   select $1, code, $3, $4 from (
     select $2::text as code union all
     select a.code from thread_alias a join problem m on m.network_id = $1 and m.code = $2 and a.network_id = $1 and a.thread_id = m.thread_id
   ) codes
   on conflict (network_id, code) do update set thread_id = excluded.thread_id`,
)
const redirectMerged = sql(
  'problem.redirect-merged',
  'update problem set merged_into = $3 where network_id = $1 and merged_into = $2',
)

/** The code, and those merged into it before, now lead to the target's thread. */
export async function joinThreads(tx: Tx, from: Problem, into: Problem): Promise<void> {
  const { networkId } = tx.ctx.actor
  await tx.run(addAlias, [networkId, from.code, into.threadId, tx.ctx.now])
  await tx.run(redirectMerged, [networkId, from.id, into.id])
}

const insertNoteRow = sql(
  'problem.insert-note',
  `insert into problem_note (network_id, id, problem_id, author_person_id, follower_id, kind, text, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

/** A note of staff, or a follower's words when reopening it; a follower's are erased with the rest of theirs. @returns its id */
export async function insertNote(tx: Tx, problemId: Id, text: string, reopenedBy: Id | null = null): Promise<Id> {
  const { actor, now } = tx.ctx
  const noteId = newId(now)
  const kind = reopenedBy ? 'reopening' : 'note'
  await tx.run(insertNoteRow, [actor.networkId, noteId, problemId, actor.personId, reopenedBy, kind, text, now])
  return noteId
}

const deleteNotes = sql('problem.delete-notes', 'delete from problem_note where network_id = $1 and problem_id = $2')

export async function eraseNotes(tx: Tx, problemId: Id): Promise<void> {
  await tx.run(deleteNotes, [tx.ctx.actor.networkId, problemId])
}

const moveDeadlineRows = sql(
  'problem.move-deadlines',
  'update deadline set path = $3 where network_id = $1 and subject_id = $2',
)

/** Its time limits stand where the record stands; what has been fired stays fired. */
export async function moveDeadlines(tx: Tx, problemId: Id, path: Path): Promise<void> {
  await tx.run(moveDeadlineRows, [tx.ctx.actor.networkId, problemId, path])
}

const selectPlaceName = sql('problem.place-name', 'select name from area where network_id = $1 and id = $2')

export async function placeName(tx: Tx, areaId: Id): Promise<string> {
  return (await tx.get<{ name: string }>(selectPlaceName, [tx.ctx.actor.networkId, areaId])).name
}
