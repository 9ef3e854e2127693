import { type CivilDate, civilDate, isCivilDate } from '../../base/clock.ts'
import { type Law, lawOn } from '../../base/law.ts'
import type { Fen } from '../../base/money.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { Permission } from '../../base/roles.ts'
import { machine, refuseTransition } from '../../base/state-machine.ts'

export const projectStates = [
  'pooled',
  'refining',
  'signing',
  'delivering',
  'evaluating',
  'rectifying',
  'closed',
  'ended',
] as const
export type ProjectState = (typeof projectStates)[number]

export const projectActions = ['refine', 'approve', 'sign', 'evaluate', 'rectify', 'close', 'end', 'expire'] as const
export type ProjectAction = (typeof projectActions)[number]

export type ProjectWho = Extract<Permission, `project.${string}`> | 'program'

/** From the pool to the showcase (handbook B1, project states). What is not listed may not be done. */
export const projectMachine = machine<ProjectState, ProjectAction, ProjectWho>({
  name: 'project',
  initial: 'pooled',
  states: {
    pooled: {
      // its money is promised: plan and budget are gone through again with those who pay
      refine: { to: 'refining', who: ['project.manage', 'program'] },
      end: { to: 'ended', who: ['project.manage'] },
      expire: { to: 'ended', who: ['program'] },
    },
    refining: {
      approve: { to: 'signing', who: ['project.manage'] },
      end: { to: 'ended', who: ['project.manage'] },
    },
    signing: {
      sign: { to: 'delivering', who: ['program'] },
      end: { to: 'ended', who: ['project.manage'] },
    },
    delivering: {
      evaluate: { to: 'evaluating', who: ['program'] },
      end: { to: 'ended', who: ['project.manage'] },
    },
    evaluating: {
      rectify: { to: 'rectifying', who: ['program'] },
      close: { to: 'closed', who: ['program'] },
      end: { to: 'ended', who: ['project.manage'] },
    },
    rectifying: {
      evaluate: { to: 'evaluating', who: ['program'] },
      end: { to: 'ended', who: ['project.manage'] },
    },
    closed: {},
    ended: {},
  },
})

/** Years a project may wait in the pool before it is costed anew (product.md 8, readiness and expiry). */
export const poolLaw: Law<{ years: number }> = {
  id: 'project.pool',
  title: { zh: '在库期限', en: 'Time in the pool' },
  versions: [{ validFrom: '2014-01-01', source: 'product.md 8; the network’s own rule', value: { years: 2 } }],
}

/** The last day in the pool of what entered it then: the same day, so many years later. */
export function expiryOf(pooledAt: Date): CivilDate {
  const entered = civilDate(pooledAt)
  const year = Number(entered.slice(0, 4)) + lawOn(poolLaw, entered).value.years
  const anniversary = `${year}${entered.slice(4)}`
  // 29 February alone may have none: the last day of that month is meant (民法典 §202)
  return isCivilDate(anniversary) ? anniversary : `${year}-02-28`
}

/** 预算, 已认购, 已到账, 已拨付, 已支出: five figures that are never merged (product.md 9). */
export interface Figures {
  budgetFen: Fen
  pledgedFen: Fen
  receivedFen: Fen
  allocatedFen: Fen
  spentFen: Fen
}

/** What is still to be found. */
export function gapOf({ budgetFen, pledgedFen }: Pick<Figures, 'budgetFen' | 'pledgedFen'>): Fen {
  return Math.max(0, budgetFen - pledgedFen)
}

/** A project is ended by staff with a reason; what was spent and allocated is settled by its money, not here. */
export function refuseEnd({ state }: { state: ProjectState }): Refusal {
  return refuseTransition(projectMachine, state, 'end')
}

export const projectEvents = {
  'project.pooled': { thread: true, record: true },
  'project.refining': { thread: true },
  'plan.saved': {},
  'plan.submitted': { thread: true },
  'plan.returned': {},
  'plan.check-overdue': {},
  'project.approved': { thread: true, record: true },
  'project.signed': { thread: true, record: true },
  'project.evaluating': { thread: true },
  'project.rectifying': { thread: true },
  'project.closed': { thread: true, record: true },
  'project.ended': { thread: true, record: true },
  'project.expired': { thread: true, record: true },
} as const
export type ProjectEventType = keyof typeof projectEvents
