import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleWorld, type PeopleWorld } from '../../../testing/people-world.ts'
import { addChild, answerAsGuardian, nameGuardian, removeChild } from './commands/family.ts'
import { giveConsent, withdrawConsent } from './commands/person.ts'
import { guardianStateOf } from './public.ts'
import { getMyData } from './queries/me.ts'

let world: PeopleWorld
beforeAll(async () => {
  world = await peopleWorld()
})
afterAll(() => world.close())

const child = { name: '小荔枝', bornOn: '2017-05-04', relation: 'parent' as const, consent: true as const }

describe('a child', () => {
  it('is entered with its guardian’s consent, and erased when the consent is withdrawn', async () => {
    const guardian = await world.person('家长')
    const { id } = await addChild(guardian.ctx, child)
    expect((await getMyData(guardian.ctx)).children).toMatchObject([
      { id, name: '小荔枝', state: 'consented', hasAccount: false },
    ])
    expect(await guardianStateOf(world.ctx(), id)).toBe('consented')
    await removeChild(guardian.ctx, { childId: id })
    const [row] = await world.ask('select name, born_on, erased_at is not null as erased from person where id = $1', [
      id,
    ])
    expect(row).toEqual({ name: '', born_on: null, erased: true })
    const consents = await world.ask(
      'select purpose, withdrawn_at is not null as withdrawn from consent where person_id = $1',
      [id],
    )
    expect(consents).toEqual([{ purpose: 'guardian', withdrawn: true }])
  })

  it('is nobody else’s to remove, and no adult’s to be', async () => {
    const guardian = await world.person('家长')
    const stranger = await world.person('别人')
    const { id } = await addChild(guardian.ctx, child)
    await expect(removeChild(stranger.ctx, { childId: id })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(addChild(guardian.ctx, { ...child, bornOn: '1990-01-01' })).rejects.toMatchObject({
      fields: { bornOn: 'minor.grown-up' },
    })
  })
})

describe('a minor with an account', () => {
  it('under 14 waits for the guardian, who is told by text and decides', async () => {
    const minor = await world.person('小同学')
    const guardian = await world.person('家长')
    const { id, state } = await nameGuardian(minor.ctx, {
      bornOn: '2014-01-01',
      relation: 'parent',
      contact: guardian.phone,
    })
    expect(state).toBe('missing')
    expect(await guardianStateOf(world.ctx(), minor.id)).toBe('missing')
    expect(await world.ask(`select kind from delivery where kind = 'people.guardian-named'`)).toHaveLength(1)
    expect((await getMyData(guardian.ctx)).guardianRequests).toMatchObject([{ id, childName: '小同学' }])
    const stranger = await world.person('别人')
    await expect(answerAsGuardian(stranger.ctx, { linkId: id, answer: 'consent' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await answerAsGuardian(guardian.ctx, { linkId: id, answer: 'consent' })
    expect(await guardianStateOf(world.ctx(), minor.id)).toBe('consented')
    expect((await getMyData(minor.ctx)).guardians).toMatchObject([{ name: '家长', contact: null }])
    await removeChild(guardian.ctx, { childId: minor.id })
    expect(await guardianStateOf(world.ctx(), minor.id)).toBe('missing')
    const [row] = await world.ask('select erased_at from person where id = $1', [minor.id])
    expect(row).toEqual({ erased_at: null })
  })

  it('of 14 and more goes on once the guardian is told; a wrong one says so and is forgotten', async () => {
    const minor = await world.person('中学生')
    const wrong = await world.person('打错的人')
    const { id, state } = await nameGuardian(minor.ctx, {
      bornOn: '2010-01-01',
      relation: 'parent',
      contact: wrong.phone,
    })
    expect(state).toBe('informed')
    await answerAsGuardian(wrong.ctx, { linkId: id, answer: 'decline' })
    expect(await guardianStateOf(world.ctx(), minor.id)).toBe('missing')
    const [row] = await world.ask('select contact_hash, contact_sealed from guardian_link where id = $1', [id])
    expect(row).toEqual({ contact_hash: null, contact_sealed: null })
    await expect(
      nameGuardian(minor.ctx, { bornOn: '2010-01-01', relation: 'parent', contact: minor.phone }),
    ).rejects.toMatchObject({ fields: { contact: 'guardian.self' } })
  })

  it('comes of age by the clock', async () => {
    const minor = await world.person('快十八岁')
    await nameGuardian(minor.ctx, { bornOn: '2008-11-23', relation: 'parent', contact: '13511112222' })
    expect(await guardianStateOf(world.ctx(), minor.id)).toBe('informed')
    world.clock.advance({ days: 2 })
    expect(await guardianStateOf(world.ctx(), minor.id)).toBe('not-needed')
    world.clock.advance({ days: -2 })
  })
})

it('consent is given in the version shown, once, and taken back as easily', async () => {
  const person = await world.person('居民')
  await giveConsent(person.ctx, { purpose: 'public-name' })
  await giveConsent(person.ctx, { purpose: 'public-name' })
  await withdrawConsent(person.ctx, { purpose: 'public-name' })
  await expect(withdrawConsent(person.ctx, { purpose: 'public-name' })).rejects.toMatchObject({
    code: 'consent.withdrawn',
  })
  await expect(withdrawConsent(person.ctx, { purpose: 'account' })).rejects.toMatchObject({
    code: 'consent.is-the-account',
  })
  const consents = (await getMyData(person.ctx)).consents.map(({ purpose, withdrawnAt }) => [
    purpose,
    withdrawnAt !== null,
  ])
  expect(consents).toEqual([
    ['account', false],
    ['public-name', true],
  ])
})
