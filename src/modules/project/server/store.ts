import type { CivilDate } from '../../../base/clock.ts'
import type { Id, Statement, Subject, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { normaliseCode } from '../../../server/codes.ts'
import { sql } from '../../../server/database.ts'
import { searchVectorSql } from '../../../server/search.ts'
import { type Figures, projectMachine, type ProjectState } from '../project.ts'

/** A project as commands lock it. */
export interface Project extends Figures {
  id: Id
  threadId: Id
  code: string
  title: string
  path: Path
  state: ProjectState
  designId: Id
  organisationId: Id
}

export function projectSubject({ id, path, threadId }: Pick<Project, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'project', id, path, threadId }
}

/**
 * Which project a code stands for: its own, or that of any problem its design answers, or of a report merged into one.
 * The code is `$2`.
 */
export const byCode = `p.network_id = $1 and p.id = coalesce(
  (select o.id from project o where o.network_id = $1 and o.code = $2),
  (select o.id from problem m
     join design_problem a on a.network_id = m.network_id and a.problem_id = coalesce(m.merged_into, m.id) and a.ended_at is null
     join project o on o.network_id = a.network_id and o.design_id = a.design_id
    where m.network_id = $1 and m.code = $2))`

const columns = `p.id, p.thread_id as "threadId", p.code, p.title, p.path, p.state, p.design_id as "designId",
  p.organisation_id as "organisationId", p.budget_fen as "budgetFen", p.pledged_fen as "pledgedFen",
  p.received_fen as "receivedFen", p.allocated_fen as "allocatedFen", p.spent_fen as "spentFen"`
const lockByCode = sql('project.lock-by-code', `select ${columns} from project p where ${byCode} for update of p`)
const lockById = sql(
  'project.lock',
  `select ${columns} from project p where p.network_id = $1 and p.id = $2 for update of p`,
)

async function locked(tx: Tx, statement: Statement, key: string | null): Promise<Project> {
  const project = key === null ? null : await tx.find<Project>(statement, [tx.ctx.actor.networkId, key])
  if (!project) throw notFound('project')
  return project
}

/** @throws AppError not-found `project.not-found` */
export function lockProject(tx: Tx, code: string): Promise<Project> {
  return locked(tx, lockByCode, normaliseCode(code))
}

export function lockProjectById(tx: Tx, id: Id): Promise<Project> {
  return locked(tx, lockById, id)
}

const insertFromApplication = sql(
  'project.insert',
  `insert into project as p (network_id, id, thread_id, code, title, summary, field, area_id, street_id, community_id, path, state, level,
                             design_id, application_id, notice_item_id, organisation_id, budget_fen, expires_on, pooled_at, changed_at)
   select $1, $2, a.thread_id, d.code, coalesce(d.public_title, d.code), coalesce(d.public_summary, ''), d.field, d.area_id, d.street_id,
          d.community_id, d.path, $7, i.facts ->> 'level', a.design_id, a.id, i.id, a.organisation_id,
          -- what was granted, and what its organisation finds itself
          (i.facts ->> 'grantFen')::bigint + a.own_fen, $4, $5, $6
     from notice_item i
     join application a on a.network_id = i.network_id and a.id = i.subject_id
     join design d on d.network_id = a.network_id and d.id = a.design_id
    where i.network_id = $1 and i.subject_type = 'application' and i.subject_id = $3 and i.state = 'effective'
   on conflict (network_id, application_id) do nothing
   returning ${columns}, p.summary`,
)

/** The project of an application whose item took effect; null when it is there already, or nothing took effect. */
export function insertProject(
  tx: Tx,
  id: Id,
  applicationId: Id,
  { pooledAt, expiresOn }: { pooledAt: Date; expiresOn: CivilDate },
): Promise<(Project & { summary: string }) | null> {
  const { actor, now } = tx.ctx
  const values = [actor.networkId, id, applicationId, expiresOn, pooledAt, now, projectMachine.initial]
  return tx.find(insertFromApplication, values)
}

const setSearch = sql(
  'project.set-search',
  `update project set search = ${searchVectorSql(3, 4)} where network_id = $1 and id = $2`,
)

export function updateSearch(tx: Tx, id: Id, words: readonly [title: string, text: string]): void {
  tx.write(setSearch, [tx.ctx.actor.networkId, id, ...words])
}

const setState = sql(
  'project.set-state',
  'update project set state = $3, ended_because = $4, changed_at = $5 where network_id = $1 and id = $2',
)

/** @param endedBecause what staff wrote; null while it goes on, and for what left the pool by the clock */
export function setProjectState(tx: Tx, id: Id, state: ProjectState, endedBecause: string | null = null): void {
  tx.write(setState, [tx.ctx.actor.networkId, id, state, endedBecause, tx.ctx.now])
}
