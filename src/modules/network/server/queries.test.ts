import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../base/refusal.ts'
import { transact } from '../../../server/transact.ts'
import { division, networkWorld } from '../../../testing/network-world.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import type { AreaLevel } from '../network.ts'
import { contractOperator, endOperator, endPlace, addPlace } from './commands.ts'
import { areaChoices, getArea, knownArea, nodeNames } from './public.ts'
import { pageAreas, pageOperators, pagePlatforms } from './queries.ts'

const world = await networkWorld()
afterAll(() => world.close())

const stranger = world.ctx()
const manager = world.as('hq-manager', '/440307/')

describe('the division, as loaded', () => {
  it.each([
    ['district', 1],
    ['street', 11],
    ['community', 111],
    ['committee', 119],
  ] satisfies [AreaLevel, number][])('%s: %i', async (level, count) => {
    expect((await pageAreas(stranger, { level, limit: 1 })).total).toEqual({ value: count, exact: true })
  })

  it('every community lies in its street, every committee in its community', async () => {
    const rows = await world.ask<{ name: string; street: string; communities: string[] | null }>(
      `select s.name as street, array_agg(c.name order by c.path) as communities
         from area c join area s on s.network_id = c.network_id and s.id = c.street_id and s.id = c.parent_id
        where c.network_id = $1 and c.level = 'community' group by s.name, s.path order by s.path`,
      [world.networkId],
    )
    const official = division.streets.map(({ name, communities }) => [
      name,
      communities.map((each) => each.name).toSorted(),
    ])
    const sortedByName = (pairs: unknown[][]) => pairs.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))
    expect(sortedByName(rows.map(({ street, communities }) => [street, communities?.toSorted()]))).toEqual(
      sortedByName(official),
    )
    const [astray] = await world.ask<{ n: number }>(
      `select count(*)::int as n from area c join area p on p.network_id = c.network_id and p.id = c.parent_id
        where c.network_id = $1 and c.level = 'committee' and (p.level <> 'community' or c.community_id <> p.id or not starts_with(c.path, p.path))`,
      [world.networkId],
    )
    expect(astray?.n).toBe(0)
  })
})

describe('areas', () => {
  it('page after page, each once, in two statements at most', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await withinBudget('list', stranger, (ctx) =>
        pageAreas(ctx, { level: 'community', limit: 40, cursor }),
      )
      seen.push(...page.items.map(({ code }) => code))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toHaveLength(111)
    expect(new Set(seen).size).toBe(111)
    expect(seen).toEqual(seen.toSorted())
  })

  it('of one parent', async () => {
    const pinghu = world.area('平湖街道')
    const { items, total } = await pageAreas(stranger, { parentId: pinghu.id, limit: 100 })
    expect(items.map(({ name }) => name)).toContain('禾花社区')
    expect(items.every(({ parentId, level }) => parentId === pinghu.id && level === 'community')).toBe(true)
    expect(total.value).toBe(items.length)
  })

  it('a place that has ended is no longer listed, and takes no reports', async () => {
    const community = world.area('新木社区')
    const place = await addPlace(manager, { parentId: community.id, level: 'subarea', name: '新木片区' })
    const below = async () =>
      (await pageAreas(stranger, { parentId: community.id, limit: 100 })).items.map(({ id }) => id)
    expect(await below()).toContain(place.id)
    await endPlace(manager, { areaId: place.id })
    expect(await below()).not.toContain(place.id)
    await expect(transact(stranger, (tx) => getArea(tx, place.id))).rejects.toMatchObject({
      code: 'area.not-found',
      fields: { areaId: 'area-not-found' },
    })
  })

  it('a cursor of another list is refused', async () => {
    await expect(pageAreas(stranger, { limit: 10, cursor: 'WzEsIm5ld2VzdCIsMV0' })).rejects.toBeInstanceOf(AppError)
  })

  it('of another network are not there', async () => {
    const [other] = await world.ask<{ id: string }>('select id from network where id <> $1', [world.networkId])
    const elsewhere = world.ctx({ networkId: other?.id })
    expect(await pageAreas(elsewhere, { limit: 100 })).toEqual({
      items: [],
      nextCursor: null,
      total: { value: 0, exact: true },
    })
    expect((await pagePlatforms(elsewhere, { limit: 100 })).items).toEqual([])
    const hehua = world.area('禾花社区')
    await expect(transact(elsewhere, (tx) => getArea(tx, hehua.id))).rejects.toMatchObject({ code: 'area.not-found' })
    expect(await nodeNames(elsewhere, [hehua.path])).toEqual(new Map())
  })
})

describe('platforms', () => {
  it('show who runs them today, whoever runs them tomorrow', async () => {
    const platformId = world.platform.branch.id
    const terms = { platformId, yearlyFeeFen: 1, deliverables: '日常运营' }
    const { id } = await contractOperator(manager, {
      ...terms,
      operatorName: '某社工中心',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    })
    await contractOperator(manager, {
      ...terms,
      operatorName: '某服务中心',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
    })
    const operatorOn = async (moment: string) => {
      world.clock.set(moment)
      const { items, total } = await withinBudget('list', world.ctx(), (ctx) => pagePlatforms(ctx, { limit: 100 }))
      expect(total.value).toBe(3)
      return items.find((platform) => platform.id === platformId)?.operator?.operatorName ?? null
    }
    expect(await operatorOn('2025-12-31T15:59:59Z')).toBeNull()
    expect(await operatorOn('2025-12-31T16:00:00Z')).toBe('某社工中心')
    expect(await operatorOn('2026-12-31T15:59:59Z')).toBe('某社工中心')
    expect(await operatorOn('2026-12-31T16:00:00Z')).toBe('某服务中心')
    await endOperator(manager, { contractId: id, endedOn: '2026-06-30' })
    expect(await operatorOn('2026-06-30T02:00:00Z')).toBe('某社工中心')
    expect(await operatorOn('2026-07-01T02:00:00Z')).toBeNull()
  })

  it('all contracts of one, the latest first, for who manages it alone', async () => {
    const { branch, thematic } = world.platform
    const list = (ctx: typeof stranger, platformId: string) =>
      withinBudget('list', ctx, (counted) => pageOperators(counted, { platformId, limit: 20 }))
    const { items, total } = await list(manager, branch.id)
    expect(
      items.map(({ startsOn, endsOn, endedOn, yearlyFeeFen }) => [startsOn, endsOn, endedOn, yearlyFeeFen]),
    ).toEqual([
      ['2027-01-01', '2027-12-31', null, 1],
      ['2026-01-01', '2026-12-31', '2026-06-30', 1],
    ])
    expect(total).toEqual({ value: 2, exact: true })
    expect(await list(manager, thematic.id)).toEqual({ items: [], nextCursor: null, total: { value: 0, exact: true } })
    await expect(list(world.as('clerk', branch.path), branch.id)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(list(world.as('hq-manager', world.area('布吉街道').path), branch.id)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(list(manager, world.area('禾花社区').id)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'platform.not-found',
    })
  })

  it('headquarters and the thematic branch have their names for grants', async () => {
    const paths = [world.platform.thematic.path, world.area('平湖街道').path]
    expect(await nodeNames(stranger, paths)).toEqual(
      new Map([
        [paths[0], '文化分部'],
        [paths[1], '平湖街道'],
      ]),
    )
  })

  it('a thematic branch reaches no street', () => {
    expect(world.areas.some(({ path }) => path.startsWith(world.platform.thematic.path))).toBe(false)
  })
})

describe('choices for pickers', () => {
  it('streets and communities from memory, nothing below', async () => {
    const choices = await areaChoices(stranger)
    expect(choices.filter(({ level }) => level === 'street')).toHaveLength(11)
    expect(choices.filter(({ level }) => level === 'community')).toHaveLength(111)
    expect(choices).toHaveLength(122)
    const hehua = world.area('禾花社区')
    expect(await knownArea(stranger, hehua.id)).toMatchObject({ name: '禾花社区', parentId: world.area('平湖街道').id })
    expect(await knownArea(stranger, world.area('龙岗区').id)).toBeNull()
  })
})
