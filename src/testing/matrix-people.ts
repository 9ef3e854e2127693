import { addChild, createToken, giveConsent, giveGrant, nameGuardian } from '../modules/people/contract.ts'
import {
  answerInvitation,
  decideOrganisation,
  inviteMember,
  registerOrganisation,
} from '../modules/people/contract-organisation.ts'
import { newPhone } from './actors.ts'
import type { Client } from './client.ts'
import type { Factories, MatrixWorld, Sample } from './matrix.ts'

const child = { name: '某孩子', bornOn: '2018-05-01', relation: 'parent' as const, consent: true as const }

async function organisation({ app, nodes }: MatrixWorld): Promise<{ id: string; manager: Client; areaId: string }> {
  const manager = await app.resident()
  const areaId = app.areas.find(({ path }) => path === nodes.community)?.id ?? ''
  const { id } = await manager.ok(registerOrganisation, { name: '某社团', kind: 'community-group', areaId })
  return { id, manager, areaId }
}

async function invitation(world: MatrixWorld) {
  const { id: organisationId, manager } = await organisation(world)
  const phone = newPhone()
  const invited = await world.app.resident({ phone })
  const { id } = await manager.ok(inviteMember, { organisationId, contact: phone })
  return { id, organisationId, manager, invited }
}

async function member(world: MatrixWorld) {
  const { id, organisationId, manager, invited } = await invitation(world)
  await invited.ok(answerInvitation, { invitationId: id, answer: 'accept' })
  return { organisationId, manager, personId: invited.personId }
}

/** A role of somebody at the community. */
async function grant({ app, admin, nodes }: MatrixWorld, personId?: string) {
  const whose = personId ?? (await app.resident()).personId ?? ''
  const input = { personId: whose, role: 'community-worker' as const, path: nodes.community, reason: '按分工' }
  return { personId: whose, grantId: (await admin.ok(giveGrant, input)).id }
}

export const peopleFactories: Factories = {
  'me.get': () => ({ input: {} }),
  'me.data': () => ({ input: {} }),
  'me.correct': () => ({ input: { name: '改了称呼' } }),
  'me.erase': () => ({ input: { confirm: 'erase' }, spent: true }),
  'child.add': () => ({ input: child }),
  'child.remove': async ({ app }) => {
    const holder = await app.resident()
    return { input: { childId: (await holder.ok(addChild, child)).id }, holder }
  },
  'guardian.name': () => ({ input: { bornOn: '2010-05-01', relation: 'parent', contact: newPhone() }, spent: true }),
  'guardian.answer': async ({ app }) => {
    const phone = newPhone()
    const [minor, holder] = [await app.resident(), await app.resident({ phone })]
    const { id } = await minor.ok(nameGuardian, { bornOn: '2010-05-01', relation: 'parent', contact: phone })
    return { input: { linkId: id, answer: 'consent' }, holder }
  },
  'consent.give': () => ({ input: { purpose: 'public-name' }, spent: true }),
  'consent.withdraw': async (_world, self) => {
    await self.ok(giveConsent, { purpose: 'public-name' })
    return { input: { purpose: 'public-name' }, spent: true }
  },
  'token.create': () => ({ input: { name: '某程序', scopes: ['problem.read'] } }),
  'token.revoke': async (_world, self) => {
    const { id } = await self.ok(createToken, { name: '某程序', scopes: ['problem.read'] })
    return { input: { tokenId: id }, spent: true }
  },
  'person.find': () => ({ input: { contact: '13900000001' }, at: null }),
  'person.add': () => ({ input: { name: '某同事', contact: newPhone() }, at: null, spent: true }),
  'person.reset-second-factor': async (world) => {
    const { personId } = await grant(world)
    return { input: { personId, reason: '手机丢了' }, at: world.nodes.community }
  },
  'grant.list': () => ({ input: {}, at: null }),
  'grant.nodes': () => ({ input: {}, at: null }),
  'grant.get': async (world) => ({ input: { grantId: (await grant(world)).grantId }, at: world.nodes.community }),
  'grant.give': async ({ app, nodes }) => {
    const { personId } = await app.resident()
    return {
      input: { personId, role: 'clerk', path: nodes.community, reason: '按分工' },
      at: nodes.community,
      spent: true,
    }
  },
  'grant.end': async (world, self) => {
    const { grantId } = await grant(world, self.personId ?? '')
    return { input: { grantId, reason: '调岗' }, spent: true }
  },
  'organisation.list': () => ({ input: {}, at: null }),
  'organisation.get': async (world) => {
    const { id } = await organisation(world)
    await world.clerk.ok(decideOrganisation, { organisationId: id, decision: 'verify', reason: '资料齐全' })
    return { input: { organisationId: id }, at: world.nodes.community }
  },
  'organisation.register': ({ app, nodes }) => ({
    input: {
      name: '某社团',
      kind: 'community-group',
      areaId: app.areas.find(({ path }) => path === nodes.community)?.id,
    },
  }),
  'organisation.change': async (world): Promise<Sample> => {
    const { id, manager } = await organisation(world)
    return { input: { organisationId: id, purpose: '陪伴老人' }, holder: manager }
  },
  'organisation.resubmit': async (world) => {
    const { id, manager, areaId } = await organisation(world)
    return { input: { organisationId: id, name: '改名社团', kind: 'community-group', areaId }, holder: manager }
  },
  'organisation.decide': async (world) => {
    const { id } = await organisation(world)
    return {
      input: { organisationId: id, decision: 'verify', reason: '资料齐全' },
      at: world.nodes.community,
      spent: true,
    }
  },
  'organisation.register-list': () => ({ input: {}, at: null }),
  'organisation.register-get': async (world) => ({
    input: { organisationId: (await organisation(world)).id },
    at: world.nodes.community,
  }),
  'invitation.send': async (world) => {
    const { id, manager } = await organisation(world)
    return { input: { organisationId: id, contact: newPhone() }, holder: manager }
  },
  'invitation.revoke': async (world) => {
    const { id, manager } = await invitation(world)
    return { input: { invitationId: id }, holder: manager }
  },
  'invitation.answer': async (world) => {
    const { id, invited } = await invitation(world)
    return { input: { invitationId: id, answer: 'accept' }, holder: invited }
  },
  'membership.change': async (world) => {
    const { organisationId, manager, personId } = await member(world)
    return { input: { organisationId, personId, role: 'manager' }, holder: manager }
  },
  'membership.end': async (world) => {
    const { organisationId, manager, personId } = await member(world)
    return { input: { organisationId, personId }, holder: manager }
  },
}
