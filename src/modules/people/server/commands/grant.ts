import { authorise, reachOf, scopeFor } from '../../../../base/access.ts'
import type { Context, Id, Subject, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { maskName } from '../../../../base/mask.ts'
import type { Path } from '../../../../base/path.ts'
import { AppError, ensure, notFound } from '../../../../base/refusal.ts'
import { type Role, roleLabels } from '../../../../base/roles.ts'
import { sql } from '../../../../server/database.ts'
import { notify } from '../../../../server/inbox/notify.ts'
import { transact, withoutRepeat } from '../../../../server/transact.ts'
import { nodeNames } from '../../../network/server/public.ts'
import type * as contracts from '../../contract.ts'
import { givableRoles, type HeldGrant, refuseEndGrant, refuseGrant } from '../../grants.ts'
import { type Contact, minorityOf, refuseToken } from '../../people.ts'
import { clearSecondFactor, personSubject } from './person.ts'
import { readContactOf } from '../read-contact.ts'
import * as store from '../store.ts'

export const grantSubject = (id: Id, path: Path): Subject => ({ type: 'grant', id, path })

const insertGrant = sql(
  'people.insert-grant',
  `insert into role_grant (network_id, id, person_id, role, path, node_name, reason, granted_by, granted_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
const selectHeld = sql(
  'people.lock-grant',
  `select id, person_id as "personId", role, path, node_name as "nodeName", ended_at is not null as "ended"
     from role_grant where network_id = $1 and id = $2 for update`,
)
const selectAdministrators = sql(
  'people.lock-administrators',
  `select id, person_id as "personId", role, path, false as "ended"
     from role_grant where network_id = $1 and role = 'admin' and ended_at is null order by id for update`,
)
const endRow = sql(
  'people.end-grant',
  `update role_grant set ended_at = $3, ended_by = $4, end_reason = $5 where network_id = $1 and id = $2`,
)

/** @throws AppError invalid `path` for what is no node of the network */
export async function nodeName(ctx: Context, tx: Tx, path: Path): Promise<string> {
  const name = (await nodeNames({ actor: ctx.actor, db: tx }, [path])).get(path)
  if (name === undefined) throw new AppError('invalid', { code: 'input.invalid', fields: { path: 'not-an-area' } })
  return name
}

async function tellOfRole(
  tx: Tx,
  kind: 'people.role-given' | 'people.role-ended',
  grant: { id: Id; personId: Id; role: Role; nodeName: string },
): Promise<void> {
  const params = { role: roleLabels[grant.role].zh, node: grant.nodeName }
  await notify(tx, { personId: grant.personId }, { kind, params, link: '/me', dedupeKey: `${kind}:${grant.id}` })
}

/**
 * Gives someone a role on a node; it reaches downward from there. Nobody gives to himself or above his own reach.
 *
 * @throws AppError not-found out of reach; conflict `grant.self`, `grant.beyond-reach`, `grant.minor`,
 *   `constraint.role_grant_once` when it is held already
 */
export function giveGrant(ctx: Context, input: InputOf<typeof contracts.giveGrant>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    authorise(ctx.actor, 'people.grant', { path: input.path })
    const name = await nodeName(ctx, tx, input.path)
    const person = await store.lockPerson(tx, input.personId)
    const age = minorityOf(person.bornOn, ctx.now)
    const minor = age !== null && age !== 'adult'
    ensure(refuseGrant(ctx.actor, { id: person.id, erased: person.erasedAt !== null, minor }, input.role, input.path))
    const id = newId(ctx.now)
    const { networkId, personId } = ctx.actor
    await tx.run(insertGrant, [networkId, id, person.id, input.role, input.path, name, input.reason, personId, ctx.now])
    await tellOfRole(tx, 'people.role-given', { id, personId: person.id, role: input.role, nodeName: name })
    tx.event(
      'grant.given',
      grantSubject(id, input.path),
      {},
      { personId: person.id, role: input.role, reason: input.reason },
    )
    return { id }
  })
}

/**
 * Ends a role, or lays down an own one. The last administrator who covers a node cannot go; of two who remove each other
 * at the same moment one stays.
 *
 * @throws AppError not-found out of reach; conflict `grant.last-admin`, `grant.ended`, `grant.beyond-reach`
 */
export function endGrant(ctx: Context, input: InputOf<typeof contracts.endGrant>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const { networkId, personId } = ctx.actor
    // all administrators first, in one order: whoever removes one waits for whoever removes another
    const administrators = await tx.rows<HeldGrant>(selectAdministrators, [networkId])
    const grant = await tx.find<HeldGrant & { nodeName: string }>(selectHeld, [networkId, input.grantId])
    if (!grant) throw notFound('grant')
    if (grant.personId !== personId) authorise(ctx.actor, 'people.grant', grant)
    ensure(refuseEndGrant(ctx.actor, grant, administrators))
    await tx.run(endRow, [networkId, grant.id, ctx.now, personId, input.reason])
    if (grant.personId !== personId) await tellOfRole(tx, 'people.role-ended', grant)
    tx.event(
      'grant.ended',
      grantSubject(grant.id, grant.path),
      {},
      {
        personId: grant.personId,
        role: grant.role,
        reason: input.reason,
      },
    )
    return { id: grant.id }
  })
}

const selectHeldWithin = sql(
  'people.holds-role-within',
  `select exists (select from role_grant
                   where network_id = $1 and person_id = $2 and ended_at is null and path like any($3)) as "within"`,
)

/**
 * Whom a number or address belongs to, for someone who gives roles. Whoever holds none within their reach is a resident
 * to them: the first character of the name confirms it, the rest is not told (个人信息保护法 §6). Each look is an event.
 */
async function lookUp(tx: Tx, contact: Contact): Promise<OutputOf<typeof contracts.addPerson> | null> {
  const { actor } = tx.ctx
  const known = await store.lockPersonByContact(tx, contact)
  if (!known) return null
  const patterns = reachOf(actor, 'people.grant').map((path) => `${path}%`)
  const own = known.id === actor.personId
  const { within } = await tx.get<{ within: boolean }>(selectHeldWithin, [actor.networkId, known.id, patterns])
  const whole = own || within
  const personal = whole ? ['name'] : []
  tx.event('person.looked-up', await personSubject(tx, known.id), {}, { by: contact.kind, personal })
  const name = whole ? known.name : maskName(known.name)
  return { id: known.id, name, contact: contact.masked, hasAccount: known.userId !== null }
}

/** The person with exactly this number or address: nobody leafs through people. */
export function findPerson(
  ctx: Context,
  input: InputOf<typeof contracts.findPerson>,
): Promise<OutputOf<typeof contracts.findPerson>> {
  return transact(withoutRepeat(ctx), async (tx) => {
    scopeFor(ctx.actor, 'people.grant')
    return { person: await lookUp(tx, readContactOf(input.contact)) }
  })
}

/**
 * Writes a colleague down before their first sign-in: whoever proves that number or address is then this person.
 * Someone already known is answered as `findPerson` would.
 */
export function addPerson(
  ctx: Context,
  input: InputOf<typeof contracts.addPerson>,
): Promise<OutputOf<typeof contracts.addPerson>> {
  return transact(withoutRepeat(ctx), async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    scopeFor(ctx.actor, 'people.grant')
    const contact = readContactOf(input.contact)
    const known = await lookUp(tx, contact)
    if (known) return known
    const id = newId(ctx.now)
    await store.insertPerson(tx, { id, userId: null, name: input.name })
    await store.setContact(tx, id, contact)
    tx.event('person.added', await personSubject(tx, id), {}, { personal: ['name', contact.kind] })
    return { id, name: input.name, contact: contact.masked, hasAccount: false }
  })
}

/**
 * For a colleague who lost phone and backup codes: the second factor is set up anew at the next sign-in, and every
 * session ends. Only for someone whose every role the actor could give, and never for oneself.
 */
export function resetSecondFactor(
  ctx: Context,
  input: InputOf<typeof contracts.resetSecondFactor>,
): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    if (input.personId === ctx.actor.personId) throw new AppError('conflict', { code: 'grant.self' })
    const person = await store.lockPerson(tx, input.personId)
    const nodes = await store.liveGrants(tx, person.id)
    if (nodes.length === 0) throw notFound('person')
    for (const node of nodes) authorise(ctx.actor, 'people.grant', node)
    if (nodes.some(({ role, path }) => !givableRoles(ctx.actor, path).includes(role))) throw notFound('person')
    await clearSecondFactor(tx, person)
    tx.event('security.second-factor-reset', await personSubject(tx, person.id), {}, { reason: input.reason })
    return { id: person.id }
  })
}
