import type { Actor, Scope } from './context.ts'
import { AppError } from './refusal.ts'
import { coversAny, outermost, type Path } from './path.ts'
import { type Permission, permissionRoles, type Role } from './roles.ts'

/** The nodes on which the actor holds a permission: what its roles give, narrowed by its token's scopes. */
export function reachOf(actor: Pick<Actor, 'grants' | 'scopes'>, permission: Permission): Path[] {
  if (actor.scopes && !actor.scopes.includes(permission)) return []
  const roles: readonly Role[] = permissionRoles[permission]
  return outermost(actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.path))
}

export function may(actor: Pick<Actor, 'grants' | 'scopes'>, permission: Permission, target: { path: Path }): boolean {
  return coversAny(reachOf(actor, permission), target.path)
}

/** Every node on which the actor holds any role at all. */
function anyReach(actor: Actor): Path[] {
  return outermost(actor.grants.map((grant) => grant.path))
}

/**
 * Lets the actor pass, or throws: 401 for nobody, 404 when the record is out of reach (its existence is not told),
 * 403 when it is within reach without the permission.
 */
export function authorise(actor: Actor, permission: Permission, target: { path: Path }): void {
  if (actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  if (may(actor, permission, target)) return
  if (!coversAny(anyReach(actor), target.path)) throw new AppError('not-found', { code: 'not-found' })
  throw new AppError('forbidden', { code: 'permission-missing', params: { permission } })
}

/** What a list may show: the nodes of the permission; throws when there are none. */
export function scopeFor(actor: Actor, permission: Permission): Scope & { paths: Path[] } {
  if (actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  const paths = reachOf(actor, permission)
  if (paths.length === 0) throw new AppError('forbidden', { code: 'permission-missing', params: { permission } })
  return { paths }
}
