import type { Context, Id } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { sql } from '../../../server/database.ts'
import { type Consent, refusePermission, refuseReadChild } from '../problem.ts'
import { hashSecret } from '../../../server/secrets/secrets.ts'

const selectReader = sql(
  'problem.photo-reader',
  `select p.path, p.handler_path as "handlerPath", p.consent,
          exists (select from problem_follower f
                   where f.network_id = p.network_id and f.problem_id = p.id and f.role <> 'supporter' and f.ended_at is null
                     and (f.secret_hash = $3 or (f.person_id = $4 and f.role = 'reporter'))) as "holds"
     from problem p where p.network_id = $1 and p.id = $2`,
)

/** A photograph not yet reviewed is seen by staff in reach, and by who reported it or consents for the child. */
export async function mayReadPhoto(ctx: Context, problemId: Id, secret: string | null): Promise<boolean> {
  if (secret === null && ctx.actor.personId === null) return false
  const row = await ctx.db.find<{ path: Path; handlerPath: Path | null; consent: Consent; holds: boolean }>(
    selectReader,
    [ctx.actor.networkId, problemId, secret === null ? null : hashSecret(secret), ctx.actor.personId],
  )
  if (!row) return false
  if (row.holds) return true
  return refuseReadChild(row) === null && refusePermission(ctx.actor, 'problem.read', row) === null
}
