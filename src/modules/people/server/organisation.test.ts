import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../base/id.ts'
import { makeCreditCode } from '../../../base/credit-code.ts'
import { peopleWorld, type PeopleWorld, type Person } from '../../../testing/people-world.ts'
import { answerInvitation, changeMember, endMembership, inviteMember, revokeInvitation } from './commands/membership.ts'
import {
  changeOrganisation,
  decideOrganisation,
  registerOrganisation,
  resubmitOrganisation,
} from './commands/organisation.ts'
import { getInvitation, getMyData, getOwnOrganisation } from './queries/me.ts'
import { getOrganisation, getRegistered, pageOrganisations, pageRegister } from './queries/organisation.ts'
import { ownOrganisations, refuseNonMember } from './public.ts'
import { transact } from '../../../server/transact.ts'
import { deliver } from '../../../server/inbox/deliver.ts'

let world: PeopleWorld
let clerk: Person
beforeAll(async () => {
  world = await peopleWorld()
  clerk = await world.person('街道工作人员', [{ role: 'clerk', path: world.area.street.path }])
})
afterAll(() => world.close())

let serial = 0
const newCode = () => makeCreditCode('52', '440307', `MJL${String((serial += 1)).padStart(5, '0')}`)
const profile = { purpose: '陪伴社区里的老人', website: '', phone: '', address: '' }

const details = (changes: Record<string, unknown> = {}) => ({
  name: '某社区服务中心',
  kind: 'social-organisation' as const,
  creditCode: newCode(),
  creditCodeOverride: '',
  areaId: world.area.community.id,
  ...profile,
  ...changes,
})

async function verified(founder: Person, changes: Record<string, unknown> = {}): Promise<string> {
  const { id } = await registerOrganisation(founder.ctx, details(changes))
  await decideOrganisation(clerk.ctx, { organisationId: id, decision: 'verify', reason: '已核对登记证书' })
  return id
}

describe('an organisation', () => {
  it('is registered by anyone signed in, seen by its members and by staff, and public once verified', async () => {
    const founder = await world.person('发起人')
    const { id } = await registerOrganisation(founder.ctx, details({ name: '清风社工服务中心' }))
    await expect(getOrganisation(world.ctx(), { organisationId: id })).rejects.toMatchObject({ kind: 'not-found' })
    expect(await getOwnOrganisation(founder.ctx, id)).toMatchObject({
      state: 'waiting',
      role: 'manager',
      members: [{ name: '发起人' }],
    })
    const register = await pageRegister(clerk.ctx, { limit: 20, state: 'waiting', q: '清风' })
    expect(register.items.map((item) => item.id)).toEqual([id])

    await decideOrganisation(clerk.ctx, { organisationId: id, decision: 'verify', reason: '已核对登记证书' })
    expect(await getOrganisation(world.ctx(), { organisationId: id })).toMatchObject({
      name: '清风社工服务中心',
      verifiedOn: '2026-11-21',
      closed: false,
    })
    const listed = await pageOrganisations(world.ctx(), { limit: 20, q: '社工', area: world.area.street.id })
    expect(listed).toMatchObject({ items: [{ id, area: { name: '某社区' } }], total: { value: 1, exact: true } })
    expect((await pageOrganisations(world.ctx(), { limit: 20, q: '100%_' })).items).toEqual([])
    const leaves = await world.ask<{ entry: string }>(
      `select convert_from(l.entry, 'UTF8') as entry from record_leaf l join event e on e.id = l.event_id where e.subject_id = $1`,
      [id],
    )
    expect(leaves.map(({ entry }) => JSON.parse(entry))).toMatchObject([
      { type: 'organisation.verified', public: { name: '清风社工服务中心' } },
    ])
  })

  it('is found by the words of its name and purpose, in any order, as it is now', async () => {
    const founder = await world.person('发起人')
    const id = await verified(founder, { name: '荔枝园长者服务中心', purpose: '每周给独居老人送餐' })
    const found = async (q: string) =>
      (await pageOrganisations(world.ctx(), { limit: 100, q })).items.some((item) => item.id === id)
    for (const q of ['长者', '长者服务', '服务中心 荔枝园', '荔', '送餐', '老人 荔枝园'])
      expect([q, await found(q)]).toEqual([q, true])
    for (const q of ['飞线', '荔枝园 飞线', '的']) expect([q, await found(q)]).toEqual([q, false])
    await changeOrganisation(founder.ctx, { organisationId: id, ...profile, purpose: '教长者用手机' })
    expect([await found('送餐'), await found('手机'), await found('荔枝园')]).toEqual([false, true, true])
  })

  it('is verified by staff within reach who do not belong to it', async () => {
    const founder = await world.person('发起人')
    const elsewhere = await world.person('他街工作人员', [{ role: 'clerk', path: world.area.otherStreet.path }])
    const own = await registerOrganisation(clerk.ctx, details())
    const { id } = await registerOrganisation(founder.ctx, details())
    const decide = (ctx: typeof founder.ctx, organisationId: string) =>
      decideOrganisation(ctx, { organisationId, decision: 'verify', reason: '已核对' })
    await expect(decide(founder.ctx, id)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(decide(elsewhere.ctx, id)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getRegistered(elsewhere.ctx, { organisationId: id })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(decide(clerk.ctx, own.id)).rejects.toMatchObject({ code: 'organisation.own' })
    expect((await getRegistered(clerk.ctx, { organisationId: own.id })).can).toMatchObject({
      verify: { code: 'organisation.own' },
    })
    expect((await getRegistered(clerk.ctx, { organisationId: id })).can).toEqual({
      verify: null,
      refuse: null,
      close: { code: 'state.not-possible', params: expect.anything() },
      resubmit: { code: 'membership.manager-only' },
    })
  })

  it('is returned with a reason, mended, and submitted again', async () => {
    const founder = await world.person('发起人')
    const { id } = await registerOrganisation(founder.ctx, details({ name: '写错的名称' }))
    await decideOrganisation(clerk.ctx, { organisationId: id, decision: 'refuse', reason: '名称与证书不符' })
    expect(await getOwnOrganisation(founder.ctx, id)).toMatchObject({
      state: 'refused',
      decisionReason: '名称与证书不符',
    })
    const { purpose: _p, website: _w, phone: _n, address: _a, ...identity } = details({ name: '正确的名称' })
    await resubmitOrganisation(founder.ctx, { organisationId: id, ...identity })
    expect(await getOwnOrganisation(founder.ctx, id)).toMatchObject({
      state: 'waiting',
      name: '正确的名称',
      decisionReason: null,
    })
    await decideOrganisation(clerk.ctx, { organisationId: id, decision: 'verify', reason: '已核对' })
    await expect(resubmitOrganisation(founder.ctx, { organisationId: id, ...identity })).rejects.toMatchObject({
      code: 'state.not-possible',
    })
    await changeOrganisation(founder.ctx, { organisationId: id, ...profile, purpose: '新的介绍' })
    expect(await getOrganisation(world.ctx(), { organisationId: id })).toMatchObject({ purpose: '新的介绍' })
    await expect(changeOrganisation(clerk.ctx, { organisationId: id, ...profile })).rejects.toMatchObject({
      code: 'membership.manager-only',
    })
    const byToken = { ...founder.ctx, actor: { ...founder.ctx.actor, scopes: ['problem.read' as const] } }
    await expect(changeOrganisation(byToken, { organisationId: id, ...profile })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'token.not-for-this',
    })
  })

  it('has a credit code of its own; one of the pilot years needs its reason', async () => {
    const founder = await world.person('发起人')
    const creditCode = newCode()
    await registerOrganisation(founder.ctx, details({ creditCode: ` ${creditCode.toLowerCase()} ` }))
    await expect(registerOrganisation(founder.ctx, details({ creditCode }))).rejects.toMatchObject({
      constraint: 'organisation_credit_code',
    })
    const pilot = details({ kind: 'enterprise', creditCode: '91350211M0000XUF46' })
    await expect(registerOrganisation(founder.ctx, pilot)).rejects.toMatchObject({
      fields: { creditCode: 'credit-code.check-digit' },
    })
    const { id } = await registerOrganisation(founder.ctx, {
      ...pilot,
      creditCodeOverride: '看过 2016 年颁发的证书原件',
    })
    expect(await getRegistered(clerk.ctx, { organisationId: id })).toMatchObject({
      creditCodeFault: 'credit-code.check-digit',
      creditCodeOverride: '看过 2016 年颁发的证书原件',
    })
  })

  it('can be acted for by its members once it is verified', async () => {
    const founder = await world.person('发起人')
    const { id } = await registerOrganisation(founder.ctx, details())
    const refusal = (person: Person, organisationId = id) =>
      transact(person.ctx, (tx) => refuseNonMember(tx, organisationId)).then((r) => r?.fields?.organisationId ?? null)
    expect(await refusal(founder)).toBe('organisation.not-verified')
    await decideOrganisation(clerk.ctx, { organisationId: id, decision: 'verify', reason: '已核对' })
    expect(await refusal(founder)).toBeNull()
    expect(await refusal(clerk)).toBe('organisation.not-member')
    expect(await refusal(founder, newId())).toBe('organisation.not-member')
    expect(await ownOrganisations(founder.ctx)).toMatchObject([{ id, role: 'manager' }])
    await decideOrganisation(clerk.ctx, { organisationId: id, decision: 'close', reason: '已注销登记' })
    expect(await refusal(founder)).toBe('organisation.not-verified')
    expect(await getOrganisation(world.ctx(), { organisationId: id })).toMatchObject({ closed: true })
  })
})

describe('an invitation', () => {
  it('to a phone is found by whoever signs in with it, and by nobody else, link or not', async () => {
    const founder = await world.person('发起人')
    const organisationId = await verified(founder)
    const guest = await world.person('受邀人')
    const other = await world.person('别人')
    const { id, link } = await inviteMember(founder.ctx, { organisationId, contact: guest.phone, role: 'member' })
    const code = link!.split('/').at(-1)!
    const [delivery] = await world.ask<{ id: string }>(
      `select id from delivery where kind = 'people.invited' order by id desc limit 1`,
    )
    await deliver(world.ctx(), delivery!.id)
    expect(world.sms.at(-1)).toMatchObject({ phone: guest.phone, template: 'people.invited', params: { link } })
    expect(await getInvitation(world.ctx(), code)).toMatchObject({
      contact: expect.stringContaining('****'),
      role: 'member',
    })
    expect((await getMyData(guest.ctx)).invitations).toMatchObject([{ id, organisationId }])

    await expect(answerInvitation(other.ctx, { code, answer: 'accept' })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(answerInvitation(other.ctx, { invitationId: id, answer: 'accept' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(
      inviteMember(founder.ctx, { organisationId, contact: guest.phone, role: 'member' }),
    ).rejects.toMatchObject({ code: 'invitation.waiting' })
    await answerInvitation(guest.ctx, { invitationId: id, answer: 'accept' })
    expect(await getOwnOrganisation(guest.ctx, organisationId)).toMatchObject({ role: 'member', invitations: [] })
    expect((await getMyData(guest.ctx)).invitations).toEqual([])
    await expect(answerInvitation(guest.ctx, { code, answer: 'decline' })).rejects.toMatchObject({
      code: 'invitation.accepted',
    })
  })

  it('to a mail address is opened by its link alone, and gives its address to nobody', async () => {
    const founder = await world.person('发起人')
    const organisationId = await verified(founder)
    const guest = await world.person('受邀人')
    const { id, link } = await inviteMember(founder.ctx, {
      organisationId,
      contact: 'guest@example.org',
      role: 'manager',
    })
    expect(link).toBeNull()
    await expect(answerInvitation(guest.ctx, { invitationId: id, answer: 'accept' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    const [row] = await world.ask<{ id: string; sealed: string }>(
      `select id, sealed_contact as sealed from delivery where kind = 'people.invited' order by id desc limit 1`,
    )
    const sealed = JSON.parse(world.services.secrets.unseal(row!.sealed, `delivery:${world.networkId}:${row!.id}`))
    await answerInvitation(guest.ctx, { code: sealed.link.split('/').at(-1), answer: 'accept' })
    const data = await getMyData(guest.ctx)
    // the link may have been forwarded: whoever opens it has not proved that the address is theirs
    expect(data.person.email).toBeNull()
    expect(data.organisations).toMatchObject([{ id: organisationId, role: 'manager' }])
  })

  it('counts once when two accept it at the same moment', async () => {
    const founder = await world.person('发起人')
    const organisationId = await verified(founder)
    const first = await world.person('甲')
    const second = await world.person('乙')
    await inviteMember(founder.ctx, { organisationId, contact: 'shared@example.org', role: 'member' })
    const [row] = await world.ask<{ id: string; sealed: string }>(
      `select id, sealed_contact as sealed from delivery where kind = 'people.invited' order by id desc limit 1`,
    )
    const code = JSON.parse(world.services.secrets.unseal(row!.sealed, `delivery:${world.networkId}:${row!.id}`))
      .link.split('/')
      .at(-1)
    const results = await Promise.allSettled(
      [first, second].map(({ ctx }) => answerInvitation(ctx, { code, answer: 'accept' })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await getOwnOrganisation(founder.ctx, organisationId)).members).toHaveLength(2)
  })

  it('can be declined, taken back, and runs out after two weeks', async () => {
    const founder = await world.person('发起人')
    const organisationId = await verified(founder)
    const guest = await world.person('受邀人')
    const invite = async () =>
      (await inviteMember(founder.ctx, { organisationId, contact: guest.phone, role: 'member' })).id
    const answer = (ctx: Person['ctx'], invitationId: string) =>
      answerInvitation(ctx, { invitationId, answer: 'accept' })
    const declined = await invite()
    await answerInvitation(guest.ctx, { invitationId: declined, answer: 'decline' })
    await expect(answer(guest.ctx, declined)).rejects.toMatchObject({ code: 'invitation.declined' })
    const revoked = await invite()
    await expect(revokeInvitation(guest.ctx, { invitationId: revoked })).rejects.toMatchObject({
      code: 'membership.manager-only',
    })
    await revokeInvitation(founder.ctx, { invitationId: revoked })
    await expect(answer(guest.ctx, revoked)).rejects.toMatchObject({ code: 'invitation.revoked' })
    const late = await invite()
    world.clock.advance({ days: 14 })
    await expect(answer(await world.again(guest), late)).rejects.toMatchObject({ code: 'invitation.expired' })
    world.clock.advance({ days: -14 })
  })

  it('leaves neither the number nor the link in events and invitations', async () => {
    const founder = await world.person('发起人')
    const organisationId = await verified(founder)
    const { id, link } = await inviteMember(founder.ctx, { organisationId, contact: '13612345678', role: 'member' })
    const rows = await world.ask<{ text: string }>(
      `select i::text as text from invitation i where id = $1 union all select e::text from event e union all select d::text from delivery d
       union all select j::text from graphile_worker._private_jobs j`,
      [id],
    )
    const code = link!.split('/').at(-1)!
    expect(rows.filter(({ text }) => text.includes('13612345678') || text.includes(code))).toEqual([])
  })
})

describe('members', () => {
  it('become managers, leave, and are removed, but the last manager stays', async () => {
    const founder = await world.person('发起人')
    const organisationId = await verified(founder)
    const member = await world.person('成员')
    const { id } = await inviteMember(founder.ctx, { organisationId, contact: member.phone, role: 'member' })
    await answerInvitation(member.ctx, { invitationId: id, answer: 'accept' })
    const leave = (person: Person) => endMembership(person.ctx, { organisationId, personId: person.id })
    await expect(leave(founder)).rejects.toMatchObject({ code: 'membership.last-manager' })
    await expect(
      changeMember(founder.ctx, { organisationId, personId: founder.id, role: 'member' }),
    ).rejects.toMatchObject({ code: 'membership.last-manager' })
    await expect(
      changeMember(member.ctx, { organisationId, personId: member.id, role: 'manager' }),
    ).rejects.toMatchObject({ code: 'membership.manager-only' })
    await changeMember(founder.ctx, { organisationId, personId: member.id, role: 'manager' })
    const results = await Promise.allSettled([leave(founder), leave(member)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'membership.last-manager' },
    })
  })
})
