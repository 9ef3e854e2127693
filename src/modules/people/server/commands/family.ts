import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { CivilDate } from '../../../../base/clock.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { AppError, ensure, notFound } from '../../../../base/refusal.ts'
import { collapseSpace, stripControls } from '../../../../base/text.ts'
import { sql } from '../../../../server/database.ts'
import { notify } from '../../../../server/inbox/notify.ts'
import { transact } from '../../../../server/transact.ts'
import type * as contracts from '../../contract.ts'
import { consentVersions, guardianState, refuseGuardian, refuseMinorsBirthDate, refuseToken } from '../../people.ts'
import { personSubject } from './person.ts'
import { erasePerson } from '../erase.ts'
import { reach, readContactOf } from '../read-contact.ts'
import * as store from '../store.ts'

const insertLink = sql(
  'people.insert-guardian-link',
  `insert into guardian_link (network_id, id, child_id, guardian_id, relation, contact_sealed, contact_hash,
                              contact_masked, created_at, confirmed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
const selectLink = sql(
  'people.lock-guardian-link',
  `select id, child_id as "childId", guardian_id as "guardianId", contact_hash as "contactHash"
     from guardian_link where network_id = $1 and id = $2 and ended_at is null for update`,
)
const selectOwnLink = sql(
  'people.lock-own-guardian-link',
  `select id from guardian_link
    where network_id = $1 and child_id = $2 and guardian_id = $3 and ended_at is null for update`,
)
const confirmLink = sql(
  'people.confirm-guardian-link',
  `update guardian_link
      set guardian_id = $3, confirmed_at = $4, contact_sealed = null, contact_hash = null, contact_masked = null
    where network_id = $1 and id = $2`,
)
const endLink = sql(
  'people.end-guardian-link',
  `update guardian_link set ended_at = $3, contact_sealed = null, contact_hash = null, contact_masked = null
    where network_id = $1 and id = $2`,
)
const countLinks = sql(
  'people.count-guardians',
  `select count(*)::int as "count" from guardian_link where network_id = $1 and child_id = $2 and ended_at is null`,
)

function consentAsGuardian(tx: Tx, childId: Id, guardianId: Id): Promise<void> {
  return store.insertConsent(tx, {
    id: newId(tx.ctx.now),
    personId: childId,
    givenBy: guardianId,
    purpose: 'guardian',
    textVersion: consentVersions.guardian,
  })
}

/**
 * A guardian writes a child down and consents to its data being used (个人信息保护法 §31). The child needs no account; what
 * it takes part in is entered by the guardian.
 *
 * @throws AppError invalid `bornOn` for an adult; conflict `guardian.minor`
 */
export function addChild(ctx: Context, input: InputOf<typeof contracts.addChild>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const guardian = await store.lockActor(tx)
    ensure(refuseMinorsBirthDate(input.bornOn, ctx.now))
    const childId = newId(ctx.now)
    ensure(refuseGuardian(guardian, childId, ctx.now))
    const name = collapseSpace(stripControls(input.name))
    await store.insertPerson(tx, { id: childId, userId: null, name, bornOn: input.bornOn })
    const { networkId } = ctx.actor
    const values = [networkId, newId(ctx.now), childId, guardian.id, input.relation, null, null, null, ctx.now, ctx.now]
    await tx.run(insertLink, values)
    await consentAsGuardian(tx, childId, guardian.id)
    tx.event(
      'child.added',
      await personSubject(tx, childId),
      {},
      { guardianId: guardian.id, personal: ['name', 'bornOn'] },
    )
    tx.event(
      'consent.given',
      await personSubject(tx, childId),
      {},
      { purpose: 'guardian', textVersion: consentVersions.guardian },
    )
    return { id: childId }
  })
}

/**
 * A guardian takes the consent for a child back. A child without account and without another guardian is erased at
 * once; one with an account keeps it, and may name another guardian.
 */
export function removeChild(ctx: Context, { childId }: InputOf<typeof contracts.removeChild>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const { networkId, personId } = ctx.actor
    const child = await store.lockPerson(tx, childId)
    const link = await tx.find<{ id: Id }>(selectOwnLink, [networkId, childId, personId])
    if (!link) throw notFound('child')
    await tx.run(endLink, [networkId, link.id, ctx.now])
    await store.withdrawConsentRow(tx, childId, 'guardian')
    tx.event('child.removed', await personSubject(tx, childId), {}, { guardianId: personId })
    const { count } = await tx.get<{ count: number }>(countLinks, [networkId, childId])
    if (child.userId === null && count === 0) await erasePerson(tx, child)
    return { id: childId }
  })
}

/**
 * A minor with an own account says when they were born and who answers for them. The guardian is told, and asked. From
 * 14 on being told is enough for everyday use (handbook B11); under 14 nothing is used before the guardian consents.
 *
 * @throws AppError invalid `bornOn`, `contact`
 */
export function nameGuardian(
  ctx: Context,
  input: InputOf<typeof contracts.nameGuardian>,
): Promise<OutputOf<typeof contracts.nameGuardian>> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const minor = await store.lockActor(tx)
    ensure(refuseMinorsBirthDate(input.bornOn, ctx.now))
    const contact = readContactOf(input.contact)
    const id = newId(ctx.now)
    const stored = store.storeContact(ctx, contact, store.ownerOf.guardianLink(id))
    if (stored.hash === minor.phoneHash || stored.hash === minor.emailHash) {
      throw new AppError('invalid', { code: 'guardian.self', fields: { contact: 'guardian.self' } })
    }
    await store.setBornOn(tx, minor.id, input.bornOn)
    const { networkId } = ctx.actor
    const { sealed, hash, masked } = stored
    await tx.run(insertLink, [networkId, id, minor.id, null, input.relation, sealed, hash, masked, ctx.now, null])
    await notify(
      tx,
      { contact: reach(contact), link: '/me/family' },
      {
        kind: 'people.guardian-named',
        params: { relation: input.relation },
        dedupeKey: `people.guardian-named:${id}`,
      },
    )
    tx.event('guardian.named', await personSubject(tx, minor.id), {}, { linkId: id, personal: ['bornOn', 'contact'] })
    const bornOn: CivilDate = input.bornOn
    return { id, state: guardianState({ bornOn, consented: false, guardianNamed: true }, ctx.now) }
  })
}

interface Link {
  id: Id
  childId: Id
  guardianId: Id | null
  contactHash: string | null
}

/** Whoever signs in with the contact a minor gave says whether they are the guardian, and consent. */
export function answerAsGuardian(ctx: Context, input: InputOf<typeof contracts.answerAsGuardian>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const { networkId } = ctx.actor
    const person = await store.lockActor(tx)
    const link = await tx.find<Link>(selectLink, [networkId, input.linkId])
    const named = link?.contactHash && [person.phoneHash, person.emailHash].includes(link.contactHash)
    if (!link || !named) throw notFound('guardian-link')
    if (input.answer === 'decline') {
      await tx.run(endLink, [networkId, link.id, ctx.now])
      tx.event('guardian.declined', await personSubject(tx, link.childId), {}, { linkId: link.id })
      return { id: link.id }
    }
    ensure(refuseGuardian(person, link.childId, ctx.now))
    await tx.run(confirmLink, [networkId, link.id, person.id, ctx.now])
    await consentAsGuardian(tx, link.childId, person.id)
    await notify(
      tx,
      { personId: link.childId },
      {
        kind: 'people.guardian-confirmed',
        params: {},
        link: '/me',
        dedupeKey: `people.guardian-confirmed:${link.id}`,
      },
    )
    tx.event(
      'guardian.confirmed',
      await personSubject(tx, link.childId),
      {},
      { linkId: link.id, guardianId: person.id },
    )
    return { id: link.id }
  })
}
