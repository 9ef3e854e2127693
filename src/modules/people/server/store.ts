import type { Context, Grant, Id, Tx } from '../../../base/context.ts'
import type { CivilDate } from '../../../base/clock.ts'
import { AppError, notFound } from '../../../base/refusal.ts'
import { sql } from '../../../server/database.ts'
import type { Contact, ContactKind } from '../people.ts'

export interface Person {
  id: Id
  userId: string | null
  name: string
  phoneHash: string | null
  phoneMasked: string | null
  phoneSealed: string | null
  emailHash: string | null
  emailMasked: string | null
  emailSealed: string | null
  bornOn: CivilDate | null
  createdAt: Date
  erasedAt: Date | null
}

const personColumns = `id, user_id as "userId", name, phone_hash as "phoneHash", phone_masked as "phoneMasked",
  phone_sealed as "phoneSealed", email_hash as "emailHash", email_masked as "emailMasked", email_sealed as "emailSealed",
  born_on as "bornOn", created_at as "createdAt", erased_at as "erasedAt"`

const selectPersonForUpdate = sql(
  'people.lock-person',
  `select ${personColumns} from person where network_id = $1 and id = $2 for update`,
)
const selectByUser = sql(
  'people.lock-person-of-account',
  `select ${personColumns} from person where network_id = $1 and user_id = $2 for update`,
)
const selectByPhone = sql(
  'people.lock-person-by-phone',
  `select ${personColumns} from person where network_id = $1 and phone_hash = any($2) for update`,
)
const selectByEmail = sql(
  'people.lock-person-by-email',
  `select ${personColumns} from person where network_id = $1 and email_hash = any($2) for update`,
)

/** @throws AppError `person.not-found`; an erased person is found, its columns empty */
export async function lockPerson(tx: Tx, personId: Id): Promise<Person> {
  const person = await tx.find<Person>(selectPersonForUpdate, [tx.ctx.actor.networkId, personId])
  if (!person) throw notFound('person')
  return person
}

/** @throws AppError `sign-in-required`, or `person.erased` while the session outlives the erasure by a moment */
export async function lockActor(tx: Tx): Promise<Person> {
  const { personId } = tx.ctx.actor
  if (personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  const person = await lockPerson(tx, personId)
  if (person.erasedAt) throw new AppError('conflict', { code: 'person.erased' })
  return person
}

export function lockPersonOfAccount(tx: Tx, userId: string): Promise<Person | null> {
  return tx.find<Person>(selectByUser, [tx.ctx.actor.networkId, userId])
}

/** While a key is being replaced, what was stored under the former one is found too. */
function contactHashes(ctx: Context, kind: ContactKind, value: string): string[] {
  return ctx.services.secrets.keyedHashes(value, `person.${kind}`)
}

export function lockPersonByContact(tx: Tx, contact: Pick<Contact, 'kind' | 'value'>): Promise<Person | null> {
  const statement = contact.kind === 'phone' ? selectByPhone : selectByEmail
  return tx.find<Person>(statement, [tx.ctx.actor.networkId, contactHashes(tx.ctx, contact.kind, contact.value)])
}

/** What a row holds of a contact: sealed to be read by those who may, hashed to be found, masked to be shown. */
/** Enough to know it again and to show whose it is, not to write to it. */
export interface KnownContact {
  hash: string
  masked: string
}

export function knowContact(ctx: Context, { kind, value, masked }: Contact): KnownContact {
  return { hash: ctx.services.secrets.keyedHash(value, `person.${kind}`), masked }
}

export interface StoredContact extends KnownContact {
  sealed: string
}

export function storeContact(ctx: Context, contact: Contact, owner: string): StoredContact {
  const { kind, value } = contact
  return { ...knowContact(ctx, contact), sealed: ctx.services.secrets.seal(value, `${owner}.${kind}`) }
}

export function readStored(ctx: Context, sealed: string | null, kind: ContactKind, owner: string): string | null {
  return sealed === null ? null : ctx.services.secrets.unseal(sealed, `${owner}.${kind}`)
}

/** Binds a sealed contact to its row: moved to another, it does not open. */
export const ownerOf = {
  person: (id: Id) => `person:${id}`,
  guardianLink: (id: Id) => `guardian-link:${id}`,
}

const insertPersonRow = sql(
  'people.insert-person',
  `insert into person (network_id, id, user_id, name, born_on, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $6)`,
)

export async function insertPerson(
  tx: Tx,
  person: { id: Id; userId: string | null; name: string; bornOn?: CivilDate | null },
): Promise<void> {
  const { actor, now } = tx.ctx
  await tx.run(insertPersonRow, [actor.networkId, person.id, person.userId, person.name, person.bornOn ?? null, now])
}

const setAccountRow = sql(
  'people.set-account',
  'update person set user_id = $3, updated_at = $4 where network_id = $1 and id = $2',
)
const setNameRow = sql(
  'people.set-name',
  'update person set name = $3, updated_at = $4 where network_id = $1 and id = $2',
)
const setBornOnRow = sql(
  'people.set-born-on',
  'update person set born_on = $3, updated_at = $4 where network_id = $1 and id = $2',
)
const setPhoneRow = sql(
  'people.set-phone',
  `update person set phone_sealed = $3, phone_hash = $4, phone_masked = $5, updated_at = $6
    where network_id = $1 and id = $2`,
)
const setEmailRow = sql(
  'people.set-email',
  `update person set email_sealed = $3, email_hash = $4, email_masked = $5, updated_at = $6
    where network_id = $1 and id = $2`,
)

export async function setAccount(tx: Tx, personId: Id, userId: string): Promise<void> {
  await tx.run(setAccountRow, [tx.ctx.actor.networkId, personId, userId, tx.ctx.now])
}

export async function setName(tx: Tx, personId: Id, name: string): Promise<void> {
  await tx.run(setNameRow, [tx.ctx.actor.networkId, personId, name, tx.ctx.now])
}

export async function setBornOn(tx: Tx, personId: Id, bornOn: CivilDate | null): Promise<void> {
  await tx.run(setBornOnRow, [tx.ctx.actor.networkId, personId, bornOn, tx.ctx.now])
}

/** @throws a conflict under `constraint.person_phone` or `constraint.person_email` when somebody else has it */
export async function setContact(tx: Tx, personId: Id, contact: Contact): Promise<void> {
  const stored = storeContact(tx.ctx, contact, ownerOf.person(personId))
  const statement = contact.kind === 'phone' ? setPhoneRow : setEmailRow
  await tx.run(statement, [tx.ctx.actor.networkId, personId, stored.sealed, stored.hash, stored.masked, tx.ctx.now])
}

const insertConsentRow = sql(
  'people.insert-consent',
  `insert into consent (network_id, id, person_id, given_by, purpose, text_version, given_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (network_id, person_id, purpose) where withdrawn_at is null do nothing`,
)

/** Records a consent; one that already stands stays as it was given. */
export async function insertConsent(
  tx: Tx,
  consent: { id: Id; personId: Id; givenBy: Id; purpose: string; textVersion: string },
): Promise<void> {
  const { actor, now } = tx.ctx
  await tx.run(insertConsentRow, [
    actor.networkId,
    consent.id,
    consent.personId,
    consent.givenBy,
    consent.purpose,
    consent.textVersion,
    now,
  ])
}

const withdrawConsents = sql(
  'people.withdraw-consent',
  `update consent set withdrawn_at = $4
    where network_id = $1 and person_id = $2 and purpose = $3 and withdrawn_at is null`,
)

/** @returns how many stood: one or none */
export function withdrawConsentRow(tx: Tx, personId: Id, purpose: string): Promise<number> {
  return tx.run(withdrawConsents, [tx.ctx.actor.networkId, personId, purpose, tx.ctx.now])
}

const selectLiveGrants = sql(
  'people.live-grants',
  'select role, path from role_grant where network_id = $1 and person_id = $2 and ended_at is null',
)

/** The roles this person holds now, to judge what they could do themselves; none for who is not known here. */
export function liveGrants(tx: Tx, personId: Id): Promise<Grant[]> {
  return tx.rows<Grant>(selectLiveGrants, [tx.ctx.actor.networkId, personId])
}
