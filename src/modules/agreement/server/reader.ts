import { may } from '../../../base/access.ts'
import type { Context, Id } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { sql } from '../../../server/database.ts'

const selectReader = sql(
  'agreement.of-file',
  `select g.path, exists (select from agreement_party y
                            join membership b on b.network_id = y.network_id and b.organisation_id = y.organisation_id and b.ended_at is null
                           where y.network_id = g.network_id and y.agreement_id = g.id and b.person_id = $3) as "party"
     from agreement g where g.network_id = $1 and g.id = $2`,
)

/** A scan shows seals and signatures: its parties and staff read it, nobody else. */
export async function mayReadScan({ actor, db }: Context, agreementId: Id): Promise<boolean> {
  if (actor.personId === null) return false
  const row = await db.find<{ path: Path; party: boolean }>(selectReader, [
    ...[actor.networkId, agreementId, actor.personId],
  ])
  if (!row) return false
  return may(actor, 'project.read', row) || (row.party && !actor.scopes)
}
