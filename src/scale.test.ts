import { afterAll, beforeAll, expect, it } from 'vitest'
import { scaleNetwork } from './app.ts'
import { getFund, listFunds, listTransfers } from './modules/fund/contract.ts'
import { listExchange } from './modules/exchange/contract.ts'
import { getProject, listProjects } from './modules/project/contract.ts'
import { networks } from './testing/founded-networks.ts'
import { testApp } from './testing/app.ts'

/* A large synthetic network is one that the program could have made: every invariant holds, and its pages read it. */

const app = await testApp()
afterAll(() => app.close())

const size = { projects: 120, donations: 300 }
const said: string[] = []
const scale = () => scaleNetwork(app.platform, app.ownerUrl, networks.own.code, size, (line) => said.push(line))
const counted = () =>
  app.ask(`select (select count(*)::int from project) as projects, (select count(*)::int from donation) as gifts,
                  (select sum(amount_fen)::bigint from transfer) as moved, (select sum(n)::int from project_count) as kept`)

beforeAll(scale, 120_000)

it('holds every invariant', async () => {
  expect(await app.violations()).toEqual([])
})

it('has as much as was asked for, and says how far it is', async () => {
  expect(await counted()).toMatchObject([{ projects: 120, gifts: 300, kept: 120 }])
  expect(said).toContain('捐赠：300 / 300')
})

it('run again it adds nothing', async () => {
  const before = await counted()
  await scale()
  expect(await counted()).toEqual(before)
  expect(await app.violations()).toEqual([])
})

it('is read by the program: projects, what they look for, a fund to its last gift', async () => {
  const { items, total } = await app.stranger.ok(listProjects, { sort: 'raised' })
  expect(total).toEqual({ value: 120, exact: true })
  expect((await app.stranger.ok(getProject, { code: items[0]!.code })).thread).toHaveLength(5)
  expect((await app.stranger.ok(listExchange, {})).total.value).toBe(84)
  const top = (await app.stranger.ok(listFunds, {})).items.find(({ level }) => level === 'special')
  const fund = await app.stranger.ok(getFund, { id: top!.id })
  expect([fund.gifts, fund.heldFen]).toEqual([300, fund.givenFen])
  const [child] = (await app.stranger.ok(getFund, { id: fund.children[0]!.id })).children
  expect((await app.stranger.ok(listTransfers, { id: child!.id })).items.length).toBeGreaterThan(0)
})

it('outside the demonstration it is refused', async () => {
  const real = await testApp({ settings: { DEMO: 'off' } })
  await expect(
    scaleNetwork(real.platform, real.ownerUrl, networks.own.code, size, () => undefined),
  ).rejects.toMatchObject({
    code: 'scale.no-demonstration',
  })
  await real.close()
})
