import { nextState } from '../../../base/state-machine.ts'
import type { DeadlineHandler } from '../../../server/module.ts'
import { projectMachine } from '../project.ts'
import { lockProjectById, projectSubject, setProjectState } from './store.ts'

/** Not enough money came in its time: it leaves the pool. */
const expired: DeadlineHandler = async (tx, { subjectId }) => {
  const project = await lockProjectById(tx, subjectId)
  if (project.state !== 'pooled') return
  setProjectState(tx, project.id, nextState(projectMachine, project.state, 'expire'))
  tx.event('project.expired', projectSubject(project))
}

export const projectDeadlines = { 'project.expiry': expired } satisfies Record<string, DeadlineHandler>
