import { createHash } from 'node:crypto'
import type { Id, Tx } from '../../../base/context.ts'
import { isId } from '../../../base/id.ts'
import { notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import type { InvitationTimes, MemberRole } from '../organisation.ts'
import type { ContactKind } from '../people.ts'
import type { KnownContact } from './store.ts'

export interface Invitation extends InvitationTimes {
  id: Id
  organisationId: Id
  role: MemberRole
  contactKind: ContactKind
  contactHash: string | null
}

/** 128 random bits need neither salt nor key. */
const hashOf = (code: string) => createHash('sha256').update(code, 'utf8').digest()

const findRow = sql(
  'people.find-invitation',
  `select id, organisation_id as "organisationId" from invitation
    where network_id = $1 and (id = $2 or code_hash = $3)`,
)

export async function findInvitation(
  tx: Pick<Tx, 'find' | 'ctx'>,
  by: { id: Id } | { code: string },
): Promise<{ id: Id; organisationId: Id } | null> {
  const id = 'id' in by && isId(by.id) ? by.id : null
  const hash = 'code' in by ? hashOf(by.code) : null
  return tx.find(findRow, [tx.ctx.actor.networkId, id, hash])
}

const lockRow = sql(
  'people.lock-invitation',
  `select id, organisation_id as "organisationId", role, contact_kind as "contactKind", contact_hash as "contactHash",
          expires_at as "expiresAt", accepted_at as "acceptedAt",
          declined_at as "declinedAt", revoked_at as "revokedAt"
     from invitation where network_id = $1 and id = $2 for update`,
)

export async function lockInvitation(tx: Tx, id: Id): Promise<Invitation> {
  const invitation = await tx.find<Invitation>(lockRow, [tx.ctx.actor.networkId, id])
  if (!invitation) throw notFound('invitation')
  return invitation
}

const openRows = sql(
  'people.open-invitations',
  `select contact_hash as "contactHash" from invitation
    where network_id = $1 and organisation_id = $2 and expires_at > $3
      and num_nonnulls(accepted_at, declined_at, revoked_at) = 0`,
)

/** The hashes of whom an organisation has asked and who have not answered. */
export async function openInvitations(tx: Tx, organisationId: Id): Promise<(string | null)[]> {
  const rows = await tx.rows<{ contactHash: string | null }>(openRows, [
    tx.ctx.actor.networkId,
    organisationId,
    tx.ctx.now,
  ])
  return rows.map(({ contactHash }) => contactHash)
}

const insertRow = sql(
  'people.insert-invitation',
  `insert into invitation (network_id, id, organisation_id, role, contact_kind, contact_hash,
                           contact_masked, code_hash, invited_by, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

export interface NewInvitation {
  id: Id
  organisationId: Id
  role: MemberRole
  kind: ContactKind
  contact: KnownContact
  code: string
  expiresAt: Date
}

export async function insertInvitation(tx: Tx, { contact, ...to }: NewInvitation): Promise<void> {
  const { actor, now } = tx.ctx
  await tx.run(insertRow, [
    actor.networkId,
    to.id,
    to.organisationId,
    to.role,
    to.kind,
    contact.hash,
    contact.masked,
    hashOf(to.code),
    actor.personId,
    now,
    to.expiresAt,
  ])
}

const acceptedRow = sql(
  'people.invitation-accepted',
  `update invitation set accepted_at = $3, accepted_by = $4 where network_id = $1 and id = $2`,
)
const declinedRow = sql(
  'people.invitation-declined',
  'update invitation set declined_at = $3 where network_id = $1 and id = $2',
)
const revokedRow = sql(
  'people.invitation-revoked',
  'update invitation set revoked_at = $3 where network_id = $1 and id = $2',
)

export async function markInvitation(
  tx: Tx,
  id: Id,
  as: 'accepted' | 'declined' | 'revoked',
  personId: Id | null = null,
): Promise<void> {
  const values = [tx.ctx.actor.networkId, id, tx.ctx.now]
  if (as === 'accepted') await tx.run(acceptedRow, [...values, personId])
  else await tx.run(as === 'declined' ? declinedRow : revokedRow, values)
}
