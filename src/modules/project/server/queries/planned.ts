import type { Context, Id } from '../../../../base/context.ts'
import { sql } from '../../../../server/database.ts'
import type { PlanState } from '../../plan.ts'

/* What pages of others show of plans. */

export interface PlannedStep {
  title: string
  dueOn: string
  evidence: string
  sharePercent: number
  amountFen: number
}

const selectSteps = sql(
  'plan.steps',
  `select m.title, to_char(m.due_on, 'YYYY-MM-DD') as "dueOn", m.evidence, m.share_percent as "sharePercent",
          m.tranche_fen as "amountFen"
     from milestone m where m.network_id = $1 and m.project_id = $2 order by m.position`,
)

/** The steps of an approved plan, the signing first; none before it was approved. */
export function plannedSteps(ctx: Context, projectId: Id): Promise<PlannedStep[]> {
  return ctx.db.rows<PlannedStep>(selectSteps, [ctx.actor.networkId, projectId])
}

export interface PlanToWrite {
  code: string
  title: string
  organisation: string
  /** null while nothing was kept */
  state: PlanState | null
}

const selectMine = sql(
  'plan.mine',
  `select p.code, p.title, o.name as "organisation", l.state
     from membership b
     join project p on p.network_id = b.network_id and p.organisation_id = b.organisation_id and p.state = 'refining'
     join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
     left join plan l on l.network_id = p.network_id and l.project_id = p.id
    where b.network_id = $1 and b.person_id = $2 and b.ended_at is null and ($3::uuid is null or p.id = $3)
    order by l.state is not distinct from 'returned' desc, l.state is not distinct from 'submitted', p.id desc limit 30`,
)

/**
 * Projects of the reader's organisations that wait for their plan, what needs them first.
 * @param projectId of this one alone, if it is one of them
 */
export function plansOfMine(ctx: Context, projectId: Id | null = null): Promise<PlanToWrite[]> {
  const { personId, networkId, scopes } = ctx.actor
  if (personId === null || scopes) return Promise.resolve([])
  return ctx.db.rows<PlanToWrite>(selectMine, [networkId, personId, projectId])
}
