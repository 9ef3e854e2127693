import { reachOf } from '../../../base/access.ts'
import type { Context, Id } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import type { FileReading } from '../../../server/files/serving.ts'

const selectOpen = sql(
  'review.may-read-papers',
  `select (c.rules ->> 'blind')::boolean as "blind"
     from assignment s
     join review r on r.network_id = s.network_id and r.id = s.review_id
     join call c on c.network_id = r.network_id and c.id = r.call_id
    where s.network_id = $1 and s.application_id = $2 and s.expert_id = $3 and s.state in ('open', 'submitted')`,
)

/**
 * Papers of an application are read by an expert who declared no interest in it and judges it; where the call is judged
 * blind without their names.
 */
export async function mayReadJudged(ctx: Context, applicationId: Id): Promise<FileReading> {
  const { actor, db } = ctx
  if (actor.personId === null || reachOf(actor, 'review.score').length === 0) return false
  const judged = await db.find<{ blind: boolean }>(selectOpen, [actor.networkId, applicationId, actor.personId])
  return judged !== null && (judged.blind ? 'unnamed' : true)
}
