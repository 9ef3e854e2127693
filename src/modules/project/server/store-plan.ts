import type { Id, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import type { Fen } from '../../../base/money.ts'
import { AppError } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { type Plan, planMachine, type PlanState, tranchesOf } from '../plan.ts'

/** What a plan is measured by: what was promised in all, and the part its organisation finds itself. */
export interface Promised {
  budgetFen: Fen
  ownFen: Fen
}

/** A plan as commands lock it, with its project locked before. */
export interface StoredPlan extends Plan {
  state: PlanState
  version: number
  submittedBy: Id | null
}

export const planColumns = `l.state, l.version, l.starts_on as "startsOn", l.ends_on as "endsOn", l.goals, l.milestones, l.budget,
  l.signing_percent as "signingPercent", l.submitted_by as "submittedBy"`

const selectPlan = sql(
  'plan.lock',
  `select ${planColumns} from plan l where l.network_id = $1 and l.project_id = $2 for update`,
)

/** Null until something was kept. */
export function lockPlan(tx: Tx, projectId: Id): Promise<StoredPlan | null> {
  return tx.find<StoredPlan>(selectPlan, [tx.ctx.actor.networkId, projectId])
}

const selectPromised = sql(
  'plan.promised',
  `select p.budget_fen as "budgetFen", a.own_fen as "ownFen"
     from project p join application a on a.network_id = p.network_id and a.id = p.application_id
    where p.network_id = $1 and p.id = $2`,
)

export function promisedTo(tx: Tx, projectId: Id): Promise<Promised> {
  return tx.get<Promised>(selectPromised, [tx.ctx.actor.networkId, projectId])
}

/**
 * Whether somebody belongs to those who deliver: the organisation itself, or a member of the team that does not lead.
 * @param person the parameter that holds their id
 */
export const deliversSql = (person: string) => `
  exists (select from membership b
           where b.network_id = p.network_id and b.person_id = ${person} and b.ended_at is null
             and b.organisation_id = p.organisation_id) as "deliverer",
  exists (select from design_member m
            left join membership b on b.network_id = m.network_id and b.organisation_id = m.organisation_id and b.ended_at is null
           where m.network_id = p.network_id and m.design_id = p.design_id and m.state = 'in' and m.part <> 'leads'
             and (m.person_id = ${person} or b.person_id = ${person})) as "ofTeam"`

export interface Delivers {
  deliverer: boolean
  ofTeam: boolean
}

const selectDelivers = sql(
  'project.delivers',
  `select ${deliversSql('$3')} from project p where p.network_id = $1 and p.id = $2`,
)

/** What the actor is to a project: a token acts for no organisation, and a tie that forbids stays one. */
export async function deliversOf(tx: Tx, projectId: Id): Promise<Delivers> {
  const { networkId, personId, scopes } = tx.ctx.actor
  if (personId === null) return { deliverer: false, ofTeam: false }
  const found = await tx.get<Delivers>(selectDelivers, [networkId, projectId, personId])
  return { deliverer: found.deliverer && !scopes, ofTeam: found.ofTeam || found.deliverer }
}

/** @throws AppError unauthenticated; forbidden `project.not-deliverer` */
export async function authoriseDeliverer(tx: Tx, projectId: Id): Promise<void> {
  if (tx.ctx.actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  if (!(await deliversOf(tx, projectId)).deliverer) throw new AppError('forbidden', { code: 'project.not-deliverer' })
}

const keepPlan = sql(
  'plan.keep',
  `insert into plan as l (network_id, project_id, state, version, starts_on, ends_on, goals, milestones, budget, signing_percent, written_by, changed_at)
   values ($1, $2, $11, 1, $3, $4, $5, $6, $7, $8, $9, $10)
   on conflict (network_id, project_id) do update
      set version = l.version + 1, starts_on = excluded.starts_on, ends_on = excluded.ends_on, goals = excluded.goals,
          milestones = excluded.milestones, budget = excluded.budget, signing_percent = excluded.signing_percent,
          written_by = excluded.written_by, changed_at = excluded.changed_at`,
)

export function writePlan(tx: Tx, projectId: Id, plan: Plan): void {
  const { startsOn, endsOn, goals, milestones, budget, signingPercent } = plan
  const { actor, now } = tx.ctx
  tx.write(keepPlan, [
    ...[actor.networkId, projectId, startsOn, endsOn],
    ...[JSON.stringify(goals), JSON.stringify(milestones), JSON.stringify(budget), signingPercent],
    ...[actor.personId, now, planMachine.initial],
  ])
}

const setSubmitted = sql(
  'plan.set-submitted',
  `update plan set state = $3, submitted_by = $4, submitted_at = $5, returned_because = null, version = version + 1, changed_at = $5
    where network_id = $1 and project_id = $2`,
)

export function markSubmitted(tx: Tx, projectId: Id, state: PlanState): void {
  const { actor, now } = tx.ctx
  tx.write(setSubmitted, [actor.networkId, projectId, state, actor.personId, now])
}

const setDecided = sql(
  'plan.set-decided',
  `update plan set state = $3, decided_by = $4, decided_at = $5, returned_because = $6, version = version + 1, changed_at = $5
    where network_id = $1 and project_id = $2`,
)

export function markDecided(tx: Tx, projectId: Id, state: PlanState, because: string | null): void {
  const { actor, now } = tx.ctx
  tx.write(setDecided, [actor.networkId, projectId, state, actor.personId, now, because])
}

const insertMilestone = sql(
  'plan.insert-milestone',
  `insert into milestone (network_id, id, project_id, position, title, due_on, evidence, share_percent, tranche_fen)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/** What an approved plan says is shown when, and what follows of the grant: position 0 is the signing. */
export function insertMilestones(tx: Tx, projectId: Id, plan: Plan, grantFen: Fen): void {
  const { actor, now } = tx.ctx
  const tranches = tranchesOf(grantFen, plan)
  const signing = { title: '签约', dueOn: plan.startsOn, evidence: '', sharePercent: plan.signingPercent }
  for (const [position, { title, dueOn, evidence, sharePercent }] of [signing, ...plan.milestones].entries())
    tx.write(insertMilestone, [
      ...[actor.networkId, newId(now), projectId, position, title, dueOn, evidence, sharePercent, tranches[position]],
    ])
}
