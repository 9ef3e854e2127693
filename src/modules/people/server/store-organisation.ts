import type { Context, Id, Queries, Subject, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { AppError, ensure, notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import { searchEngine, searchVectorSql } from '../../../server/search.ts'
import {
  type Member,
  type MemberRole,
  type OrganisationKind,
  type OrganisationState,
  verifyBy,
} from '../organisation.ts'
import { refuseToken } from '../people.ts'

export interface Organisation {
  id: Id
  name: string
  kind: OrganisationKind
  creditCode: string | null
  creditCodeOverride: string | null
  areaId: Id
  path: Path
  state: OrganisationState
}

export const organisationSubject = ({ id, path }: { id: Id; path: Path }): Subject => ({
  type: 'organisation',
  id,
  path,
})

const selectOrganisationForUpdate = sql(
  'people.lock-organisation',
  `select id, name, kind, credit_code as "creditCode", credit_code_override as "creditCodeOverride",
          area_id as "areaId", path, state
     from organisation where network_id = $1 and id = $2 for update`,
)

/** Locked first by whatever touches an organisation, its members or its invitations: they are changed one by one. */
export async function lockOrganisation(tx: Tx, organisationId: Id): Promise<Organisation> {
  const organisation = await tx.find<Organisation>(selectOrganisationForUpdate, [
    tx.ctx.actor.networkId,
    organisationId,
  ])
  if (!organisation) throw notFound('organisation')
  return organisation
}

const selectMembers = sql(
  'people.members',
  `select person_id as "personId", role from membership
    where network_id = $1 and organisation_id = $2 and ended_at is null`,
)

export function membersOf(db: Queries, networkId: Id, organisationId: Id): Promise<Member[]> {
  return db.rows<Member>(selectMembers, [networkId, organisationId])
}

/**
 * The relation `organisation.manager`: whoever is no member does not learn that it exists unless it is public.
 * @throws AppError unauthenticated, not-found, forbidden `membership.manager-only`, `token.not-for-this`
 */
export function authoriseManager(ctx: Context, organisation: Organisation, members: readonly Member[]): void {
  const { personId } = ctx.actor
  if (personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  // no scope stands for managing an organisation, so no token does it
  ensure(refuseToken(ctx.actor), 'forbidden')
  const membership = members.find((member) => member.personId === personId)
  if (!membership && organisation.state !== 'verified') throw notFound('organisation')
  if (membership?.role !== 'manager') throw new AppError('forbidden', { code: 'membership.manager-only' })
}

export interface NewOrganisation extends Omit<Organisation, 'state'> {
  purpose: string
  website: string | null
  phone: string | null
  address: string | null
}

const insertOrganisationRow = sql(
  'people.insert-organisation',
  `insert into organisation (network_id, id, name, kind, credit_code, credit_code_override, area_id, path,
                             purpose, website, phone, address, state, due_at, created_by, created_at, updated_at, search)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting', $13, $14, $15, $15, ${searchVectorSql(16, 17)})`,
)

export async function insertOrganisation(tx: Tx, o: NewOrganisation): Promise<void> {
  const { actor, now } = tx.ctx
  await tx.run(insertOrganisationRow, [
    actor.networkId,
    o.id,
    o.name,
    o.kind,
    o.creditCode,
    o.creditCodeOverride,
    o.areaId,
    o.path,
    o.purpose,
    o.website,
    o.phone,
    o.address,
    verifyBy(now),
    actor.personId,
    now,
    ...(await searchEngine()).vectorWords(o.name, o.purpose),
  ])
}

const updateProfileRow = sql(
  'people.update-organisation',
  `update organisation
      set purpose = $3, website = $4, phone = $5, address = $6, updated_at = $7,
          search = ts_filter(search, '{a}') || setweight(to_tsvector('simple', $8), 'B')
    where network_id = $1 and id = $2`,
)

export async function updateProfile(
  tx: Tx,
  id: Id,
  to: { purpose: string; website: string | null; phone: string | null; address: string | null },
): Promise<void> {
  const { actor, now } = tx.ctx
  const [, words] = (await searchEngine()).vectorWords('', to.purpose)
  await tx.run(updateProfileRow, [actor.networkId, id, to.purpose, to.website, to.phone, to.address, now, words])
}

const updateIdentityRow = sql(
  'people.resubmit-organisation',
  `update organisation
      set name = $3, kind = $4, credit_code = $5, credit_code_override = $6, area_id = $7, path = $8,
          state = 'waiting', due_at = $10, decided_by = null, decided_at = null, decision_reason = null, updated_at = $9,
          search = setweight(to_tsvector('simple', $11), 'A') || ts_filter(search, '{b}')
    where network_id = $1 and id = $2`,
)

export async function updateIdentity(tx: Tx, o: Omit<Organisation, 'state'>): Promise<void> {
  const { actor, now } = tx.ctx
  await tx.run(updateIdentityRow, [
    actor.networkId,
    o.id,
    o.name,
    o.kind,
    o.creditCode,
    o.creditCodeOverride,
    o.areaId,
    o.path,
    now,
    verifyBy(now),
    (await searchEngine()).vectorWords(o.name, '')[0],
  ])
}

const decideRow = sql(
  'people.decide-organisation',
  `update organisation
      set state = $3, due_at = null, credit_code_override = $4, decided_by = $5, decided_at = $6, decision_reason = $7, updated_at = $6
    where network_id = $1 and id = $2`,
)

export async function writeDecision(
  tx: Tx,
  id: Id,
  to: { state: OrganisationState; creditCodeOverride: string | null; reason: string },
): Promise<void> {
  const { actor, now } = tx.ctx
  await tx.run(decideRow, [actor.networkId, id, to.state, to.creditCodeOverride, actor.personId, now, to.reason])
}

const insertMemberRow = sql(
  'people.insert-member',
  `insert into membership (network_id, id, organisation_id, person_id, role, since) values ($1, $2, $3, $4, $5, $6)`,
)
const changeMemberRow = sql(
  'people.change-member',
  `update membership set role = $4
    where network_id = $1 and organisation_id = $2 and person_id = $3 and ended_at is null`,
)
const endMemberRow = sql(
  'people.end-member',
  `update membership set ended_at = $4
    where network_id = $1 and organisation_id = $2 and person_id = $3 and ended_at is null`,
)

export async function insertMember(
  tx: Tx,
  member: { id: Id; organisationId: Id; personId: Id; role: MemberRole },
): Promise<void> {
  const { actor, now } = tx.ctx
  await tx.run(insertMemberRow, [actor.networkId, member.id, member.organisationId, member.personId, member.role, now])
}

export async function setMemberRole(tx: Tx, organisationId: Id, personId: Id, role: MemberRole): Promise<void> {
  await tx.run(changeMemberRow, [tx.ctx.actor.networkId, organisationId, personId, role])
}

export async function endMember(tx: Tx, organisationId: Id, personId: Id): Promise<void> {
  await tx.run(endMemberRow, [tx.ctx.actor.networkId, organisationId, personId, tx.ctx.now])
}
