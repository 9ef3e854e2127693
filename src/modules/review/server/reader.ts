import type { Context, Id } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'

const selectOpen = sql(
  'review.may-read-papers',
  `select exists (select from assignment s where s.network_id = $1 and s.application_id = $2 and s.expert_id = $3
                   and s.state in ('open', 'submitted')) as "open"`,
)

/** Papers of an application are read by an expert who declared no interest in it and judges it. */
export async function mayReadJudged(ctx: Context, applicationId: Id): Promise<boolean> {
  const { networkId, personId, scopes } = ctx.actor
  if (personId === null || scopes) return false
  return (await ctx.db.get<{ open: boolean }>(selectOpen, [networkId, applicationId, personId])).open
}
