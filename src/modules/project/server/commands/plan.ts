import { authorise } from '../../../../base/access.ts'
import type { Context, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { civilDate } from '../../../../base/clock.ts'
import { lawOn } from '../../../../base/law.ts'
import { ensure, firstRefusal } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { deadlineAfter } from '../../../../base/working-days.ts'
import { transact } from '../../../../server/transact.ts'
import { refuseNonMember } from '../../../people/server/public.ts'
import type * as contracts from '../../contract-plan.ts'
import { type Plan, planCheckLaw, planMachine, refusePlan, refusePlanDecision, refusePlanning } from '../../plan.ts'
import { projectMachine } from '../../project.ts'
import { lockProject, type Project, projectSubject, setProjectState } from '../store.ts'
import {
  authoriseDeliverer,
  deliversOf,
  insertMilestones,
  lockPlan,
  markDecided,
  markSubmitted,
  promisedTo,
  type StoredPlan,
  writePlan,
} from '../store-plan.ts'

type Done = OutputOf<typeof contracts.savePlan>

async function lockToWrite(
  tx: Tx,
  { code, version }: { code: string; version: number },
): Promise<{ project: Project; plan: StoredPlan | null }> {
  const project = await lockProject(tx, code)
  await authoriseDeliverer(tx, project.id)
  const plan = await lockPlan(tx, project.id)
  const changed = (plan?.version ?? 0) !== version
  ensure(firstRefusal(refusePlanning(project, plan), changed ? { code: 'plan.changed-meanwhile' } : null))
  return { project, plan }
}

function planOf({ startsOn, endsOn, goals, milestones, budget, signingPercent }: Plan): Plan {
  return { startsOn, endsOn, goals, milestones, budget, signingPercent }
}

/** Keeps what has been written so far. @throws AppError conflict `plan.changed-meanwhile`, `plan.not-now`, `plan.handed-in` */
export function savePlan(ctx: Context, input: InputOf<typeof contracts.savePlan>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { project, plan } = await lockToWrite(tx, input)
    writePlan(tx, project.id, planOf(input))
    tx.event('plan.saved', projectSubject(project))
    return { code: project.code, state: plan?.state ?? planMachine.initial, version: input.version + 1 }
  })
}

/**
 * Hands the plan in: whole, for exactly the money that was promised. It is looked at within the promised working days.
 *
 * @throws AppError invalid by field; conflict `plan.changed-meanwhile`, `plan.not-now`, `plan.handed-in`
 */
export function submitPlan(ctx: Context, input: InputOf<typeof contracts.submitPlan>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { project, plan } = await lockToWrite(tx, input)
    ensure(await refuseNonMember(tx, project.organisationId))
    ensure(refusePlan(input, await promisedTo(tx, project.id), ctx.now))
    const state = nextState(planMachine, plan?.state ?? planMachine.initial, 'submit')
    writePlan(tx, project.id, planOf(input))
    markSubmitted(tx, project.id, state)
    const { workingDays } = lawOn(planCheckLaw, civilDate(ctx.now)).value
    tx.deadline('plan.check', projectSubject(project), deadlineAfter(ctx.now, workingDays).at)
    tx.event('plan.submitted', projectSubject(project))
    return { code: project.code, state, version: input.version + 2 }
  })
}

/**
 * Approves plan and budget, or sends them back with the reason. What is approved is cut into milestones, and the project
 * goes on to its agreement.
 *
 * @throws AppError conflict `plan.not-handed-in`, `plan.own-work`; invalid at `because`
 */
export function decidePlan(ctx: Context, input: InputOf<typeof contracts.decidePlan>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const project = await lockProject(tx, input.code)
    authorise(ctx.actor, 'project.manage', project)
    const plan = await lockPlan(tx, project.id)
    const approve = input.decision === 'approve'
    const { ofTeam } = await deliversOf(tx, project.id)
    const decision = { approve, because: input.because, by: ctx.actor.personId, ofTeam }
    ensure(refusePlanDecision(project, plan ?? { state: planMachine.initial, submittedBy: null }, decision))
    // judged by the rule above: without a plan nothing was handed in
    const handedIn = plan as StoredPlan
    const other = input.version !== undefined && input.version !== handedIn.version
    ensure(other ? { code: 'plan.changed-meanwhile' } : null)
    const state = nextState(planMachine, handedIn.state, input.decision)
    markDecided(tx, project.id, state, approve ? null : input.because)
    tx.clearDeadline('plan.check', project.id)
    if (approve) await approved(tx, project, handedIn)
    else tx.event('plan.returned', projectSubject(project), {}, { because: input.because })
    return { code: project.code, state, version: handedIn.version + 1 }
  })
}

async function approved(tx: Tx, project: Project, plan: StoredPlan): Promise<void> {
  const { budgetFen, ownFen } = await promisedTo(tx, project.id)
  const grantFen = budgetFen - ownFen
  insertMilestones(tx, project.id, plan, grantFen)
  setProjectState(tx, project.id, nextState(projectMachine, project.state, 'approve'))
  const { startsOn, endsOn, milestones } = plan
  const facts = { budgetFen, grantFen, startsOn, endsOn, milestones: milestones.length }
  tx.event('project.approved', projectSubject(project), facts)
}
