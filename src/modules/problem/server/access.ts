import { authorise } from '../../../base/access.ts'
import type { Actor } from '../../../base/context.ts'
import type { Permission } from '../../../base/roles.ts'
import { type ProblemAction, type ProblemFacts, refusePermission, staffPermission } from '../problem.ts'

/** Lets the actor pass by place or by who handles it; otherwise it is refused as any record at that place would be. */
export function authoriseProblem(
  actor: Actor,
  permission: Permission,
  problem: Pick<ProblemFacts, 'path' | 'handlerPath'>,
): void {
  if (refusePermission(actor, permission, problem) !== null) authorise(actor, permission, problem)
}

/** The same for a step of the machine, with the permission it names. */
export function authoriseStep(
  actor: Actor,
  action: ProblemAction,
  problem: Pick<ProblemFacts, 'path' | 'handlerPath'>,
): void {
  const permission = staffPermission(action)
  if (!permission) throw new Error(`${action} is no step of the staff`)
  authoriseProblem(actor, permission, problem)
}
