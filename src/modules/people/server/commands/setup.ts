import type { Context, Id, Tx } from '../../../../base/context.ts'
import { newId } from '../../../../base/id.ts'
import type { Path } from '../../../../base/path.ts'
import { AppError } from '../../../../base/refusal.ts'
import type { Role } from '../../../../base/roles.ts'
import { sql } from '../../../../server/database.ts'
import { transact } from '../../../../server/transact.ts'
import { consentVersions } from '../../people.ts'
import { grantSubject, nodeName } from './grant.ts'
import { passwordLinkFor } from './password.ts'
import { personSubject } from './person.ts'
import { readContactOf } from '../read-contact.ts'
import * as store from '../store.ts'

const insertFirst = sql(
  'people.insert-first-admin',
  `insert into role_grant (network_id, id, person_id, role, path, node_name, reason, granted_at)
   select $1, $2, $3, $4, $5, $6, $7, $8
    where not exists (select from role_grant where network_id = $1 and person_id = $3 and role = $4 and path = $5 and ended_at is null)`,
)

interface NewRole {
  role: Role
  path: Path
  reason: string
}

/** Gives a role without asking who may. @returns the node's name, and whether the person did not hold it yet */
async function setUpRole(tx: Tx, personId: Id, { role, path, reason }: NewRole) {
  const { actor, now } = tx.ctx
  const id = newId(now)
  const name = await nodeName(tx.ctx, tx, path)
  const given = (await tx.run(insertFirst, [actor.networkId, id, personId, role, path, name, reason, now])) > 0
  if (given) tx.event('grant.given', grantSubject(id, path), {}, { personId, role, reason })
  return { nodeName: name, given }
}

/**
 * From the operator's shell, where whoever holds the server may do anything: makes an account with a role, to begin with.
 * Run again it changes nothing but the password.
 */
export function setUpStaff(
  ctx: Context,
  staff: { name: string; phone?: string; email?: string; password?: string } & NewRole,
): Promise<{ personId: Id }> {
  return transact(ctx, async (tx) => {
    const personId = await setUpPerson(tx, staff)
    await setUpRole(tx, personId, staff)
    return { personId }
  })
}

/**
 * From the operator's shell: gives a role, for a network's first administrator above all. Whoever has no password yet
 * gets a link to choose one, since without SMS or mail there is no other way in.
 *
 * @returns the link's path, without the site's address; null for someone with a password
 * @throws AppError conflict `constraint.role_grant_once` when the role is held already
 */
export function grantFromShell(
  ctx: Context,
  staff: { name: string; contact: string; role: Role; path: Path },
): Promise<{ personId: Id; nodeName: string; link: string | null }> {
  return transact(ctx, async (tx) => {
    const { kind, value } = readContactOf(staff.contact)
    const personId = await setUpPerson(tx, { name: staff.name, [kind]: value })
    const { nodeName: name, given } = await setUpRole(tx, personId, { ...staff, reason: '由运维命令授予' })
    if (!given) throw new AppError('conflict', { code: 'constraint.role_grant_once' })
    const { userId } = await store.lockPerson(tx, personId)
    const able = userId !== null && (await ctx.services.signIn.accounts.hasPassword(tx, userId))
    const link = able ? null : await passwordLinkFor(tx, personId)
    return { personId, nodeName: name, link }
  })
}

/**
 * From the operator's shell: a link to choose a password, for someone who can be reached in no other way.
 * @throws AppError not-found `person.not-found`
 */
export function linkFromShell(ctx: Context, contact: string): Promise<{ personId: Id; link: string }> {
  return transact(ctx, async (tx) => {
    const person = await store.lockPersonByContact(tx, readContactOf(contact))
    if (!person) throw new AppError('not-found', { code: 'person.not-found' })
    return { personId: person.id, link: await passwordLinkFor(tx, person.id) }
  })
}

/**
 * From the operator's shell: who has this phone or address, as an actor with their present roles.
 *
 * @throws AppError not-found `person.not-found`
 */
export function actAs(ctx: Context, contact: string): Promise<Context> {
  return transact(ctx, async (tx) => {
    const person = await store.lockPersonByContact(tx, readContactOf(contact))
    if (!person) throw new AppError('not-found', { code: 'person.not-found' })
    const grants = await store.liveGrants(tx, person.id)
    return { ...ctx, actor: { ...ctx.actor, personId: person.id, grants } }
  })
}

/** An account with a person, from the operator's shell or the demonstration's data. */
export async function setUpPerson(
  tx: Tx,
  who: { name: string; phone?: string; email?: string; password?: string },
): Promise<Id> {
  const { accounts } = tx.ctx.services.signIn
  const contacts = [who.phone, who.email].flatMap((text) => (text ? [readContactOf(text)] : []))
  for (const contact of contacts) {
    const known = await store.lockPersonByContact(tx, contact)
    if (!known) continue
    if (who.password && known.userId) await accounts.setPassword(known.userId, who.password)
    return known.id
  }
  const of = (kind: 'phone' | 'email') => contacts.find((contact) => contact.kind === kind)?.value ?? null
  const [phone, email] = [of('phone'), of('email')]
  const found = (phone && (await accounts.findByPhone(tx, phone))) || (email && (await accounts.findByEmail(tx, email)))
  const userId = found || (await accounts.create({ phone, email }))
  if (who.password) await accounts.setPassword(userId, who.password)
  const id = newId(tx.ctx.now)
  await store.insertPerson(tx, { id, userId, name: who.name })
  for (const contact of contacts) await store.setContact(tx, id, contact)
  const consent = {
    id: newId(tx.ctx.now),
    personId: id,
    givenBy: id,
    purpose: 'account',
    textVersion: consentVersions.account,
  }
  await store.insertConsent(tx, consent)
  tx.event('person.joined', await personSubject(tx, id))
  return id
}
