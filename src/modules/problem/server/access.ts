import { authorise, may } from '../../../base/access.ts'
import type { Actor } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import type { Permission } from '../../../base/roles.ts'

/** A record is reached from its place, or from the node that handles it for another (the culture branch). */
export function authoriseProblem(
  actor: Actor,
  permission: Permission,
  problem: { path: Path; handlerPath: Path | null },
): void {
  if (problem.handlerPath && may(actor, permission, { path: problem.handlerPath })) return
  authorise(actor, permission, problem)
}
