import { may } from '../../../../base/access.ts'
import type { Id, Tx } from '../../../../base/context.ts'
import type { Path } from '../../../../base/path.ts'
import { ensure } from '../../../../base/refusal.ts'
import { kindRule, type OrganisationKind, type Party } from '../../../people/organisation.ts'
import { ownOrganisations, refuseNonMember } from '../../../people/server/public.ts'

export interface ActingOrganisation {
  id: Id
  name: string
  party: Party
}

/**
 * The verified organisation the actor acts for; null for staff who act for the place itself.
 * @throws AppError invalid at `organisationId`; forbidden `design.opener` for who names none and is no staff of the place
 */
export async function actingFor(
  tx: Tx,
  place: { path: Path },
  organisationId: Id | undefined,
): Promise<ActingOrganisation | null> {
  if (organisationId === undefined) {
    if (!may(tx.ctx.actor, 'design.open', place))
      ensure({ code: 'design.opener', fields: { organisationId: 'required' } }, 'forbidden')
    return null
  }
  ensure(await refuseNonMember(tx, organisationId))
  const own = (await ownOrganisations(tx.ctx)).find(({ id }) => id === organisationId)
  if (!own) throw new Error('a member of a verified organisation has it among their own')
  return { id: own.id, name: own.name, party: kindRule(own.kind as OrganisationKind).party }
}
