import { afterAll, describe, expect, it } from 'vitest'
import type { Context } from '../../../base/context.ts'
import { makeCreditCode } from '../../../base/credit-code.ts'
import { AppError } from '../../../base/refusal.ts'
import type { Role } from '../../../base/roles.ts'
import { networkWorld } from '../../../testing/network-world.ts'
import { addPlace, changePlatform, contractOperator, endOperator, endPlace } from './commands.ts'

const world = await networkWorld()
afterAll(() => world.close())

const district = '/440307/'
const pinghu = world.area('平湖街道')
const hehua = world.area('禾花社区')
const manager = world.as('hq-manager', district)

async function refusal(act: Promise<unknown>): Promise<{ kind: string; code: string; fields: Record<string, string> }> {
  const error = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw new Error('expected a refusal', { cause: error })
  return { kind: error.kind, code: error.code, fields: error.fields }
}

const events = (type: string) =>
  world.ask<{ subject_id: string; path: string; public_part: unknown }>(
    'select * from event where type = $1 order by id',
    [type],
  )

describe('places', () => {
  it('the first one of a community is its number one, whatever committees it has', async () => {
    const community = world.area('平湖社区')
    const first = await addPlace(manager, { parentId: community.id, level: 'subarea', name: '老街片区' })
    expect(first).toMatchObject({
      code: `${community.code}-1`,
      name: '老街片区',
      level: 'subarea',
      parentId: community.id,
    })
    const building = await addPlace(manager, { parentId: first.id, level: 'compound', name: '老街 3 栋' })
    expect(building.code).toBe(`${community.code}-1-1`)
    const [row] = await world.ask('select path, street_id, community_id from area where network_id = $1 and id = $2', [
      world.networkId,
      building.id,
    ])
    expect(row).toEqual({
      path: `${community.path}${first.code}/${building.code}/`,
      street_id: pinghu.id,
      community_id: community.id,
    })
  })

  it('added by many at once, they get a code each', async () => {
    const community = world.area('白坭坑社区')
    const names = Array.from({ length: 6 }, (_, index) => `${index + 1} 号院`)
    const added = await Promise.all(
      names.map((name) => addPlace(manager, { parentId: community.id, level: 'compound', name })),
    )
    expect(added.map(({ code }) => code).toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${community.code}-${n}`))
  })

  it('a code is not used again after its place has ended', async () => {
    const community = world.area('山厦社区')
    const one = await addPlace(manager, { parentId: community.id, level: 'subarea', name: '一片区' })
    await endPlace(manager, { areaId: one.id })
    const two = await addPlace(manager, { parentId: community.id, level: 'subarea', name: '二片区' })
    expect(two.code).toBe(`${community.code}-2`)
  })

  it('stand below a community or a 小片区 only', async () => {
    expect(await refusal(addPlace(manager, { parentId: pinghu.id, level: 'compound', name: '某楼' }))).toEqual({
      kind: 'invalid',
      code: 'area.level',
      fields: { parentId: 'area-level' },
    })
  })

  it('end when nothing below is in use, and then take no more', async () => {
    const outer = await addPlace(manager, { parentId: hehua.id, level: 'subarea', name: '北片区' })
    const inner = await addPlace(manager, { parentId: outer.id, level: 'compound', name: '北 1 栋' })
    expect((await refusal(endPlace(manager, { areaId: outer.id }))).code).toBe('area.has-places')
    await endPlace(manager, { areaId: inner.id })
    await endPlace(manager, { areaId: outer.id })
    expect((await refusal(endPlace(manager, { areaId: outer.id }))).code).toBe('area.ended')
    expect((await refusal(addPlace(manager, { parentId: outer.id, level: 'compound', name: '北 2 栋' }))).code).toBe(
      'area.ended',
    )
  })

  it('a building cannot slip into a 小片区 that is being ended', async () => {
    const outer = await addPlace(manager, { parentId: hehua.id, level: 'subarea', name: '东片区' })
    const results = await Promise.allSettled([
      endPlace(manager, { areaId: outer.id }),
      addPlace(manager, { parentId: outer.id, level: 'compound', name: '东 1 栋' }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('the official division is not ended here', async () => {
    expect((await refusal(endPlace(manager, { areaId: hehua.id }))).code).toBe('area.level')
  })

  it('leave an event where they stand', async () => {
    const place = await addPlace(manager, { parentId: hehua.id, level: 'subarea', name: '西片区' })
    expect((await events('network.place-added')).find(({ subject_id: id }) => id === place.id)).toMatchObject({
      path: `${hehua.path}${place.code}/`,
      public_part: { name: '西片区', level: 'subarea' },
    })
  })
})

describe('who may', () => {
  const acts: Record<string, (ctx: Context) => Promise<unknown>> = {
    'add a place': (ctx) => addPlace(ctx, { parentId: hehua.id, level: 'subarea', name: '某片区' }),
    'change the branch': (ctx) =>
      changePlatform(ctx, { platformId: world.platform.branch.id, address: '某路 1 号', phone: '', hours: '' }),
    'contract an operator': (ctx) =>
      contractOperator(ctx, { ...contract('2040-01-01', '2040-01-31'), platformId: world.platform.branch.id }),
  }

  describe.each(Object.entries(acts))('%s', (_, act) => {
    it.each(['clerk', 'operator', 'community-worker', 'auditor'] satisfies Role[])(
      'not the %s of the street',
      async (role) => {
        expect(await refusal(act(world.as(role, pinghu.path)))).toMatchObject({
          kind: 'forbidden',
          code: 'permission-missing',
        })
      },
    )

    it('for the manager of another street it is not even there', async () => {
      expect((await refusal(act(world.as('hq-manager', world.area('布吉街道').path)))).kind).toBe('not-found')
    })

    it('nobody without signing in', async () => {
      expect((await refusal(act(world.ctx()))).kind).toBe('unauthenticated')
    })

    it('nobody of another network, who cannot find it', async () => {
      const [other] = await world.ask<{ id: string }>('select id from network where id <> $1', [world.networkId])
      const stranger = world.ctx({
        networkId: other?.id,
        personId: manager.actor.personId,
        grants: [{ role: 'admin', path: '/' }],
      })
      expect((await refusal(act(stranger))).kind).toBe('not-found')
    })

    it('headquarters', async () => {
      await expect(act(manager)).resolves.toBeTruthy()
    })
  })
})

function contract(startsOn: string, endsOn: string) {
  return { operatorName: '某社会工作服务中心', startsOn, endsOn, yearlyFeeFen: 45_000_000, deliverables: '日常运营' }
}

describe('operators', () => {
  const platformId = world.platform.headquarters.id

  it('two contracted for the same days at once: exactly one', async () => {
    const results = await Promise.allSettled(
      ['2030-01-01', '2030-06-30'].map((startsOn) =>
        contractOperator(manager, { ...contract(startsOn, '2030-12-31'), platformId }),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = results.find((result) => result.status === 'rejected')
    expect(lost?.reason).toMatchObject({ kind: 'invalid', code: 'operator.overlap', fields: { startsOn: 'overlaps' } })
    const [kept] = await world.ask<{ n: number }>(
      `select count(*)::int as n from operator_contract where network_id = $1 and platform_id = $2 and starts_on >= '2030-01-01'`,
      [world.networkId, platformId],
    )
    expect(kept?.n).toBe(1)
  })

  it('the database itself keeps two off one day, were the rule forgotten', async () => {
    const insert = `insert into operator_contract (network_id, id, platform_id, operator_name, starts_on, ends_on, yearly_fee_fen, deliverables)
                    values ($1, gen_random_uuid(), $2, '某机构', '2031-01-01', '2031-12-31', 0, '某')`
    await world.ask(insert, [world.networkId, platformId])
    await expect(world.ask(insert, [world.networkId, platformId])).rejects.toThrow('operator_contract_one_at_a_time')
  })

  it('ended early, the platform is free from the next day', async () => {
    const { id } = await contractOperator(manager, { ...contract('2032-01-01', '2032-12-31'), platformId })
    await endOperator(manager, { contractId: id, endedOn: '2032-03-31' })
    expect((await refusal(endOperator(manager, { contractId: id, endedOn: '2032-04-30' }))).code).toBe('operator.ended')
    expect(
      (await refusal(contractOperator(manager, { ...contract('2032-03-31', '2032-12-31'), platformId }))).code,
    ).toBe('operator.overlap')
    await expect(
      contractOperator(manager, { ...contract('2032-04-01', '2032-12-31'), platformId }),
    ).resolves.toBeTruthy()
  })

  it('a credit code with a wrong check character is refused at its field', async () => {
    const good = makeCreditCode('52', '440307', 'MJL12345')
    const wrong = good.slice(0, -1) + (good.endsWith('0') ? '1' : '0')
    const wanted = { ...contract('2033-01-01', '2033-12-31'), platformId }
    expect(await refusal(contractOperator(manager, { ...wanted, creditCode: wrong }))).toEqual({
      kind: 'invalid',
      code: 'credit-code.check-digit',
      fields: { creditCode: 'credit-code.check-digit' },
    })
    await expect(contractOperator(manager, { ...wanted, creditCode: good })).resolves.toBeTruthy()
  })

  it('are public acts: each is a leaf of the record, without the fee', async () => {
    const { id } = await contractOperator(manager, { ...contract('2034-01-01', '2034-12-31'), platformId })
    await endOperator(manager, { contractId: id, endedOn: '2034-06-30' })
    const leaves = await world.ask<{ entry: string }>(
      `select convert_from(l.entry, 'UTF8') as entry from record_leaf l join event e on e.id = l.event_id
        where l.network_id = $1 and e.subject_id = $2 order by l.id desc limit 2`,
      [world.networkId, platformId],
    )
    expect(leaves.map(({ entry }) => JSON.parse(entry).type).toSorted()).toEqual([
      'network.operator-contracted',
      'network.operator-ended',
    ])
    expect(leaves.map(({ entry }) => entry).join('')).not.toContain('45000000')
  })
})

describe('a platform', () => {
  it('is changed, and the event names the fields', async () => {
    const { branch } = world.platform
    await changePlatform(manager, {
      platformId: branch.id,
      address: '平湖大街 1 号',
      phone: '0755-28000001',
      hours: '周一至周五 9:00–18:00',
    })
    const [row] = await world.ask('select address, phone, hours from platform where network_id = $1 and id = $2', [
      world.networkId,
      branch.id,
    ])
    expect(row).toEqual({ address: '平湖大街 1 号', phone: '0755-28000001', hours: '周一至周五 9:00–18:00' })
    expect((await events('network.platform-changed')).at(-1)).toMatchObject({
      subject_id: branch.id,
      public_part: { fields: ['address', 'phone', 'hours'] },
    })
  })
})
