import type { Id, Subject, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import type { Path } from '../../../base/path.ts'
import { notFound, type Refusal } from '../../../base/refusal.ts'
import { normaliseCode } from '../../../server/codes.ts'
import { sql } from '../../../server/database.ts'
import { named } from '../../../server/dynamic-sql.ts'
import { searchVectorSql } from '../../../server/search.ts'
import type { AreaPlace } from '../../network/server/public.ts'
import type { Party } from '../../people/organisation.ts'
import type { Adopted } from '../../problem/server/public.ts'
import type { Review, WithholdReason } from '../../problem/problem.ts'
import type { DesignFacts, DesignState, Duty, MemberPart, MemberState } from '../design.ts'
import { mineSql, readerOf, type TeamRow } from './standing.ts'

/** A design as commands lock it. */
export interface Design extends DesignFacts {
  id: Id
  threadId: Id
  code: string
  title: string
  summary: string
  review: Review
  wordsVersion: number
  path: Path
}

export function subjectOf({ id, path, threadId }: Pick<Design, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'design', id, path, threadId }
}

/**
 * Which design a code stands for: the one that answers this problem, or the problem that this report was merged into; else
 * the ended one that went by this code. The code is `$2`.
 */
export const byCode = `d.network_id = $1 and d.id = coalesce(
  (select a.design_id from problem m
     join design_problem a on a.network_id = m.network_id and a.problem_id = coalesce(m.merged_into, m.id) and a.ended_at is null
    where m.network_id = $1 and m.code = $2),
  (select e.id from design e where e.network_id = $1 and e.code = $2 and e.successor_id is null))`

/** Words that nobody has reviewed: the first ones, or new ones since they were published. Of a design `d`. */
export const awaitsReview = `(d.state <> 'ended' and (d.review = 'pending'
  or d.review = 'published' and (d.title, d.summary) is distinct from (d.public_title, d.public_summary)))`

const columns = `d.id, d.thread_id as "threadId", d.code, d.title, d.summary, d.review, d.words_version as "wordsVersion", d.review = 'published' as "published",
  d.path, d.state, d.duties,
  (select count(*)::int from design_problem a where a.network_id = d.network_id and a.design_id = d.id and a.ended_at is null) as "answers"`

const lockByCode = sql('design.lock-by-code', `select ${columns} from design d where ${byCode} for update of d`)
const lockById = sql(
  'design.lock-by-id',
  `select ${columns} from design d where d.network_id = $1 and d.id = $2 for update of d`,
)

/** @throws AppError not-found `design.not-found` */
export async function lockDesign(tx: Tx, code: string): Promise<Design> {
  const key = normaliseCode(code)
  const design = key === null ? null : await tx.find<Design>(lockByCode, [tx.ctx.actor.networkId, key])
  if (!design) throw notFound('design')
  return design
}

const succeedEnded = sql(
  'design.succeed-ended',
  `update design set successor_id = $3 where network_id = $1 and code = $2 and id <> $3 and successor_id is null`,
)

/** An ended design that went by this problem's code gives it up to the one that takes the matter up again. */
function succeed(tx: Tx, designId: Id, problem: Pick<Adopted, 'code'>): void {
  tx.write(succeedEnded, [tx.ctx.actor.networkId, problem.code, designId])
}

/** For reactions, which know the record. */
export function lockDesignById(tx: Tx, id: Id): Promise<Design> {
  return tx.get<Design>(lockById, [tx.ctx.actor.networkId, id])
}

const insertRow = sql(
  'design.insert',
  `insert into design (network_id, id, thread_id, code, title, summary, field, area_id, street_id, community_id, path,
                       state, opened_by, created_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'forming', $12, $13, $13)`,
)

/** Opens a design on the thread of its first problem, under that code: an ended one that went by it gives it up. */
export function insertDesign(
  tx: Tx,
  first: Adopted,
  area: AreaPlace,
  words: { title: string; summary: string },
): Pick<Design, 'id' | 'path' | 'threadId' | 'code'> {
  const { actor, now } = tx.ctx
  const id = newId(now)
  succeed(tx, id, first)
  tx.write(insertRow, [
    ...[actor.networkId, id, first.threadId, first.code, words.title, words.summary, first.field],
    ...[area.id, area.streetId, area.communityId, area.path, actor.personId, now],
  ])
  return { id, path: area.path, threadId: first.threadId, code: first.code }
}

const selectTaken = sql(
  'design.problem-taken',
  `select p.code from design_problem a join problem p on p.network_id = a.network_id and p.id = a.problem_id
    where a.network_id = $1 and a.problem_id = any($2) and a.ended_at is null order by a.position limit 1`,
)

/** Each of these locked problems is free: no other design answers it. The field is the one that named them. */
export async function refuseTaken(tx: Tx, problems: readonly Pick<Adopted, 'id'>[], field: string): Promise<Refusal> {
  const taken = await tx.find<{ code: string }>(selectTaken, [tx.ctx.actor.networkId, problems.map(({ id }) => id)])
  const code = 'design.problem-taken'
  return taken ? { code, params: { code: taken.code }, fields: { [field]: code } } : null
}

const insertAnswer = sql(
  'design.insert-problem',
  `insert into design_problem (network_id, design_id, problem_id, position)
   values ($1, $2, $3, (select coalesce(max(position), 0) + 1 from design_problem where network_id = $1 and design_id = $2))`,
)
const insertAlias = sql(
  'design.insert-alias',
  `insert into thread_alias (network_id, code, thread_id, created_at) values ($1, $2, $3, $4)
   on conflict (network_id, code) do update set thread_id = excluded.thread_id`,
)

/** The design answers this problem; a code that is not its own leads to it from now on. */
export function addProblem(tx: Tx, design: Pick<Design, 'id' | 'threadId' | 'code'>, problem: Adopted): void {
  const { networkId } = tx.ctx.actor
  tx.write(insertAnswer, [networkId, design.id, problem.id])
  if (problem.code === design.code) return
  succeed(tx, design.id, problem)
  tx.write(insertAlias, [networkId, problem.code, design.threadId, tx.ctx.now])
}

const endProblems = sql(
  'design.end-problems',
  `with freed as (
     update design_problem set ended_at = $3 where network_id = $1 and design_id = $2 and ended_at is null
     returning problem_id
   )
   delete from thread_alias where network_id = $1
      and code in (select p.code from problem p where p.network_id = $1 and p.id in (select problem_id from freed))`,
)

/** Its problems are free for another design, and their codes are their own again. */
export function freeProblems(tx: Tx, designId: Id): void {
  tx.write(endProblems, [tx.ctx.actor.networkId, designId, tx.ctx.now])
}

const columnOf = {
  title: 'title',
  summary: 'summary',
  publicTitle: 'public_title',
  publicSummary: 'public_summary',
  review: 'review',
  wordsVersion: 'words_version',
  withheldBecause: 'withheld_because',
  state: 'state',
  endedBecause: 'ended_because',
  duties: 'duties',
} as const

export type DesignChange = Partial<{
  title: string
  summary: string
  publicTitle: string | null
  publicSummary: string | null
  review: Review
  wordsVersion: number
  withheldBecause: WithholdReason | null
  state: DesignState
  endedBecause: string
  duties: readonly Duty[]
}>

export function updateDesign(tx: Tx, id: Id, change: DesignChange): void {
  const keys = Object.keys(change) as (keyof DesignChange)[]
  const sets = keys.map((key, index) => `${columnOf[key]} = $${index + 4}`)
  const text = `update design set changed_at = $3, ${sets.join(', ')} where network_id = $1 and id = $2`
  const values = keys.map((key) => (key === 'duties' ? JSON.stringify(change.duties) : change[key]))
  tx.write(named('design.update', text), [tx.ctx.actor.networkId, id, tx.ctx.now, ...values])
}

const setSearch = sql(
  'design.set-search',
  `update design set search = ${searchVectorSql(3, 4)} where network_id = $1 and id = $2`,
)

/** What the search finds it by: reviewed words only. */
export function updateSearch(tx: Tx, id: Id, words: readonly [title: string, text: string]): void {
  tx.write(setSearch, [tx.ctx.actor.networkId, id, ...words])
}

const selectTeam = sql(
  'design.team',
  `select m.id, m.organisation_id as "organisationId", m.person_id as "personId", m.party, m.part, m.state, o.name,
          ${mineSql('$3')} as "mine"
     from design_member m left join organisation o on o.network_id = m.network_id and o.id = m.organisation_id
    where m.network_id = $1 and m.design_id = $2 order by m.id`,
)

/** Everyone who was ever asked or came: the rules tell them apart by state. */
export function teamOf(tx: Tx, designId: Id): Promise<TeamRow[]> {
  return tx.rows<TeamRow>(selectTeam, [tx.ctx.actor.networkId, designId, readerOf(tx.ctx.actor)])
}

const insertMemberRow = sql(
  'design.insert-member',
  `insert into design_member (network_id, id, design_id, organisation_id, person_id, party, part, state, asked_by, created_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
)

export interface NewMember {
  organisationId: Id | null
  personId: Id | null
  party: Party
  part: MemberPart
  state: MemberState
}

export function insertMember(tx: Tx, designId: Id, member: NewMember): Id {
  const { actor, now } = tx.ctx
  const id = newId(now)
  const { organisationId, personId, party, part, state } = member
  tx.write(insertMemberRow, [
    ...[actor.networkId, id, designId, organisationId, personId, party, part, state, actor.personId, now],
  ])
  return id
}

const setMember = sql(
  'design.set-member',
  'update design_member set state = $3, changed_at = $4 where network_id = $1 and id = $2',
)

export function updateMember(tx: Tx, id: Id, state: MemberState): void {
  tx.write(setMember, [tx.ctx.actor.networkId, id, state, tx.ctx.now])
}
