import { may } from '../../../base/access.ts'
import type { Context, Id } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { sql } from '../../../server/database.ts'
import { tiesOf } from './applicant.ts'

const selectReaders = sql(
  'application.of-file',
  'select path, submitted_at is not null as "sent" from application where network_id = $1 and id = $2',
)

/** Papers of an application are read by its organisation and, once sent in, by those who run the call. */
export async function mayReadPapers(ctx: Context, applicationId: Id): Promise<boolean> {
  const row = await ctx.db.find<{ path: Path; sent: boolean }>(selectReaders, [ctx.actor.networkId, applicationId])
  if (!row) return false
  return (row.sent && may(ctx.actor, 'call.read', row)) || (await tiesOf(ctx, applicationId)).applicant
}
