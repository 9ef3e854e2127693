import type { Actor, Id } from '../../base/context.ts'
import { covers, type Path } from '../../base/path.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { Role } from '../../base/roles.ts'

/**
 * Which roles each role may give and end, on nodes it reaches. Who audits the headquarters is not chosen by it, and
 * nobody makes another of the kind that made them, except administrators.
 */
const gives: Partial<Record<Role, readonly Role[]>> = {
  admin: ['admin', 'hq-manager', 'operator', 'clerk', 'community-worker', 'auditor', 'expert'],
  'hq-manager': ['operator', 'clerk', 'community-worker', 'expert'],
}

/** The roles this actor may give on that node, in the order of the table. */
export function givableRoles(actor: Pick<Actor, 'grants'>, path: Path): Role[] {
  const reaching = actor.grants.filter((grant) => covers(grant.path, path))
  return [...new Set(reaching.flatMap((grant) => gives[grant.role] ?? []))]
}

export interface Receiver {
  id: Id
  erased: boolean
  minor: boolean
}

/** Nobody gives to himself, nor what is above him; minors and erased people hold no office. */
export function refuseGrant(actor: Actor, receiver: Receiver, role: Role, path: Path): Refusal {
  if (receiver.id === actor.personId) return { code: 'grant.self' }
  if (receiver.erased) return { code: 'grant.erased' }
  if (receiver.minor) return { code: 'grant.minor' }
  return givableRoles(actor, path).includes(role) ? null : { code: 'grant.beyond-reach' }
}

export interface HeldGrant {
  id: Id
  personId: Id
  role: Role
  path: Path
  ended: boolean
}

/**
 * Someone may lay down an own role, or end one they could have given. Every node keeps an administrator: the last one
 * who covers it cannot go.
 *
 * @param administrators all who hold `admin` now, this grant included
 */
export function refuseEndGrant(actor: Actor, grant: HeldGrant, administrators: readonly HeldGrant[]): Refusal {
  if (grant.ended) return { code: 'grant.ended' }
  const own = grant.personId === actor.personId
  if (!own && !givableRoles(actor, grant.path).includes(grant.role)) return { code: 'grant.beyond-reach' }
  if (grant.role !== 'admin') return null
  const another = administrators.some(
    (other) => other.id !== grant.id && !other.ended && covers(other.path, grant.path),
  )
  return another ? null : { code: 'grant.last-admin' }
}
