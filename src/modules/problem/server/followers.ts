import type { Context, Id, Queries, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import type { Path } from '../../../base/path.ts'
import { maskEmail, maskPhone, normaliseEmail, normalisePhone } from '../../../base/mask.ts'
import { AppError, notFound } from '../../../base/refusal.ts'
import { normaliseCode } from '../../../server/codes.ts'
import { sql } from '../../../server/database.ts'
import { hashSecret, newSecret } from '../../../server/secrets/secrets.ts'

export type FollowerRole = 'reporter' | 'supporter' | 'guardian'

/** A phone number or an address as someone typed it, made ready to keep: encrypted, hashed for "once", masked to show. */
export interface Contact {
  kind: 'phone' | 'email'
  plain: string
}

/** @throws AppError `contact.format` at the named field */
export function readContact(text: string | undefined, field: string): Contact | null {
  if (!text) return null
  const email = text.includes('@') ? normaliseEmail(text) : null
  if (email) return { kind: 'email', plain: email }
  const phone = normalisePhone(text)
  if (phone) return { kind: 'phone', plain: phone }
  throw new AppError('invalid', { code: 'contact.format', fields: { [field]: 'contact-format' } })
}

const sealContext = 'problem.follower.contact'
const secretContext = 'problem.follower.secret'
const nameContext = 'problem.follower.name'
const deviceContext = 'problem.device'

export interface NewFollower {
  problemId: Id
  role: FollowerRole
  personId?: Id | null
  name?: string | null
  contact?: Contact | null
  device?: string | null
}

const insertRow = sql(
  'problem.insert-follower',
  `insert into problem_follower (network_id, id, problem_id, role, person_id, name_sealed, contact_kind, contact_sealed,
                                 contact_hash, contact_masked, device_hash, secret_hash, secret_sealed, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
   on conflict do nothing`,
)

/** Kind, sealed, hashed and masked, in the order of the columns. */
function contactColumns({ services: { secrets } }: Context, contact: Contact | null): (string | null)[] {
  if (!contact) return [null, null, null, null]
  const { kind, plain } = contact
  const masked = kind === 'phone' ? maskPhone(plain) : maskEmail(plain)
  return [kind, secrets.seal(plain, sealContext), secrets.keyedHash(plain, sealContext), masked]
}

function followerRow(tx: Tx, follower: NewFollower, secret: string): unknown[] {
  const { secrets } = tx.ctx.services
  const { contact } = follower
  return [
    ...[tx.ctx.actor.networkId, newId(tx.ctx.now), follower.problemId, follower.role, follower.personId ?? null],
    follower.name ? secrets.seal(follower.name, nameContext) : null,
    ...contactColumns(tx.ctx, contact ?? null),
    follower.device ? secrets.keyedHash(follower.device, deviceContext) : null,
    hashSecret(secret),
    // who joins without a contact may add one later, and is then written to with the same link
    contact || follower.role === 'supporter' ? secrets.seal(secret, secretContext) : null,
    tx.ctx.now,
  ]
}

/**
 * Adds someone who hears of every change.
 * @returns the secret of their link, or null when this person, device or contact follows already
 */
export async function addFollower(tx: Tx, follower: NewFollower): Promise<string | null> {
  const secret = newSecret()
  const added = await tx.run(insertRow, followerRow(tx, follower, secret))
  return added === 1 ? secret : null
}

const selectKnown = sql(
  'problem.known-followers',
  `select id, role, contact_hash is not null as "hasContact", person_id is not distinct from $3 and $3 is not null as "samePerson",
          contact_hash is not distinct from $5 and $5 is not null as "sameContact"
     from problem_follower
    where network_id = $1 and problem_id = $2 and role <> 'guardian' and ended_at is null
      and (person_id = $3 or device_hash = $4 or contact_hash = $5)`,
)

const addContactRow = sql(
  'problem.add-contact',
  `update problem_follower set contact_kind = $3, contact_sealed = $4, contact_hash = $5, contact_masked = $6
    where network_id = $1 and id = $2`,
)

interface Known {
  id: Id
  role: FollowerRole
  hasContact: boolean
  samePerson: boolean
  sameContact: boolean
}

/**
 * Counts a neighbour once: by account, by device, or by contact. Who comes again with a contact has it added. Two at one
 * address who leave different contacts are two.
 *
 * @param tx holds the lock of the record
 * @returns the secret of their link, or null when they were counted before
 */
export async function joinFollowers(tx: Tx, neighbour: Omit<NewFollower, 'role' | 'name'>): Promise<string | null> {
  const { problemId, personId = null, device = null, contact = null } = neighbour
  const { secrets } = tx.ctx.services
  const known = await tx.rows<Known>(selectKnown, [
    ...[tx.ctx.actor.networkId, problemId, personId],
    device && secrets.keyedHash(device, deviceContext),
    contact && secrets.keyedHash(contact.plain, sealContext),
  ])
  if (known.some(({ sameContact }) => sameContact)) return null
  const own = known.find(({ samePerson }) => samePerson) ?? known[0]
  if (!own) return addFollower(tx, { ...neighbour, role: 'supporter' })
  if (contact && own.hasContact && !own.samePerson)
    return addFollower(tx, { ...neighbour, role: 'supporter', device: null })
  if (contact && !own.hasContact && own.role === 'supporter')
    await tx.run(addContactRow, [tx.ctx.actor.networkId, own.id, ...contactColumns(tx.ctx, contact)])
  return null
}

/** The first follower of a new report. @returns the secret of their link */
export function addReporter(tx: Tx, reporter: Omit<NewFollower, 'role'>): string {
  const secret = newSecret()
  tx.write(insertRow, followerRow(tx, { ...reporter, role: 'reporter' }, secret))
  return secret
}

export interface Holder {
  id: Id
  role: FollowerRole
  problemId: Id
  contactMasked: string | null
}

const bySecret = sql(
  'problem.holder-of-secret',
  `select f.id, f.role, f.problem_id as "problemId", f.contact_masked as "contactMasked"
     from problem_follower f join problem p on p.network_id = f.network_id and p.id = f.problem_id
    where f.network_id = $1 and p.code = $3 and f.ended_at is null
      and (f.secret_hash = $2 or (f.person_id = $4 and f.role <> 'guardian'))`,
)

/**
 * Who holds this secret for this code: the code alone shows the public side only, since codes can be guessed. Who
 * reported or joined while signed in needs no secret: an empty one then stands for the session.
 * @throws AppError not-found `problem.secret`
 */
export async function holderOf(ctx: Pick<Context, 'db' | 'actor'>, code: string, secret: string): Promise<Holder> {
  // a token's scopes name what it may do, and being the reporter is none of them
  const own = ctx.actor.scopes ? null : ctx.actor.personId
  const [secretHash, personId] = secret === '' ? [null, own] : [hashSecret(secret), null]
  const holder = await ctx.db.find<Holder>(bySecret, [
    ctx.actor.networkId,
    secretHash,
    normaliseCode(code) ?? '',
    personId,
  ])
  if (!holder) throw new AppError('not-found', { code: 'problem.secret' })
  return holder
}

export interface Reachable {
  id: Id
  role: FollowerRole
  personId: Id | null
  contactKind: 'phone' | 'email' | null
  contactSealed: string | null
  /** of the own link, kept only where messages carry it */
  secretSealed: string | null
  /** of the report that was followed, before it was joined to another */
  code: string
}

const ofProblem = sql(
  'problem.followers',
  `select f.id, f.role, f.person_id as "personId", f.contact_kind as "contactKind", f.contact_sealed as "contactSealed",
          f.secret_sealed as "secretSealed", p.code
     from problem_follower f join problem p on p.network_id = f.network_id and p.id = f.problem_id
    where f.network_id = $1 and f.ended_at is null and (p.id = $2 or p.merged_into = $2)
      and not exists (select from person e where e.network_id = f.network_id and e.id = f.person_id and e.erased_at is not null)
    order by f.id`,
)

/**
 * Everyone who follows a record, guardians too, and those who follow the reports merged into it. Whoever has just had
 * their account erased is written to no more, though forgetting them here comes a moment later.
 */
export function followersOf(db: Queries, networkId: Id, problemId: Id): Promise<Reachable[]> {
  return db.rows<Reachable>(ofProblem, [networkId, problemId])
}

export function openContact(ctx: Context, sealed: string): string {
  return ctx.services.secrets.unseal(sealed, sealContext)
}

export function openSecret(ctx: Context, sealed: string): string {
  return ctx.services.secrets.unseal(sealed, secretContext)
}

const forgetRow = sql(
  'problem.forget-contact',
  `update problem_follower
      set contact_kind = null, contact_sealed = null, contact_hash = null, contact_masked = null, secret_sealed = null
    where network_id = $1 and id = $2`,
)

/** No more messages to this follower; the secret link keeps working. */
export async function forgetContact(tx: Tx, followerId: Id): Promise<void> {
  await tx.run(forgetRow, [tx.ctx.actor.networkId, followerId])
}

const forgetAuthorRows = sql(
  'problem.forget-author',
  `with author as (
     update problem_follower
        set name_sealed = null, contact_kind = null, contact_sealed = null, contact_hash = null, contact_masked = null,
            device_hash = null, secret_sealed = null
      where network_id = $1 and problem_id = $2 and role <> 'supporter'
     returning id
   )
   delete from problem_note where network_id = $1 and follower_id in (select id from author)`,
)

/** Forgets how to reach who reported it and the guardian, and why they reopened it; their links keep working. */
export async function forgetAuthor(tx: Tx, problemId: Id): Promise<void> {
  await tx.run(forgetAuthorRows, [tx.ctx.actor.networkId, problemId])
}

const askedToday = sql(
  'problem.guardian-asked-today',
  `select count(*)::int as "asked" from problem_follower
    where network_id = $1 and role = 'guardian' and contact_hash = $2 and created_at > $3::timestamptz - interval '24 hours'`,
)

/** How often this number was named as a guardian's in the last day: each time sends it a text message. */
export async function guardianAskedToday(tx: Tx, contact: Contact): Promise<number> {
  const hash = tx.ctx.services.secrets.keyedHash(contact.plain, sealContext)
  return (await tx.get<{ asked: number }>(askedToday, [tx.ctx.actor.networkId, hash, tx.ctx.now])).asked
}

const reporterContact = sql(
  'problem.reporter-contact',
  `select contact_sealed as "contactSealed" from problem_follower
    where network_id = $1 and problem_id = $2 and role = 'reporter' and ended_at is null order by id limit 1`,
)

export async function contactOfReporter(tx: Tx, problemId: Id): Promise<string | null> {
  const row = await tx.find<{ contactSealed: string | null }>(reporterContact, [tx.ctx.actor.networkId, problemId])
  if (!row) throw notFound('problem')
  return row.contactSealed ? openContact(tx.ctx, row.contactSealed) : null
}

const byContact = sql(
  'problem.follower-by-contact',
  `select f.id as "follower", f.contact_kind as "contactKind", f.secret_sealed as "secretSealed",
          p.id, p.code, p.path, p.thread_id as "threadId"
     from problem_follower f join problem p on p.network_id = f.network_id and p.id = f.problem_id
    where f.network_id = $1 and p.code = $2 and f.contact_hash = $3 and f.role <> 'guardian'
      and f.ended_at is null and f.secret_sealed is not null
    order by f.id limit 1`,
)

interface FoundByContact {
  follower: Id
  contactKind: 'phone' | 'email'
  secretSealed: string
  id: Id
  code: string
  path: Path
  threadId: Id
}

/** Who left this contact at this very code. */
export function findByContact(tx: Tx, code: string, plain: string): Promise<FoundByContact | null> {
  const hash = tx.ctx.services.secrets.keyedHash(plain, sealContext)
  return tx.find<FoundByContact>(byContact, [tx.ctx.actor.networkId, code, hash])
}

const eraseRows = sql(
  'problem.erase-followers',
  `update problem_follower
      set ended_at = $3, name_sealed = null, contact_kind = null, contact_sealed = null, contact_hash = null,
          contact_masked = null, device_hash = null, person_id = null, secret_sealed = null
    where network_id = $1 and problem_id = $2`,
)

/** Forgets everyone who followed: names, contacts, devices. */
export async function eraseFollowers(tx: Tx, problemId: Id): Promise<void> {
  await tx.run(eraseRows, [tx.ctx.actor.networkId, problemId, tx.ctx.now])
}
