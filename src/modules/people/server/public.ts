import type { CivilDate } from '../../../base/clock.ts'
import type { Context, Id, Tx } from '../../../base/context.ts'
import { AppError, type Refusal } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import type { ContactOf } from '../../../server/inbox/desk.ts'
import type { OrganisationKind } from '../organisation.ts'
import { guardianState, type GuardianState } from '../people.ts'
import { liveGrants, ownerOf, readStored } from './store.ts'

const selectOwnMembership = sql(
  'people.own-membership',
  `select o.name, o.kind, o.state, m.role
     from organisation o
     left join membership m on m.network_id = o.network_id and m.organisation_id = o.id
      and m.person_id = $3 and m.ended_at is null
    where o.network_id = $1 and o.id = $2`,
)

interface OwnMembership {
  name: string
  kind: string
  state: string
  role: string | null
}

/**
 * May the actor act for this organisation now? Verified, and the actor is one of its members; the field is
 * `organisationId`.
 */
export async function refuseNonMember(tx: Tx, organisationId: Id): Promise<Refusal> {
  const { networkId, personId } = tx.ctx.actor
  const row = await tx.find<OwnMembership>(selectOwnMembership, [networkId, organisationId, personId])
  const fault = !row?.role ? 'organisation.not-member' : row.state === 'verified' ? null : 'organisation.not-verified'
  return fault ? { code: 'input.invalid', fields: { organisationId: fault } } : null
}

const selectVerified = sql(
  'people.verified-organisation',
  `select kind, name from organisation where network_id = $1 and id = $2 and state = 'verified'`,
)

/**
 * An organisation that may act or be named: verified.
 * @throws AppError invalid `organisation.not-verified` at `field`
 */
export async function verifiedOrganisation(
  tx: Tx,
  id: Id,
  field: string,
): Promise<{ kind: OrganisationKind; name: string }> {
  const found = await tx.find<{ kind: OrganisationKind; name: string }>(selectVerified, [tx.ctx.actor.networkId, id])
  if (!found) throw new AppError('invalid', { code: 'input.invalid', fields: { [field]: 'organisation.not-verified' } })
  return found
}

const selectOwnOrganisations = sql(
  'people.own-organisations',
  `select o.id, o.name, o.kind, m.role
     from membership m
     join organisation o on o.network_id = m.network_id and o.id = m.organisation_id and o.state = 'verified'
    where m.network_id = $1 and m.person_id = $2 and m.ended_at is null
    order by o.name, o.id limit 100`,
)

/** The verified organisations the actor may act for: for a picker in a form. */
export function ownOrganisations(ctx: Context): Promise<{ id: Id; name: string; kind: string; role: string }[]> {
  return ctx.actor.personId === null
    ? Promise.resolve([])
    : ctx.db.rows(selectOwnOrganisations, [ctx.actor.networkId, ctx.actor.personId])
}

const selectContacts = sql(
  'people.contacts',
  `select phone_sealed as "phoneSealed", email_sealed as "emailSealed" from person
    where network_id = $1 and id = $2 and erased_at is null`,
)

/** How a person can be reached, in plain text: for sending, or where the caller has checked the permission to see it. */
async function contactsOf(ctx: Context, personId: Id): Promise<{ phone: string | null; email: string | null }> {
  const row = await ctx.db.find<{ phoneSealed: string | null; emailSealed: string | null }>(selectContacts, [
    ctx.actor.networkId,
    personId,
  ])
  const owner = ownerOf.person(personId)
  return {
    phone: readStored(ctx, row?.phoneSealed ?? null, 'phone', owner),
    email: readStored(ctx, row?.emailSealed ?? null, 'email', owner),
  }
}

/** For the message desk: where a person is told besides the inbox. */
export const contactOf: ContactOf = async (ctx, personId) => {
  const { phone, email } = await contactsOf(ctx, personId)
  return phone || email ? { lang: 'zh', phone, mail: email } : null
}

const selectGuardianState = sql(
  'people.guardian-state',
  `select p.born_on as "bornOn",
          exists (select from consent c where c.network_id = p.network_id and c.person_id = p.id
                   and c.purpose = 'guardian' and c.withdrawn_at is null) as "consented",
          exists (select from guardian_link g where g.network_id = p.network_id and g.child_id = p.id
                   and g.ended_at is null) as "guardianNamed"
     from person p where p.network_id = $1 and p.id = $2`,
)

/**
 * Whether a person is a minor, and what a guardian has said (PIPL §31, handbook B11). Under 14 and `missing`: the caller
 * keeps and shows nothing of theirs.
 */
export async function guardianStateOf(ctx: Context, personId: Id): Promise<GuardianState> {
  const row = await ctx.db.find<{ bornOn: CivilDate | null; consented: boolean; guardianNamed: boolean }>(
    selectGuardianState,
    [ctx.actor.networkId, personId],
  )
  if (!row) throw new AppError('not-found', { code: 'person.not-found' })
  return guardianState(row, ctx.now)
}

export { liveGrants }
export { scaledOrganisations } from './scale.ts'
