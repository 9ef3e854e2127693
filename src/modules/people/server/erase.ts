import type { Id, Tx } from '../../../base/context.ts'
import { ensure } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { eraseMessagesOf } from '../../../server/inbox/inbox.ts'
import { destroyPersonKey } from '../../../server/secrets/person-keys.ts'
import { refuseErasure, type Ties } from '../people.ts'
import { personSubject } from './commands/person.ts'
import type { Person } from './store.ts'

const selectTies = sql(
  'people.ties',
  `select coalesce((select json_agg(distinct g.node_name) from role_grant g
                     where g.network_id = $1 and g.person_id = $2 and g.ended_at is null), '[]') as "roles",
          coalesce((select json_agg(o.name order by o.name)
                      from membership m
                      join organisation o on o.network_id = m.network_id and o.id = m.organisation_id
                       and o.state in ('waiting', 'verified')
                     where m.network_id = $1 and m.person_id = $2 and m.role = 'manager' and m.ended_at is null
                       and not exists (select from membership other
                                        where other.network_id = m.network_id and other.organisation_id = m.organisation_id
                                          and other.person_id <> $2 and other.role = 'manager'
                                          and other.ended_at is null)), '[]') as "soleManagerOf",
          coalesce((select json_agg(c.name order by c.name)
                      from guardian_link l
                      join person c on c.network_id = l.network_id and c.id = l.child_id and c.user_id is null
                     where l.network_id = $1 and l.guardian_id = $2 and l.ended_at is null
                       and not exists (select from guardian_link other
                                        where other.network_id = l.network_id and other.child_id = l.child_id
                                          and other.guardian_id <> $2 and other.ended_at is null)), '[]') as "soleGuardianOf"`,
)

/** What holds a person here: to be handed over before they can be erased. */
function tiesOf(tx: Tx, personId: Id): Promise<Ties> {
  return tx.get<Ties>(selectTies, [tx.ctx.actor.networkId, personId])
}

const lockOrganisations = sql(
  'people.lock-organisations-of',
  `select o.id from organisation o
    where o.network_id = $1 and o.id in (
      select organisation_id from membership where network_id = $1 and person_id = $2 and ended_at is null)
    order by o.id for update`,
)
const clearPerson = sql(
  'people.clear-person',
  `update person
      set name = '', user_id = null, phone_sealed = null, phone_hash = null, phone_masked = null, email_sealed = null,
          email_hash = null, email_masked = null, born_on = null, erased_at = $3, updated_at = $3
    where network_id = $1 and id = $2`,
)
const endMemberships = sql(
  'people.end-memberships',
  'update membership set ended_at = $3 where network_id = $1 and person_id = $2 and ended_at is null',
)
const revokeTokens = sql(
  'people.revoke-tokens',
  `update api_token set revoked_at = coalesce(revoked_at, $3), name = '' where network_id = $1 and person_id = $2`,
)
const withdrawAll = sql(
  'people.withdraw-consents',
  'update consent set withdrawn_at = $3 where network_id = $1 and person_id = $2 and withdrawn_at is null',
)
const forgetInvitations = sql(
  'people.forget-invitations',
  `update invitation
      set revoked_at = case when num_nonnulls(accepted_at, declined_at) = 0 then coalesce(revoked_at, $3) else revoked_at end,
          contact_hash = null, contact_masked = null
    where network_id = $1 and (accepted_by = $2 or contact_hash = any($4))`,
)
const endLinks = sql(
  'people.end-guardian-links',
  `update guardian_link
      set ended_at = coalesce(ended_at, $3), contact_sealed = null, contact_hash = null, contact_masked = null
    where network_id = $1 and (child_id = $2 or guardian_id = $2 or contact_hash = any($4))`,
)

/**
 * Erases a person: every personal column, the account with its sessions, tokens, and the key under which append-only
 * rows hold anything personal. What stays is what they did in office and agreed to, by number and without a name.
 * Later modules hear `person.erased` and erase theirs.
 *
 * @throws AppError conflict `erasure.holds-role`, `erasure.sole-manager`, `erasure.sole-guardian`
 */
export async function erasePerson(tx: Tx, person: Person): Promise<void> {
  const { actor, now, services } = tx.ctx
  await tx.rows(lockOrganisations, [actor.networkId, person.id])
  ensure(refuseErasure(await tiesOf(tx, person.id)))
  const hashes = [person.phoneHash, person.emailHash].filter((hash) => hash !== null)
  const values = [actor.networkId, person.id, now]
  await tx.run(clearPerson, values)
  await tx.run(endMemberships, values)
  await tx.run(revokeTokens, values)
  await tx.run(withdrawAll, values)
  await tx.run(forgetInvitations, [...values, hashes])
  await tx.run(endLinks, [...values, hashes])
  await eraseMessagesOf(tx, person.id)
  await destroyPersonKey(tx, person.id)
  if (person.userId) await services.signIn.accounts.remove(tx, person.userId)
  tx.event('person.erased', await personSubject(tx, person.id), {}, { personal: ['name', 'phone', 'email', 'bornOn'] })
}
