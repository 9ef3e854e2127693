import { authorise } from '../../../../base/access.ts'
import type { Context } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { ensure } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { transact } from '../../../../server/transact.ts'
import type * as contracts from '../../contract.ts'
import { projectMachine, refuseEnd } from '../../project.ts'
import { lockProject, projectSubject, setProjectState } from '../store.ts'

/** Ends a project before its time, with a reason that everybody reads; what it still holds is settled by its money. */
export function endProject(
  ctx: Context,
  input: InputOf<typeof contracts.endProject>,
): Promise<OutputOf<typeof contracts.endProject>> {
  return transact(ctx, async (tx) => {
    const project = await lockProject(tx, input.code)
    authorise(ctx.actor, 'project.manage', project)
    ensure(refuseEnd(project))
    const state = nextState(projectMachine, project.state, 'end')
    setProjectState(tx, project.id, state, input.reason)
    tx.clearDeadline('project.expiry', project.id)
    tx.clearDeadline('plan.check', project.id)
    tx.event('project.ended', projectSubject(project), { reason: input.reason })
    return { code: project.code, state }
  })
}
