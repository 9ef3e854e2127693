import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCreditCode } from '../../../base/credit-code.ts'
import { sealForPerson, unsealForPerson } from '../../../server/secrets/person-keys.ts'
import { transact } from '../../../server/transact.ts'
import { peopleWorld, type PeopleWorld } from '../../../testing/people-world.ts'
import { eraseMe } from './commands/erase.ts'
import { addChild, removeChild } from './commands/family.ts'
import { endGrant } from './commands/grant.ts'
import { answerInvitation, endMembership, inviteMember } from './commands/membership.ts'
import { registerOrganisation } from './commands/organisation.ts'
import { correctMe, createToken, revokeToken, setPassword } from './commands/person.ts'
import { getMyData } from './queries/me.ts'

let world: PeopleWorld
beforeAll(async () => {
  world = await peopleWorld()
})
afterAll(() => world.close())

const planted = { name: '欧阳荔枝', phone: '13987650001', email: 'planted.lychee@example.org', child: '端木小荔' }

/** Every row of every table, as text, where one of the planted words stands. */
async function whereFound(words: readonly string[]): Promise<string[]> {
  const tables = await world.ask<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { schema, name } of tables) {
    const rows = await world.ask<{ text: string }>(`select t::text as text from "${schema}"."${name}" t`)
    if (rows.some(({ text }) => words.some((word) => text.includes(word)))) found.push(`${schema}.${name}`)
  }
  return found
}

it('shows, corrects, and erases everything about a person; nothing planted is found afterwards', async () => {
  const other = await world.person('邻居')
  const me = await world.person(planted.name, [{ role: 'clerk', path: world.area.street.path }], planted)
  await setPassword(me.ctx, { password: 'three quiet rivers', keepToken: null })
  const { id: child } = await addChild(me.ctx, {
    name: planted.child,
    bornOn: '2018-01-01',
    relation: 'parent',
    consent: true,
  })
  const { id: organisationId } = await registerOrganisation(me.ctx, {
    name: '某自组织',
    kind: 'community-group',
    creditCode: '',
    creditCodeOverride: '',
    areaId: world.area.community.id,
    purpose: '',
    website: '',
    phone: '',
    address: '',
  })
  const { id: invited } = await inviteMember(me.ctx, { organisationId, contact: other.phone, role: 'manager' })
  await answerInvitation(other.ctx, { invitationId: invited, answer: 'accept' })
  const { token } = await createToken(me.ctx, { name: `${planted.name}的报表`, scopes: ['problem.read'], days: 30 })
  const sealed = await transact(me.ctx, (tx) => sealForPerson(tx, me.id, planted.name, 'test'))

  const data = await getMyData(me.ctx)
  expect(data).toMatchObject({
    person: { name: planted.name, phone: planted.phone, email: planted.email },
    security: { hasPassword: true, secondFactor: false },
    roles: [{ role: 'clerk', nodeName: '某街道', endedAt: null }],
    organisations: [{ name: '某自组织', role: 'manager' }],
    children: [{ name: planted.child }],
    tokens: [{ scopes: ['problem.read'], revokedAt: null }],
    consents: [{ purpose: 'account', givenByMe: true, withdrawnAt: null }],
  })
  expect(data.acts.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['organisation.registered', 'child.added', 'token.created']),
  )
  // names stand where they are shown; numbers and addresses stand nowhere, but sealed
  expect(await whereFound([planted.phone, planted.email])).toEqual([])
  expect((await whereFound([planted.name, planted.child])).toSorted()).toEqual(['public.api_token', 'public.person'])

  await correctMe(me.ctx, { name: ` ${planted.name}  二 ` })
  expect((await getMyData(me.ctx)).person.name).toBe(`${planted.name} 二`)

  const erase = async () => eraseMe(await world.again(me))
  await expect(erase()).rejects.toMatchObject({ code: 'erasure.holds-role', params: { names: '某街道' } })
  const [grant] = await world.ask<{ id: string }>('select id from role_grant where person_id = $1', [me.id])
  await endGrant(me.ctx, { grantId: grant!.id, reason: '离任' })
  await expect(erase()).rejects.toMatchObject({ code: 'erasure.sole-guardian', params: { names: planted.child } })
  await removeChild(me.ctx, { childId: child })
  await erase()

  expect(await whereFound(Object.values(planted))).toEqual([])
  const read = world.services.signIn.readSession
  expect(await read(world.db, world.networkId, { authorization: `Bearer ${token}` }, world.clock.now())).toBeNull()
  await expect(world.services.signIn.password.signIn(planted.email, 'three quiet rivers', 'v')).rejects.toMatchObject({
    code: 'sign-in.wrong',
  })
  expect(await unsealForPerson(world.ctx(), me.id, sealed, 'test')).toBeNull()
  await expect(erase()).rejects.toMatchObject({ code: 'person.erased' })
  const acts = await world.ask('select type from event where actor_person_id = $1', [me.id])
  expect(acts.length).toBeGreaterThan(3)
})

it('waits until an organisation has another manager', async () => {
  const me = await world.person('发起人')
  const { id: organisationId } = await registerOrganisation(me.ctx, {
    name: '离不开的组织',
    kind: 'enterprise',
    creditCode: makeCreditCode('91', '440307', 'MA5G0001'),
    creditCodeOverride: '',
    areaId: world.area.street.id,
    purpose: '',
    website: '',
    phone: '',
    address: '',
  })
  await expect(eraseMe(me.ctx)).rejects.toMatchObject({
    code: 'erasure.sole-manager',
    params: { names: '离不开的组织' },
  })
  const heir = await world.person('接手人')
  const { id } = await inviteMember(me.ctx, { organisationId, contact: heir.phone, role: 'manager' })
  await answerInvitation(heir.ctx, { invitationId: id, answer: 'accept' })
  // both managers go at once: one stays
  const results = await Promise.allSettled([
    eraseMe(me.ctx),
    endMembership(heir.ctx, { organisationId, personId: heir.id }),
  ])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('a token does nothing personal, and ends when its person says so', async () => {
  const me = await world.person('居民')
  const { id, token } = await createToken(me.ctx, { name: '脚本', scopes: ['problem.read'], days: 1 })
  const headers = { authorization: `Bearer ${token}` }
  const read = await world.services.signIn.readSession(world.db, world.networkId, headers, world.clock.now())
  const ctx = world.ctx(read!.actor)
  await expect(eraseMe(ctx)).rejects.toMatchObject({ kind: 'forbidden', code: 'token.not-for-this' })
  await expect(createToken(ctx, { name: 'x', scopes: ['problem.read'], days: 1 })).rejects.toMatchObject({
    code: 'token.not-for-this',
  })
  const other = await world.person('别人')
  await expect(revokeToken(other.ctx, { tokenId: id })).rejects.toMatchObject({ kind: 'not-found' })
  await revokeToken(me.ctx, { tokenId: id })
  expect(await world.services.signIn.readSession(world.db, world.networkId, headers, world.clock.now())).toBeNull()
})
