import { type CivilDate, civilDate, isCivilDate } from '../../base/clock.ts'
import type { Id } from '../../base/context.ts'
import { type Law, lawOn } from '../../base/law.ts'
import type { Fen } from '../../base/money.ts'
import { firstRefusal, type Refusal, refuseFields } from '../../base/refusal.ts'
import { machine } from '../../base/state-machine.ts'
import { collapseSpace } from '../../base/text.ts'
import { type BudgetLine, budgetSums, refuseLines } from '../call/budget.ts'
import type { ProjectState } from './project.ts'

export const planStates = ['draft', 'submitted', 'returned', 'approved'] as const
export type PlanState = (typeof planStates)[number]

export const planActions = ['submit', 'return', 'approve'] as const
export type PlanAction = (typeof planActions)[number]

/** The refined plan (优化方案、核定预算): who delivers writes it, somebody of the platform approves it (handbook B1). */
export const planMachine = machine<PlanState, PlanAction, 'deliverer' | 'project.manage'>({
  name: 'plan',
  initial: 'draft',
  states: {
    draft: { submit: { to: 'submitted', who: ['deliverer'], deadline: 'plan.check' } },
    submitted: {
      return: { to: 'returned', who: ['project.manage'] },
      approve: { to: 'approved', who: ['project.manage'] },
    },
    returned: { submit: { to: 'submitted', who: ['deliverer'], deadline: 'plan.check' } },
    approved: {},
  },
})

/** What is to be reached, and how anybody can tell that it was. */
export interface Goal {
  text: string
  /** the figure or fact that shows it */
  target: string
}

/** A stretch of the work that is accepted as a whole; money follows it. */
export interface PlannedMilestone {
  title: string
  dueOn: CivilDate
  /** what will be handed in to show it */
  evidence: string
  /** of the grant, in whole per cent, paid once it is accepted */
  sharePercent: number
}

export interface Plan {
  startsOn: CivilDate
  endsOn: CivilDate
  goals: readonly Goal[]
  milestones: readonly PlannedMilestone[]
  budget: readonly BudgetLine[]
  /** of the grant, in whole per cent, paid once the agreement is signed */
  signingPercent: number
}

export const mostGoals = 6
export const mostMilestones = 8

/** What of a grant is paid when: so much at most before anything is shown, so much kept for the end. */
export const trancheLaw: Law<{ signingMost: number; lastLeast: number }> = {
  id: 'project.tranches',
  title: { zh: '分期拨付', en: 'Payment in tranches' },
  versions: [
    { validFrom: '2014-01-01', source: 'handbook B1, tranches 50/40/10', value: { signingMost: 50, lastLeast: 10 } },
  ],
}

/** Working days in which a plan that was handed in is looked at. */
export const planCheckLaw: Law<{ workingDays: number }> = {
  id: 'project.plan-check',
  title: { zh: '方案核定期限', en: 'Time to look at a plan' },
  versions: [{ validFrom: '2014-01-01', source: 'the network’s own promise', value: { workingDays: 10 } }],
}

/**
 * What each tranche comes to: the first at signing, then one for each milestone. Cut at the running sum, so that they add
 * up to the grant to the fen whatever the shares are.
 */
export function tranchesOf(
  grantFen: Fen,
  { signingPercent, milestones }: Pick<Plan, 'signingPercent' | 'milestones'>,
): Fen[] {
  const shares = [signingPercent, ...milestones.map(({ sharePercent }) => sharePercent)]
  let percent = 0
  let paid = 0
  return shares.map((share) => {
    percent += share
    const upTo = Number((BigInt(grantFen) * BigInt(percent)) / 100n)
    const tranche = upTo - paid
    paid = upTo
    return tranche
  })
}

const isShare = (percent: number) => Number.isInteger(percent) && percent >= 0 && percent <= 100

function refuseTerm({ startsOn, endsOn }: Pick<Plan, 'startsOn' | 'endsOn'>): Refusal {
  return refuseFields('input.invalid', {
    startsOn: isCivilDate(startsOn) ? null : 'not-a-date',
    endsOn: !isCivilDate(endsOn) ? 'not-a-date' : endsOn <= startsOn ? 'plan.ends-before' : null,
  })
}

function refuseGoals(goals: Plan['goals']): Refusal {
  const faults: Record<string, string | null> = { goals: goals.length === 0 ? 'required' : null }
  if (goals.length > mostGoals) faults.goals = 'too-many'
  goals.forEach(({ text, target }, index) => {
    faults[`goals.${index}.text`] = collapseSpace(text) === '' ? 'required' : null
    faults[`goals.${index}.target`] = collapseSpace(target) === '' ? 'required' : null
  })
  return refuseFields('input.invalid', faults)
}

function refuseDue(dueOn: CivilDate, after: CivilDate, { startsOn, endsOn }: Plan): string | null {
  if (!isCivilDate(dueOn)) return 'not-a-date'
  if (dueOn < startsOn || dueOn > endsOn) return 'plan.outside-term'
  return dueOn < after ? 'plan.out-of-order' : null
}

function refuseMilestones(plan: Plan): Refusal {
  const { milestones } = plan
  const faults: Record<string, string | null> = { milestones: milestones.length === 0 ? 'required' : null }
  if (milestones.length > mostMilestones) faults.milestones = 'too-many'
  milestones.forEach(({ title, dueOn, evidence, sharePercent }, index) => {
    const at = `milestones.${index}`
    faults[`${at}.title`] = collapseSpace(title) === '' ? 'required' : null
    faults[`${at}.evidence`] = collapseSpace(evidence) === '' ? 'required' : null
    faults[`${at}.dueOn`] = refuseDue(dueOn, milestones[index - 1]?.dueOn ?? plan.startsOn, plan)
    faults[`${at}.sharePercent`] = isShare(sharePercent) ? null : 'plan.no-share'
  })
  return refuseFields('input.invalid', faults)
}

/** The shares come to the whole grant, not too much of it before anything is shown, enough of it kept for the end. */
function refuseShares(plan: Plan, today: CivilDate): Refusal {
  const { signingMost, lastLeast } = lawOn(trancheLaw, today).value
  const { signingPercent, milestones } = plan
  const last = milestones.at(-1)?.sharePercent ?? 0
  const sum = milestones.reduce((all, { sharePercent }) => all + sharePercent, signingPercent)
  const faults = {
    signingPercent: !isShare(signingPercent) ? 'plan.no-share' : signingPercent > signingMost ? 'plan.too-early' : null,
    [`milestones.${milestones.length - 1}.sharePercent`]: last < lastLeast ? 'plan.too-little-kept' : null,
    milestones: sum === 100 ? null : 'plan.not-whole',
  }
  const refusal = refuseFields('input.invalid', faults)
  return refusal && { ...refusal, params: { signingMost, lastLeast, sum } }
}

/** The budget is what was promised, no more and no less, and the own share is what was applied with. */
function refuseMoney(budget: Plan['budget'], promised: { budgetFen: Fen; ownFen: Fen }): Refusal {
  if (budget.length === 0) return refuseFields('input.invalid', { budget: 'required' })
  const faulty = refuseLines(budget)
  if (faulty) return faulty
  const { totalFen, ownFen } = budgetSums(budget)
  const fault =
    totalFen !== promised.budgetFen ? 'plan.not-budget' : ownFen !== promised.ownFen ? 'plan.not-own-share' : null
  const refusal = refuseFields('input.invalid', { budget: fault })
  return refusal && { ...refusal, params: { ...promised, totalFen, linesOwnFen: ownFen } }
}

/** Is the plan whole: a term, goals that can be told reached, milestones with their evidence and share, the money? */
export function refusePlan(plan: Plan, promised: { budgetFen: Fen; ownFen: Fen }, now: Date): Refusal {
  return firstRefusal(
    refuseTerm(plan),
    refuseGoals(plan.goals),
    refuseMilestones(plan),
    refuseShares(plan, civilDate(now)),
    refuseMoney(plan.budget, promised),
  )
}

/** Written while the project is refined, by who delivers it, until it is handed in. */
export function refusePlanning(project: { state: ProjectState }, plan: { state: PlanState } | null): Refusal {
  if (project.state !== 'refining') return { code: 'plan.not-now' }
  return plan?.state === 'submitted' || plan?.state === 'approved' ? { code: 'plan.handed-in' } : null
}

/** Nobody judges what they wrote themselves; who sends it back says why. */
export function refusePlanDecision(
  project: { state: ProjectState },
  plan: { state: PlanState; submittedBy: Id | null },
  decision: { approve: boolean; because: string; by: Id | null; ofTeam: boolean },
): Refusal {
  if (plan.state !== 'submitted') return { code: 'plan.not-handed-in' }
  // what has ended meanwhile is planned no more
  if (project.state !== 'refining') return { code: 'plan.over' }
  if (decision.ofTeam || plan.submittedBy === decision.by) return { code: 'plan.own-work' }
  const silent = !decision.approve && collapseSpace(decision.because).length < 4
  return refuseFields('input.invalid', { because: silent ? 'required' : null })
}

/** From where somebody begins: what was applied for, half of the grant at signing, the rest in two steps. */
export function firstPlan(from: { startsOn?: string; endsOn?: string; budget: readonly BudgetLine[] }): Plan {
  return {
    startsOn: isCivilDate(from.startsOn) ? from.startsOn : '',
    endsOn: isCivilDate(from.endsOn) ? from.endsOn : '',
    goals: [],
    milestones: [],
    budget: from.budget,
    signingPercent: 50,
  }
}
