import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { AppError, ensure, firstRefusal, notFound } from '../../../../base/refusal.ts'
import { transact } from '../../../../server/transact.ts'
import { guardianStateOf } from '../../../people/server/public.ts'
import type * as contracts from '../../contract.ts'
import { holdsPlace, type MemberState, refuseChange, refuseDuties, refusePlace } from '../../design.ts'
import { partyOf } from '../organisations.ts'
import { endPlace, publicPartOf } from '../leaving.ts'
import { authoriseTeam, standingOf } from '../standing.ts'
import { insertMember, lockDesign, subjectOf, teamOf, updateDesign, updateMember } from '../store.ts'
import { actingFor } from './acting.ts'
import { doneOf, lockForTeam } from './stage.ts'

type Answered = OutputOf<typeof contracts.answerMember>

/**
 * Asks an organisation to lead, drive or take part.
 * @throws AppError invalid at `organisationId`, `part`; conflict `design.settled`
 */
export function inviteMember(ctx: Context, input: InputOf<typeof contracts.inviteMember>): Promise<{ memberId: Id }> {
  return transact(ctx, async (tx) => {
    const design = await lockForTeam(tx, input.code)
    const party = await partyOf(tx, input.organisationId)
    const wish = { organisationId: input.organisationId, personId: null, party, part: input.part }
    ensure(firstRefusal(refuseChange(design), refusePlace(await teamOf(tx, design.id), wish)))
    const memberId = insertMember(tx, design.id, { ...wish, state: 'invited' })
    tx.event('design.member-invited', subjectOf(design), {}, { memberId, part: input.part })
    return { memberId }
  })
}

/** 我想参与: a neighbour in person, who must be of age, or a member for an organisation. The team answers. */
export function offerToJoin(ctx: Context, input: InputOf<typeof contracts.offerToJoin>): Promise<{ memberId: Id }> {
  return transact(ctx, async (tx) => {
    const { personId, scopes } = ctx.actor
    if (personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
    if (scopes) throw new AppError('forbidden', { code: 'design.in-person' })
    const design = await lockDesign(tx, input.code)
    if (!design.published) throw notFound('design')
    const acting = input.organisationId ? await actingFor(tx, design, input.organisationId) : null
    if (!acting && (await guardianStateOf(tx.ctx, personId)) !== 'not-needed') ensure({ code: 'design.of-age' })
    const wish = {
      organisationId: acting?.id ?? null,
      personId: acting ? null : personId,
      party: acting?.party ?? ('public' as const),
      part: 'takes-part' as const,
    }
    ensure(firstRefusal(refuseChange(design), refusePlace(await teamOf(tx, design.id), wish)))
    const memberId = insertMember(tx, design.id, { ...wish, state: 'offered' })
    tx.event('design.member-offered', subjectOf(design), {}, { memberId })
    return { memberId }
  })
}

async function lockMember(tx: Tx, code: string, memberId: Id) {
  const design = await lockDesign(tx, code)
  const team = await teamOf(tx, design.id)
  const member = team.find(({ id }) => id === memberId)
  const standing = standingOf(tx.ctx.actor, design, team)
  // who has no part in it does not learn who was asked
  if (!member || (!standing.steers && !standing.own.has(memberId))) throw notFound('design.member')
  return { design, member, standing }
}

/** Who was asked answers for themselves; who offered to come is answered by those who act for the team. */
export function answerMember(ctx: Context, input: InputOf<typeof contracts.answerMember>): Promise<Answered> {
  return transact(ctx, async (tx) => {
    const { design, member, standing } = await lockMember(tx, input.code, input.memberId)
    if (member.state === 'invited' && !standing.own.has(member.id)) ensure({ code: 'design.answer-own' }, 'forbidden')
    if (member.state === 'offered') authoriseTeam(ctx.actor, standing)
    if (member.state !== 'invited' && member.state !== 'offered') ensure({ code: 'design.member-answered' })
    ensure(refuseChange(design))
    const state: MemberState = input.accept ? 'in' : 'declined'
    updateMember(tx, member.id, state)
    const { id: memberId } = member
    const event = input.accept ? 'design.member-joined' : 'design.member-declined'
    tx.event(event, subjectOf(design), publicPartOf(member), { memberId, offered: member.state === 'offered' })
    return { memberId, state }
  })
}

/** Leaves the team, or takes back what nobody has answered yet; those who act for the team may end a place, too. */
export function leaveTeam(ctx: Context, input: InputOf<typeof contracts.leaveTeam>): Promise<Answered> {
  return transact(ctx, async (tx) => {
    const { design, member } = await lockMember(tx, input.code, input.memberId)
    if (!holdsPlace(member)) ensure({ code: 'design.member-answered' })
    ensure(refuseChange(design))
    endPlace(tx, design, member)
    return { memberId: member.id, state: 'left' }
  })
}

/** Who does what, as a whole. */
export function setDuties(ctx: Context, input: InputOf<typeof contracts.setDuties>) {
  return transact(ctx, async (tx) => {
    const design = await lockForTeam(tx, input.code)
    ensure(firstRefusal(refuseChange(design), refuseDuties(input.duties, await teamOf(tx, design.id))))
    updateDesign(tx, design.id, { duties: input.duties })
    tx.event('design.duties-set', subjectOf(design), { tasks: input.duties.length })
    return doneOf(design)
  })
}
