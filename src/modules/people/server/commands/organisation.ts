import { authorise } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { ensure } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { notify } from '../../../../server/inbox/notify.ts'
import { transact } from '../../../../server/transact.ts'
import { getArea } from '../../../network/server/public.ts'
import type * as contracts from '../../contract-organisation.ts'
import {
  type OrganisationIdentity,
  organisationMachine,
  readCreditCode,
  refuseAction,
  refuseIdentity,
  refuseVerifier,
} from '../../organisation.ts'
import { refuseToken } from '../../people.ts'
import { lockActor } from '../store.ts'
import * as store from '../store-organisation.ts'

type IdentityInput = Pick<InputOf<typeof contracts.registerOrganisation>, 'kind' | 'creditCode' | 'creditCodeOverride'>
type ProfileInput = Pick<InputOf<typeof contracts.registerOrganisation>, 'purpose' | 'website' | 'phone' | 'address'>

function readIdentity(input: IdentityInput): OrganisationIdentity {
  const creditCode = readCreditCode(input.creditCode)
  return { kind: input.kind, creditCode, creditCodeOverride: creditCode ? input.creditCodeOverride || null : null }
}

const readProfile = (input: ProfileInput) => ({
  purpose: input.purpose,
  website: input.website || null,
  phone: input.phone || null,
  address: input.address || null,
})

/**
 * Registers an organisation of any kind; who does so manages it. It is public once staff have verified it. A credit code
 * is checked by GB 32100 (handbook B7); one of the pilot years passes with a documented reason.
 *
 * @throws AppError invalid `creditCode`, `areaId`; conflict `constraint.organisation_credit_code` for a code in use
 */
export function registerOrganisation(
  ctx: Context,
  input: InputOf<typeof contracts.registerOrganisation>,
): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    ensure(refuseToken(ctx.actor), 'forbidden')
    const person = await lockActor(tx)
    const area = await getArea(tx, input.areaId)
    const identity = readIdentity(input)
    ensure(refuseIdentity(identity))
    const organisation = { id: newId(ctx.now), name: input.name, areaId: area.id, path: area.path, ...identity }
    await store.insertOrganisation(tx, { ...organisation, ...readProfile(input) })
    await store.insertMember(tx, {
      id: newId(ctx.now),
      organisationId: organisation.id,
      personId: person.id,
      role: 'manager',
    })
    tx.event('organisation.registered', store.organisationSubject(organisation), { kind: input.kind })
    return { id: organisation.id }
  })
}

/** A manager changes what the organisation says of itself. Its name, kind, code and seat are what staff verified. */
export function changeOrganisation(
  ctx: Context,
  input: InputOf<typeof contracts.changeOrganisation>,
): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    const organisation = await store.lockOrganisation(tx, input.organisationId)
    store.authoriseManager(ctx, organisation, await store.membersOf(tx, ctx.actor.networkId, organisation.id))
    await store.updateProfile(tx, organisation.id, readProfile(input))
    tx.event('organisation.changed', store.organisationSubject(organisation), {
      fields: ['purpose', 'website', 'phone', 'address'],
    })
    return { id: organisation.id }
  })
}

/** A manager mends what staff returned, or what waits, and submits it again. */
export function resubmitOrganisation(
  ctx: Context,
  input: InputOf<typeof contracts.resubmitOrganisation>,
): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    const organisation = await store.lockOrganisation(tx, input.organisationId)
    store.authoriseManager(ctx, organisation, await store.membersOf(tx, ctx.actor.networkId, organisation.id))
    ensure(refuseAction(organisation.state, 'resubmit'))
    const area = await getArea(tx, input.areaId)
    const identity = readIdentity(input)
    ensure(refuseIdentity(identity))
    const changed = { id: organisation.id, name: input.name, areaId: area.id, path: area.path, ...identity }
    await store.updateIdentity(tx, changed)
    tx.event('organisation.resubmitted', store.organisationSubject(changed), { kind: input.kind })
    return { id: organisation.id }
  })
}

const eventOf = {
  verify: 'organisation.verified',
  refuse: 'organisation.refused',
  close: 'organisation.closed',
} as const

/**
 * Staff confirm an organisation, return it, or close it, always with a reason; never one they belong to. Being verified
 * and being closed are public acts.
 *
 * @throws AppError not-found out of reach; conflict `organisation.own`, `state.not-possible`
 */
export function decideOrganisation(
  ctx: Context,
  input: InputOf<typeof contracts.decideOrganisation>,
): Promise<{ id: Id }> {
  return transact(ctx, async (tx) => {
    const organisation = await store.lockOrganisation(tx, input.organisationId)
    authorise(ctx.actor, 'organisation.verify', organisation)
    const members = await store.membersOf(tx, ctx.actor.networkId, organisation.id)
    ensure(
      refuseVerifier(
        ctx.actor.personId,
        members.map(({ personId }) => personId),
      ),
    )
    const creditCodeOverride = input.creditCodeOverride || organisation.creditCodeOverride
    if (input.decision === 'verify') ensure(refuseIdentity({ ...organisation, creditCodeOverride }))
    const state = nextState(organisationMachine, organisation.state, input.decision)
    await store.writeDecision(tx, organisation.id, { state, creditCodeOverride, reason: input.reason })
    const publicPart = input.decision === 'refuse' ? {} : { name: organisation.name, kind: organisation.kind }
    if (input.decision !== 'close') {
      const managers = members.filter(({ role }) => role === 'manager').map(({ personId }) => ({ personId }))
      const kind = input.decision === 'verify' ? 'people.organisation-verified' : 'people.organisation-refused'
      const params = { organisation: organisation.name, reason: input.reason }
      const dedupeKey = `${kind}:${organisation.id}:${ctx.now.getTime()}`
      await notify(tx, managers, { kind, params, link: `/me/organisations/${organisation.id}`, dedupeKey })
    }
    tx.event(eventOf[input.decision], store.organisationSubject(organisation), publicPart, { reason: input.reason })
    return { id: organisation.id }
  })
}
