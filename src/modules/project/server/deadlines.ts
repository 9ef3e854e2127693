import { nextState } from '../../../base/state-machine.ts'
import type { DeadlineHandler } from '../../../server/module.ts'
import { projectMachine } from '../project.ts'
import { lockProjectById, projectSubject, setProjectState } from './store.ts'
import { lockPlan } from './store-plan.ts'

/** Not enough money came in its time: it leaves the pool. */
const expired: DeadlineHandler = async (tx, { subjectId }) => {
  const project = await lockProjectById(tx, subjectId)
  if (project.state !== 'pooled') return
  setProjectState(tx, project.id, nextState(projectMachine, project.state, 'expire'))
  tx.event('project.expired', projectSubject(project))
}

/** We are late with looking at a plan: it stands in the trail of those who manage the project. */
const planCheckOverdue: DeadlineHandler = async (tx, { subjectId }) => {
  const project = await lockProjectById(tx, subjectId)
  const plan = await lockPlan(tx, project.id)
  if (plan?.state === 'submitted') tx.event('plan.check-overdue', projectSubject(project))
}

export const projectDeadlines = {
  'plan.check': planCheckOverdue,
  'project.expiry': expired,
} satisfies Record<string, DeadlineHandler>
