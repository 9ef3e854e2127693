import type { Id, Tx } from '../../../base/context.ts'
import { AppError } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { kindRule, type OrganisationKind, type Party } from '../../people/organisation.ts'

const selectKind = sql(
  'design.organisation-kind',
  `select kind from organisation where network_id = $1 and id = $2 and state = 'verified'`,
)

/**
 * Which of the four parties a verified organisation belongs to.
 * @throws AppError invalid `organisation.not-verified` at `organisationId`
 */
export async function partyOf(tx: Tx, organisationId: Id): Promise<Party> {
  const row = await tx.find<{ kind: OrganisationKind }>(selectKind, [tx.ctx.actor.networkId, organisationId])
  if (!row)
    throw new AppError('invalid', { code: 'input.invalid', fields: { organisationId: 'organisation.not-verified' } })
  return kindRule(row.kind).party
}
