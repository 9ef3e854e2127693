import type { Context, Id, Subject, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import type { Permission } from '../../../../base/roles.ts'
import { collapseSpace, stripControls } from '../../../../base/text.ts'
import { sql } from '../../../../server/database.ts'
import { newToken } from '../../../../server/sign-in/tokens.ts'
import { transact, withoutRepeat } from '../../../../server/transact.ts'
import { districtPath } from '../../../network/server/public.ts'
import type * as contracts from '../../contract.ts'
import { consentVersions, refusePassword, refuseToken, refuseWithdrawal } from '../../people.ts'
import * as store from '../store.ts'

/** Events about a person stand at the district: a resident belongs to no street, and who audits the whole reads them. */
export const personSubject = async (tx: Tx, id: Id): Promise<Subject> => ({
  type: 'person',
  id,
  path: await districtPath({ actor: tx.ctx.actor, db: tx }),
})

/** Corrects how the signed-in person is called (个人信息保护法 §46). */
export function correctMe(ctx: Context, input: InputOf<typeof contracts.correctMe>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const person = await store.lockActor(tx)
    const name = collapseSpace(stripControls(input.name))
    if (name === '') throw new AppError('invalid', { code: 'input.invalid', fields: { name: 'required' } })
    await store.setName(tx, person.id, name)
    tx.event('person.corrected', await personSubject(tx, person.id), {}, { personal: ['name'] })
    return { id: person.id }
  })
}

/* Consent */

/** Agrees to one purpose, in the version of the text that is shown now. */
export function giveConsent(ctx: Context, { purpose }: InputOf<typeof contracts.giveConsent>) {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const person = await store.lockActor(tx)
    const textVersion = consentVersions[purpose]
    await store.insertConsent(tx, { id: newId(ctx.now), personId: person.id, givenBy: person.id, purpose, textVersion })
    tx.event('consent.given', await personSubject(tx, person.id), {}, { purpose, textVersion })
    return { purpose }
  })
}

/** Takes a consent back, as easily as it was given (个人信息保护法 §15). */
export function withdrawConsent(ctx: Context, { purpose }: InputOf<typeof contracts.withdrawConsent>) {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const person = await store.lockActor(tx)
    ensure(refuseWithdrawal({ purpose, withdrawn: false }))
    const stood = await store.withdrawConsentRow(tx, person.id, purpose)
    ensure(refuseWithdrawal({ purpose, withdrawn: stood === 0 }))
    tx.event('consent.withdrawn', await personSubject(tx, person.id), {}, { purpose })
    return { purpose }
  })
}

/* Sign-in and security */

const selectSelf = sql(
  'people.own-contacts',
  `select name, user_id as "userId", phone_sealed as "phoneSealed", email_sealed as "emailSealed"
     from person where network_id = $1 and id = $2 and erased_at is null`,
)

/**
 * Sets or replaces the own password; all other sessions end.
 *
 * @throws AppError invalid `password` when it is short, predictable or made of one's own name or number
 */
export function setPassword(ctx: Context, input: { password: string; keepToken: string | null }): Promise<void> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const person = await store.lockActor(tx)
    const self = await tx.get<{ phoneSealed: string | null; emailSealed: string | null }>(selectSelf, [
      ctx.actor.networkId,
      person.id,
    ])
    const owner = store.ownerOf.person(person.id)
    const own = [
      store.readStored(ctx, self.phoneSealed, 'phone', owner),
      store.readStored(ctx, self.emailSealed, 'email', owner),
    ]
    ensure(refusePassword(input.password, [...own, person.name]))
    if (person.userId === null) throw new AppError('conflict', { code: 'person.no-account' })
    const { accounts } = ctx.services.signIn
    await accounts.setPassword(person.userId, input.password)
    await accounts.endSessions(tx, person.userId, input.keepToken)
    tx.event('security.password-set', await personSubject(tx, person.id))
  })
}

/** Ends the sign-in everywhere but in this browser. */
export function endOtherSessions(ctx: Context, keepToken: string | null): Promise<void> {
  return transact(withoutRepeat(ctx), async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const person = await store.lockActor(tx)
    if (person.userId) await ctx.services.signIn.accounts.endSessions(tx, person.userId, keepToken)
    tx.event('security.sessions-ended', await personSubject(tx, person.id))
  })
}

/** Records that a second factor now stands; setting it up is src/server/sign-in's. */
export function recordSecondFactor(ctx: Context): Promise<void> {
  return transact(ctx, async (tx) => {
    const person = await store.lockActor(tx)
    tx.event('security.second-factor-set', await personSubject(tx, person.id))
  })
}

/**
 * The second factor goes, and with it every sign-in but the one kept.
 * @throws AppError conflict `person.no-account`
 */
export async function clearSecondFactor(tx: Tx, { userId }: store.Person, keepToken?: string | null): Promise<void> {
  if (userId === null) throw new AppError('conflict', { code: 'person.no-account' })
  const { signIn } = tx.ctx.services
  await signIn.secondFactor.reset(tx, userId)
  await signIn.accounts.endSessions(tx, userId, keepToken)
}

/** Takes the second factor away from someone who has just proved it, with every sign-in but this browser's. */
export function takeSecondFactorAway(ctx: Context, keepToken: string | null): Promise<void> {
  return transact(ctx, async (tx) => {
    const person = await store.lockActor(tx)
    await clearSecondFactor(tx, person, keepToken)
    tx.event('security.second-factor-removed', await personSubject(tx, person.id))
  })
}

/* API tokens */

const insertToken = sql(
  'people.insert-token',
  `insert into api_token (network_id, id, person_id, name, token_hash, scopes, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
const revokeRow = sql(
  'people.revoke-token',
  `update api_token set revoked_at = $4
    where network_id = $1 and id = $2 and person_id = $3 and revoked_at is null`,
)

/**
 * Makes a token for programs: it may do what its person may, within its scopes. It is answered this once.
 *
 * @throws AppError forbidden `token.not-for-this` when asked with a token
 */
export function createToken(
  ctx: Context,
  input: InputOf<typeof contracts.createToken>,
): Promise<OutputOf<typeof contracts.createToken>> {
  // its answer holds a secret, so it is not kept for a repeat
  return transact(withoutRepeat(ctx), async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const person = await store.lockActor(tx)
    const id = newId(ctx.now)
    const { token, hash } = newToken()
    const expiresAt = new Date(ctx.now.getTime() + input.days * 86_400_000)
    const scopes = [...new Set(input.scopes)] as Permission[]
    await tx.run(insertToken, [ctx.actor.networkId, id, person.id, input.name, hash, scopes, ctx.now, expiresAt])
    tx.event('token.created', await personSubject(tx, person.id), {}, { tokenId: id, scopes })
    return { id, token, expiresAt: expiresAt.toISOString() }
  })
}

/** Ends one of the own tokens, at once. */
export function revokeToken(ctx: Context, { tokenId }: InputOf<typeof contracts.revokeToken>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const person = await store.lockActor(tx)
    const ended = await tx.run(revokeRow, [ctx.actor.networkId, tokenId, person.id, ctx.now])
    if (ended === 0) throw new AppError('not-found', { code: 'token.not-found' })
    tx.event('token.revoked', await personSubject(tx, person.id), {}, { tokenId })
    return { id: tokenId }
  })
}
