import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { AppError, ensure, notFound } from '../../../../base/refusal.ts'
import { notify } from '../../../../server/inbox/notify.ts'
import { newSecret } from '../../../../server/secrets/secrets.ts'
import { transact } from '../../../../server/transact.ts'
import type * as contracts from '../../contract-organisation.ts'
import { invitationDays, invitationState, mostInvitations, refuseAnswer, refuseLeaving } from '../../organisation.ts'
import { refuseToken } from '../../people.ts'
import { reach, readContactOf } from '../read-contact.ts'
import * as invitations from '../store-invitation.ts'
import { knowContact, lockActor, type Person } from '../store.ts'
import * as store from '../store-organisation.ts'

const dayMs = 86_400_000

/**
 * A manager asks someone by phone or mail to act for the organisation. To a mail address the link is sent, and opens it;
 * an invitation to a phone is found by whoever signs in with that number, so its link may be handed on by any way.
 *
 * @throws AppError invalid `contact`; conflict `organisation.closed`, `invitation.too-many`, `invitation.waiting`
 */
export function inviteMember(ctx: Context, input: InputOf<typeof contracts.inviteMember>) {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const organisation = await store.lockOrganisation(tx, input.organisationId)
    const members = await store.membersOf(tx, ctx.actor.networkId, organisation.id)
    store.authoriseManager(ctx, organisation, members)
    if (organisation.state === 'closed') throw new AppError('conflict', { code: 'organisation.closed' })
    const contact = readContactOf(input.contact)
    const id = newId(ctx.now)
    const known = knowContact(ctx, contact)
    const open = await invitations.openInvitations(tx, organisation.id)
    if (open.length >= mostInvitations) throw new AppError('conflict', { code: 'invitation.too-many' })
    if (open.includes(known.hash)) throw new AppError('conflict', { code: 'invitation.waiting' })
    const code = newSecret()
    const expiresAt = new Date(ctx.now.getTime() + invitationDays * dayMs)
    await invitations.insertInvitation(tx, {
      id,
      organisationId: organisation.id,
      role: input.role,
      kind: contact.kind,
      contact: known,
      code,
      expiresAt,
    })
    await notify(
      tx,
      { contact: reach(contact), link: `/invitations/${code}` },
      {
        kind: 'people.invited',
        params: { organisation: organisation.name, days: invitationDays },
        dedupeKey: `people.invited:${id}`,
      },
    )
    tx.event(
      'invitation.sent',
      store.organisationSubject(organisation),
      { role: input.role },
      { invitationId: id, personal: ['contact'] },
    )
    const link = contact.kind === 'phone' ? `${ctx.services.publicUrl}/invitations/${code}` : null
    return { id, expiresAt: expiresAt.toISOString(), link }
  })
}

/** A manager takes an open invitation back. */
export function revokeInvitation(ctx: Context, input: InputOf<typeof contracts.revokeInvitation>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    const found = await invitations.findInvitation(tx, { id: input.invitationId })
    if (!found) throw notFound('invitation')
    const organisation = await store.lockOrganisation(tx, found.organisationId)
    store.authoriseManager(ctx, organisation, await store.membersOf(tx, ctx.actor.networkId, organisation.id))
    const invitation = await invitations.lockInvitation(tx, found.id)
    ensure(refuseAnswer(invitationState(invitation, ctx.now)))
    await invitations.markInvitation(tx, invitation.id, 'revoked')
    tx.event('invitation.revoked', store.organisationSubject(organisation), {}, { invitationId: invitation.id })
    return { id: invitation.id }
  })
}

/** Whose an invitation is: who signs in with its phone, or holds the link that was mailed. Else it is not there. */
function isFor(invitation: invitations.Invitation, person: Person, byCode: boolean): boolean {
  const own = invitation.contactKind === 'phone' ? person.phoneHash : person.emailHash
  return own === invitation.contactHash || (byCode && invitation.contactKind === 'email')
}

/**
 * Whoever was invited becomes a member, or declines. Of two answers at once one counts. A mailed link may have been
 * forwarded: it opens the invitation, but does not make its address the answerer's own.
 *
 * @throws AppError not-found for an invitation to somebody else; conflict `invitation.accepted`, `.declined`,
 *   `.revoked`, `.expired`, `membership.already`
 */
export function answerInvitation(
  ctx: Context,
  input: InputOf<typeof contracts.answerInvitation>,
): Promise<{ organisationId: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const found = await invitations.findInvitation(
      tx,
      input.code ? { code: input.code } : { id: input.invitationId ?? '' },
    )
    if (!found) throw notFound('invitation')
    // always organisation, then person, then invitation: two who act at once wait for each other in one order
    const organisation = await store.lockOrganisation(tx, found.organisationId)
    const person = await lockActor(tx)
    const invitation = await invitations.lockInvitation(tx, found.id)
    if (!isFor(invitation, person, input.code !== undefined)) throw notFound('invitation')
    ensure(refuseAnswer(invitationState(invitation, ctx.now)))
    await (input.answer === 'accept'
      ? accept(tx, organisation, invitation, person)
      : decline(tx, organisation, invitation))
    return { organisationId: organisation.id }
  })
}

async function accept(
  tx: Tx,
  organisation: store.Organisation,
  invitation: invitations.Invitation,
  person: Person,
): Promise<void> {
  if (organisation.state === 'closed') throw new AppError('conflict', { code: 'organisation.closed' })
  const members = await store.membersOf(tx, tx.ctx.actor.networkId, organisation.id)
  if (members.some(({ personId }) => personId === person.id))
    throw new AppError('conflict', { code: 'membership.already' })
  await invitations.markInvitation(tx, invitation.id, 'accepted', person.id)
  await store.insertMember(tx, {
    id: newId(tx.ctx.now),
    organisationId: organisation.id,
    personId: person.id,
    role: invitation.role,
  })
  tx.event(
    'invitation.accepted',
    store.organisationSubject(organisation),
    {},
    { invitationId: invitation.id, personId: person.id },
  )
  tx.event(
    'membership.began',
    store.organisationSubject(organisation),
    { role: invitation.role },
    { personId: person.id },
  )
}

async function decline(tx: Tx, organisation: store.Organisation, invitation: invitations.Invitation): Promise<void> {
  await invitations.markInvitation(tx, invitation.id, 'declined')
  tx.event('invitation.declined', store.organisationSubject(organisation), {}, { invitationId: invitation.id })
}

/** Makes a member a manager, or the other way round. The last manager stays one. */
export function changeMember(ctx: Context, input: InputOf<typeof contracts.changeMember>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    const organisation = await store.lockOrganisation(tx, input.organisationId)
    const members = await store.membersOf(tx, ctx.actor.networkId, organisation.id)
    store.authoriseManager(ctx, organisation, members)
    const member = members.find(({ personId }) => personId === input.personId)
    if (!member) throw notFound('membership')
    if (input.role === 'member') ensure(refuseLeaving(members, input.personId, organisation.state))
    await store.setMemberRole(tx, organisation.id, input.personId, input.role)
    tx.event(
      'membership.changed',
      store.organisationSubject(organisation),
      { role: input.role },
      { personId: input.personId },
    )
    return { id: input.personId }
  })
}

/** A member leaves, or a manager removes one. The last manager hands over first. */
export function endMembership(ctx: Context, input: InputOf<typeof contracts.endMembership>): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const organisation = await store.lockOrganisation(tx, input.organisationId)
    const members = await store.membersOf(tx, ctx.actor.networkId, organisation.id)
    if (input.personId !== ctx.actor.personId) store.authoriseManager(ctx, organisation, members)
    const refusal = refuseLeaving(members, input.personId, organisation.state)
    if (refusal?.code === 'membership.not-found') throw notFound('membership')
    ensure(refusal)
    await store.endMember(tx, organisation.id, input.personId)
    tx.event('membership.ended', store.organisationSubject(organisation), {}, { personId: input.personId })
    return { id: input.personId }
  })
}
