import { may } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import type { Fen } from '../../../../base/money.ts'
import type { Path } from '../../../../base/path.ts'
import { notFound, type Refusal } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import type { BudgetLine } from '../../../call/budget.ts'
import type { getPlan as getContract, PlanDetail } from '../../contract-plan.ts'
import { firstPlan, type Plan, planMachine, refusePlanDecision, refusePlanning, tranchesOf } from '../../plan.ts'
import { byCode } from '../store.ts'
import { type Delivers, deliversSql, planColumns, type StoredPlan } from '../store-plan.ts'

interface Row extends Delivers {
  path: Path
  project: PlanDetail['project']
  budgetFen: Fen
  ownFen: Fen
  applied: { budget: BudgetLine[]; startsOn?: string; endsOn?: string }
  plan: (StoredPlan & { submittedAt: string | null; decidedAt: string | null; returnedBecause: string | null }) | null
  checkBy: Date | null
}

const selectPlan = sql(
  'plan.detail',
  `select p.path, json_build_object('code', p.code, 'title', p.title, 'state', p.state,
                                    'organisation', json_build_object('id', o.id, 'name', o.name)) as "project",
          p.budget_fen as "budgetFen", a.own_fen as "ownFen", ${deliversSql('$3')},
          json_build_object('budget', a.budget, 'startsOn', a.answers ->> 'startsOn', 'endsOn', a.answers ->> 'endsOn') as "applied",
          (select row_to_json(k) from (select ${planColumns}, l.submitted_at as "submittedAt", l.decided_at as "decidedAt",
                                              l.returned_because as "returnedBecause"
                                         from plan l where l.network_id = p.network_id and l.project_id = p.id) k) as "plan",
          (select w.due_at from deadline w where w.network_id = p.network_id and w.kind = 'plan.check' and w.subject_id = p.id) as "checkBy"
     from project p
     join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
     join application a on a.network_id = p.network_id and a.id = p.application_id
    where ${byCode}`,
)

/** Everybody reads what was approved; before, those who deliver and staff: others do not learn that there is one. */
function mayRead(ctx: Context, row: Row): boolean {
  return row.plan?.state === 'approved' || isDeliverer(ctx, row) || may(ctx.actor, 'project.read', row)
}

function isDeliverer({ actor }: Context, { deliverer }: Row): boolean {
  return deliverer && !actor.scopes
}

function mayWrite(ctx: Context, row: Row): Refusal {
  return isDeliverer(ctx, row) ? refusePlanning(row.project, row.plan) : { code: 'project.not-deliverer' }
}

function mayDecide({ actor }: Context, { path, project, plan, ofTeam, deliverer }: Row): Refusal {
  if (!may(actor, 'project.manage', { path }))
    return { code: 'permission-missing', params: { permission: 'project.manage' } }
  const ties = { by: actor.personId, ofTeam: ofTeam || deliverer }
  return refusePlanDecision(project, plan ?? { state: planMachine.initial, submittedBy: null }, {
    ...{ approve: true, because: '' },
    ...ties,
  })
}

function written({ plan, applied }: Row): Plan {
  return plan ?? firstPlan(applied)
}

const iso = (at: string | null | undefined) => (at ? new Date(at).toISOString() : null)

/**
 * The refined plan of a project: one statement. Until something was kept it is what was applied with.
 * @throws AppError not-found `project.not-found`; `plan.not-found` for who may not read it yet
 */
export async function getPlan(ctx: Context, input: InputOf<typeof getContract>): Promise<PlanDetail> {
  const code = normaliseCode(input.code)
  const row = code ? await ctx.db.find<Row>(selectPlan, [ctx.actor.networkId, code, ctx.actor.personId]) : null
  if (!row) throw notFound('project')
  if (!mayRead(ctx, row)) throw notFound('plan')
  const { startsOn, endsOn, goals, milestones, budget, signingPercent } = written(row)
  const { project, plan, budgetFen, ownFen, checkBy, applied } = row
  const grantFen = budgetFen - ownFen
  // why it came back is for those who mend it
  const inside = isDeliverer(ctx, row) || may(ctx.actor, 'project.read', row)
  return {
    ...{ startsOn, endsOn, goals: [...goals], milestones: [...milestones], budget: [...budget], signingPercent },
    ...{ project, budgetFen, ownFen, grantFen },
    applied: inside ? applied.budget : null,
    ...{ state: plan?.state ?? null, version: plan?.version ?? 0 },
    tranches: tranchesOf(grantFen, { signingPercent, milestones }),
    submittedAt: iso(plan?.submittedAt),
    decidedAt: iso(plan?.decidedAt),
    returnedBecause: inside ? (plan?.returnedBecause ?? null) : null,
    // it ends at 24:00: the day before that instant is the last
    checkBy: checkBy && inside ? civilDate(new Date(checkBy.getTime() - 1)) : null,
    can: { write: mayWrite(ctx, row), decide: mayDecide(ctx, row) },
  }
}
