import type { Id, Statement, Subject, Tx } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import { notFound } from '../../../base/refusal.ts'
import { normaliseCode } from '../../../server/codes.ts'
import { sql } from '../../../server/database.ts'
import type { ActsFor, AgreementFacts, AgreementState, Party, PartyRole } from '../agreement.ts'

/** An agreement as commands lock it, its project locked before. */
export interface Agreement {
  id: Id
  code: string
  projectId: Id
  threadId: Id
  path: Path
  state: AgreementState
}

export function agreementSubject({ id, path, threadId }: Pick<Agreement, 'id' | 'path' | 'threadId'>): Subject {
  return { type: 'agreement', id, path, threadId }
}

const selectProjectOf = sql(
  'agreement.project-of',
  'select project_id as "projectId" from agreement where network_id = $1 and code = $2',
)

/** Which project an agreement is about, to lock that first. @throws AppError not-found `agreement.not-found` */
export async function projectOfAgreement(tx: Tx, code: string): Promise<Id> {
  const plain = normaliseCode(code)
  const row = plain && (await tx.find<{ projectId: Id }>(selectProjectOf, [tx.ctx.actor.networkId, plain]))
  if (!row) throw notFound('agreement')
  return row.projectId
}

const columns = `g.id, g.code, g.project_id as "projectId", g.thread_id as "threadId", g.path, g.state`
const lockByCode = sql(
  'agreement.lock',
  `select ${columns} from agreement g where g.network_id = $1 and g.code = $2 for update`,
)
const lockStanding = sql(
  'agreement.lock-standing',
  `select ${columns} from agreement g
    where g.network_id = $1 and g.project_id = $2 and g.state not in ('void', 'ended') for update`,
)

function lockOne(tx: Tx, statement: Statement, key: string): Promise<Agreement | null> {
  return tx.find<Agreement>(statement, [tx.ctx.actor.networkId, key])
}

/** @throws AppError not-found `agreement.not-found` */
export async function lockAgreement(tx: Tx, code: string): Promise<Agreement> {
  const agreement = await lockOne(tx, lockByCode, normaliseCode(code) ?? '')
  if (!agreement) throw notFound('agreement')
  return agreement
}

/** The one that a locked project has, unless it is void or has ended. */
export function standingAgreement(tx: Tx, projectId: Id): Promise<Agreement | null> {
  return lockOne(tx, lockStanding, projectId)
}

export const partyColumns = `y.position, y.role, y.organisation_id as "organisationId", y.public_money as "publicMoney",
  y.confirmed_by as "confirmedBy"`
const selectParties = sql(
  'agreement.parties',
  `select ${partyColumns} from agreement_party y where y.network_id = $1 and y.agreement_id = $2 order by y.position`,
)

/** Locked with their agreement. */
export function partiesOf(tx: Tx, agreementId: Id): Promise<Party[]> {
  return tx.rows<Party>(selectParties, [tx.ctx.actor.networkId, agreementId])
}

const selectOwn = sql(
  'agreement.own-organisations',
  `select b.organisation_id as "id" from membership b
     join organisation o on o.network_id = b.network_id and o.id = b.organisation_id and o.state = 'verified'
    where b.network_id = $1 and b.person_id = $2 and b.ended_at is null`,
)

/** The organisations somebody may act for now: a token acts for none. */
export async function ownOrganisationIds(tx: Tx): Promise<ActsFor['organisations']> {
  const { networkId, personId, scopes } = tx.ctx.actor
  if (personId === null || scopes) return new Set()
  return new Set((await tx.rows<{ id: Id }>(selectOwn, [networkId, personId])).map(({ id }) => id))
}

const insertRow = sql(
  'agreement.insert',
  `insert into agreement (network_id, id, code, project_id, thread_id, path, state, facts, check_code, grant_fen, drawn_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
)
const insertParty = sql(
  'agreement.insert-party',
  `insert into agreement_party (network_id, agreement_id, position, role, organisation_id, public_money) values ($1, $2, $3, $4, $5, $6)`,
)

export interface NewParty {
  role: PartyRole
  organisationId: Id | null
  publicMoney: boolean
}

export function insertAgreement(
  tx: Tx,
  agreement: Agreement & { facts: AgreementFacts; checkCode: string },
  parties: readonly NewParty[],
): void {
  const { id, code, projectId, threadId, path, state, facts, checkCode } = agreement
  const { actor, now } = tx.ctx
  tx.write(insertRow, [
    ...[actor.networkId, id, code, projectId, threadId, path, state],
    ...[JSON.stringify(facts), checkCode, facts.grantFen, now],
  ])
  for (const [position, { role, organisationId, publicMoney }] of parties.entries())
    tx.write(insertParty, [actor.networkId, id, position, role, organisationId, publicMoney])
}

const setScanned = sql(
  'agreement.set-scanned',
  `update agreement set state = $3, scanned_by = $4, scanned_at = $5, returned_because = null, changed_at = $5
    where network_id = $1 and id = $2`,
)
export function markScanned(tx: Tx, id: Id, state: AgreementState): void {
  const { actor, now } = tx.ctx
  tx.write(setScanned, [actor.networkId, id, state, actor.personId, now])
}

const setConfirmed = sql(
  'agreement.set-confirmed',
  `update agreement_party set confirmed_by = $4, confirmed_at = $5
    where network_id = $1 and agreement_id = $2 and position = $3`,
)
export function markConfirmed(tx: Tx, agreementId: Id, position: number): void {
  const { actor, now } = tx.ctx
  tx.write(setConfirmed, [actor.networkId, agreementId, position, actor.personId, now])
}

const forgetConfirmed = sql(
  'agreement.forget-confirmed',
  `update agreement_party set confirmed_by = null, confirmed_at = null where network_id = $1 and agreement_id = $2`,
)
const setReturned = sql(
  'agreement.set-returned',
  `update agreement set state = $3, returned_because = $4, changed_at = $5 where network_id = $1 and id = $2`,
)
/** Back to the paper: what was confirmed of that scan is confirmed no more. */
export function markReturned(tx: Tx, id: Id, state: AgreementState, because: string): void {
  const { networkId } = tx.ctx.actor
  tx.write(forgetConfirmed, [networkId, id])
  tx.write(setReturned, [networkId, id, state, because, tx.ctx.now])
}

const setState = sql(
  'agreement.set-state',
  `update agreement set state = $3, concluded_at = coalesce(concluded_at, $4), changed_at = $5 where network_id = $1 and id = $2`,
)
/** @param concludedAt when every party had confirmed; null unless it is that */
export function setAgreementState(tx: Tx, id: Id, state: AgreementState, concludedAt: Date | null = null): void {
  tx.write(setState, [tx.ctx.actor.networkId, id, state, concludedAt, tx.ctx.now])
}
