import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleWorld, type PeopleWorld } from '../../../testing/people-world.ts'
import { addPerson, endGrant, findPerson, giveGrant, resetSecondFactor } from './commands/grant.ts'
import { getMe } from './queries/me.ts'
import { pageGrants } from './queries/grant.ts'

let world: PeopleWorld
beforeAll(async () => {
  world = await peopleWorld()
})
afterAll(() => world.close())

const reason = '按分工'

describe('roles on nodes', () => {
  it('are given, listed within reach, and end; each leaves an event without a name in it', async () => {
    const { area } = world
    const admin = await world.person('甲管理员', [{ role: 'admin', path: area.district.path }])
    const clerk = await world.person('乙工作人员')
    const { id } = await giveGrant(admin.ctx, { personId: clerk.id, role: 'clerk', path: area.street.path, reason })
    const { ctx } = { ctx: await world.again(clerk) }
    expect(await getMe(ctx)).toMatchObject({
      person: { name: '乙工作人员' },
      grants: [{ role: 'clerk', path: area.street.path, nodeName: '某街道' }],
      permissions: expect.arrayContaining(['problem.answer', 'organisation.verify']),
    })
    const seen = await pageGrants(ctx, { limit: 20 })
    expect(seen.items.map(({ person, role }) => [person.name, role])).toEqual([['乙工作人员', 'clerk']])
    expect(seen.items[0]).toMatchObject({
      person: { contact: expect.stringMatching(/^137\*{4}\d{4}$/) },
      grantedBy: '甲管理员',
      can: { end: null, reset: { code: 'grant.self' } },
    })
    expect((await pageGrants(admin.ctx, { limit: 20, area: area.otherStreet.path })).items).toEqual([])
    expect((await pageGrants(ctx, { limit: 20, area: area.district.path })).items).toEqual([])

    await endGrant(admin.ctx, { grantId: id, reason })
    expect((await world.again(clerk)).actor.grants).toEqual([])
    const events = await world.ask<{ text: string }>(`select e::text as text from event e where subject_id = $1`, [id])
    expect(events.map(({ text }) => text.includes('乙工作人员') || text.includes(clerk.phone))).toEqual([false, false])
    const messages = await world.ask<{ kind: string }>('select kind from message where person_id = $1 order by id', [
      clerk.id,
    ])
    expect(messages.map(({ kind }) => kind)).toEqual(['people.role-given', 'people.role-ended'])
  })

  it('a second factor is reset only by who could give every role of its holder', async () => {
    const { area } = world
    const manager = await world.person('总部', [{ role: 'hq-manager', path: area.district.path }])
    const admin = await world.person('上级', [{ role: 'admin', path: area.street.path }])
    const clerk = await world.person('下级', [{ role: 'clerk', path: area.street.path }])
    const reset = (personId: string) => resetSecondFactor(manager.ctx, { personId, reason })
    await expect(reset(admin.id)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await reset(clerk.id)).toEqual({ id: clerk.id })
  })

  it('are refused beyond reach as if the node were not there, twice, and to oneself', async () => {
    const { area } = world
    const manager = await world.person('丙', [{ role: 'hq-manager', path: area.street.path }])
    const other = await world.person('丁')
    const give = (path: string, role: 'clerk' | 'admin' = 'clerk', personId = other.id) =>
      giveGrant(manager.ctx, { personId, role, path, reason })
    await expect(give(area.otherStreet.path)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(give(area.street.path, 'admin')).rejects.toMatchObject({ code: 'grant.beyond-reach' })
    await expect(give(area.street.path, 'clerk', manager.id)).rejects.toMatchObject({ code: 'grant.self' })
    await expect(give(`${area.street.path}999/`)).rejects.toMatchObject({ fields: { path: 'not-an-area' } })
    await give(area.street.path)
    await expect(give(area.street.path)).rejects.toMatchObject({ constraint: 'role_grant_once' })
    await expect(
      giveGrant(other.ctx, { personId: manager.id, role: 'clerk', path: area.street.path, reason }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('keep an administrator when two remove each other at once', async () => {
    const lone = await peopleWorld()
    const root = lone.area.district.path
    for (let round = 0; round < 5; round++) {
      const a = await lone.person('甲', [{ role: 'admin', path: root }])
      const b = await lone.person('乙', [{ role: 'admin', path: root }])
      await lone.ask(`update role_grant set ended_at = now() where person_id not in ($1, $2) and ended_at is null`, [
        a.id,
        b.id,
      ])
      const grantOf = async (personId: string) =>
        (await lone.ask<{ id: string }>('select id from role_grant where person_id = $1', [personId]))[0]!.id
      const [ofA, ofB] = [await grantOf(a.id), await grantOf(b.id)]
      const results = await Promise.allSettled([
        endGrant(a.ctx, { grantId: ofB, reason }),
        endGrant(b.ctx, { grantId: ofA, reason }),
      ])
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const left = await lone.ask('select 1 from role_grant where ended_at is null')
      expect(left).toHaveLength(1)
    }
    await lone.close()
  })

  it('page by keyset without losing or doubling anyone', async () => {
    const lone = await peopleWorld()
    const admin = await lone.person('甲', [{ role: 'admin', path: lone.area.district.path }])
    for (let i = 0; i < 7; i++)
      await lone.person(`乙${i}`, [{ role: 'clerk', path: i % 2 ? lone.area.street.path : lone.area.community.path }])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await pageGrants(admin.ctx, { limit: 3, cursor })
      seen.push(...page.items.map(({ id }) => id))
      expect(page.total).toEqual({ value: 8, exact: true })
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(8)
    expect(seen).toHaveLength(8)
    await lone.close()
  })
})

describe('finding people', () => {
  const looks = (personId: string) =>
    world.ask<{ path: string; private_part: unknown }>(
      `select path, private_part from event where type = 'person.looked-up' and subject_id = $1 order by id`,
      [personId],
    )

  it('takes a whole number or address, and answers a masked one', async () => {
    const admin = await world.person('甲', [{ role: 'admin', path: world.area.district.path }])
    const someone = await world.person('某人')
    expect(await findPerson(admin.ctx, { contact: ` +86 ${someone.phone} ` })).toEqual({
      person: { id: someone.id, name: '某*', contact: expect.stringContaining('****'), hasAccount: true },
    })
    expect(await findPerson(admin.ctx, { contact: '13000000000' })).toEqual({ person: null })
    await expect(findPerson(admin.ctx, { contact: '1370' })).rejects.toMatchObject({
      fields: { contact: 'contact.format' },
    })
  })

  it('tells the whole name of who holds a role within reach alone, and each look is an event', async () => {
    const { area } = world
    const manager = await world.person('街道管理员', [{ role: 'hq-manager', path: area.street.path }])
    const near = await world.person('近处同事', [{ role: 'clerk', path: area.community.path }])
    const far = await world.person('远处同事', [{ role: 'clerk', path: area.otherStreet.path }])
    const look = async (contact: string) => (await findPerson(manager.ctx, { contact })).person?.name
    expect(await look(near.phone)).toBe('近处同事')
    expect(await look(far.phone)).toBe('远*')
    expect(await look(manager.phone)).toBe('街道管理员')
    expect(await addPerson(manager.ctx, { name: '随便', contact: far.phone })).toMatchObject({ name: '远*' })
    const { path } = area.district
    expect(await looks(near.id)).toEqual([{ path, private_part: { by: 'phone', personal: ['name'] } }])
    const masked = { path, private_part: { by: 'phone', personal: [] } }
    expect(await looks(far.id)).toEqual([masked, masked])

    const resident = await world.person('居民')
    await expect(findPerson(resident.ctx, { contact: near.phone })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(addPerson(resident.ctx, { name: '某', contact: near.phone })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect(await looks(near.id)).toHaveLength(1)
  })

  it('writes a colleague down once', async () => {
    const admin = await world.person('甲', [{ role: 'admin', path: world.area.district.path }])
    const first = await addPerson(admin.ctx, { name: '新同事', contact: 'new@example.org' })
    expect(first).toMatchObject({ hasAccount: false, name: '新同事', contact: 'n***@example.org' })
    expect(await addPerson(admin.ctx, { name: '别的名字', contact: 'NEW@example.org' })).toMatchObject({
      id: first.id,
      name: '新*',
    })
  })
})
