import type { Id, Tx } from '../../../base/context.ts'
import type { Fen } from '../../../base/money.ts'
import { nextState } from '../../../base/state-machine.ts'
import { sql } from '../../../server/database.ts'
import { projectMachine } from '../project.ts'
import { planActs, type SamplePlan } from './demonstration-plan.ts'
import { byCode, lockProject, lockProjectById, type Project, projectSubject, setProjectState } from './store.ts'

const setPledged = sql(
  'project.set-pledged',
  'update project set pledged_fen = pledged_fen + $3 where network_id = $1 and id = $2',
)

/** More, or less, is promised to a locked project. That it is never more than the budget is held by the database, too. */
export function addPledged(tx: Tx, id: Id, fen: Fen): void {
  tx.write(setPledged, [tx.ctx.actor.networkId, id, fen])
}

const setReceived = sql(
  'project.set-received',
  'update project set received_fen = received_fen + $3 where network_id = $1 and id = $2',
)

/** More has arrived for a locked project, or less when a mistake is put right; never less than was allocated of it. */
export function addReceived(tx: Tx, id: Id, fen: Fen): void {
  tx.write(setReceived, [tx.ctx.actor.networkId, id, fen])
}

/** All of its money is promised: a locked project leaves the pool, its plan and budget are gone through with who pays. */
export function beginRefining(tx: Tx, project: Project): void {
  setProjectState(tx, project.id, nextState(projectMachine, project.state, 'refine'))
  tx.clearDeadline('project.expiry', project.id)
  tx.event('project.refining', projectSubject(project))
}

/** The agreement stands: a locked project is delivered from now on. */
export function beginDelivery(tx: Tx, project: Project): void {
  setProjectState(tx, project.id, nextState(projectMachine, project.state, 'sign'))
  tx.event('project.signed', projectSubject(project))
}

export { byCode, lockProject, lockProjectById, planActs, type Project, type SamplePlan }
export { scaledStage } from './scale.ts'
