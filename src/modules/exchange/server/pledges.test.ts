import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from '../../../testing/designs.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { supportProblem } from '../../problem/contract.ts'
import { endProject, getProject } from '../../project/contract.ts'
import { getListing, listExchange, listOwnPledges, makePledge, withdrawPledge } from '../contract.ts'
import { enterPublicMoney, listDeskListings } from '../contract-desk.ts'
import { exchangeOwnData } from './own-data.ts'
import { getListing as queryListing } from './queries/listing.ts'
import { pageExchange } from './queries/listings.ts'

const app = await testApp()
afterAll(() => app.close())

/** Of ten thousand yuan four are its organisation's own: six are looked for. */
const gapFen = 600_000

let desk: Desk
let neighbour: Client
let company: TestOrganisation
let other: TestOrganisation
let foundation: TestOrganisation
const teams: WholeTeam[] = []
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  for (let n = 0; n < 7; n++) teams.push(await ready(app, desk.clerk))
  neighbour = await app.resident()
  await neighbour.ok(supportProblem, { code: teams[0]!.code })
  company = await organisation(app, 'enterprise')
  other = await organisation(app, 'stock-cooperative')
  foundation = await organisation(app, 'foundation')
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
})

const codeOf = (index: number) => teams[index]!.code
const seen = (code: string, by: Client = app.stranger) => by.ok(getListing, { code })
const pledge = ({ id, by }: TestOrganisation, code: string, amountFen: number) =>
  by.ok(makePledge, { code, organisationId: id, amountFen })
const refusedFrom = ({ id, by }: TestOrganisation, code: string, amountFen: number) =>
  by.refused(makePledge, { code, organisationId: id, amountFen })

async function told({ personId }: Client): Promise<string[]> {
  await app.runJobs()
  const rows = await app.ask<{ kind: string }>(
    `select kind from message where person_id = $1 and kind like 'exchange.%' order by id`,
    [personId],
  )
  return rows.map(({ kind }) => kind)
}

describe('what enters the pool', () => {
  it('is at the exchange with what its organisation finds itself, for enterprises only', async () => {
    const listing = await seen(codeOf(0))
    expect(listing).toMatchObject({
      ...{ state: 'open', budgetFen: 1_000_000, pledgedFen: 400_000, receivedFen: 0, gapFen, pledges: 0 },
      ...{ campaign: null, closesOn: '2028-11-28', can: { pledge: { code: 'sign-in-required' } } },
      sources: [{ source: 'own', amountFen: 400_000 }],
    })
    expect(listing.pledgesMade).toMatchObject([{ source: 'own', organisation: { name: teams[0]!.drives.name } }])
    const { items, total } = await app.stranger.ok(listExchange, {})
    expect(items.map(({ code }) => code)).toContain(codeOf(0))
    expect(total).toEqual({ value: 7, exact: true })
    expect(await told(teams[0]!.drives.by)).toEqual([])
  })
})

describe('pledging', () => {
  it('is for members of an enterprise or a foundation, for what is missing at the most', async () => {
    const code = codeOf(1)
    expect(
      (await app.stranger.refused(makePledge, { code, organisationId: company.id, amountFen: 10_000 })).status,
    ).toBe(401)
    const stolen = await neighbour.refused(makePledge, { code, organisationId: company.id, amountFen: 10_000 })
    expect(stolen.fields).toEqual({ organisationId: 'organisation.not-member' })
    expect((await refusedFrom(teams[1]!.drives, code, 10_000)).fields).toEqual({ organisationId: 'exchange.delivers' })
    expect((await refusedFrom(teams[1]!.leads, code, 10_000)).fields).toEqual({ organisationId: 'exchange.no-giver' })
    expect((await refusedFrom(company, code, gapFen + 100)).fields).toEqual({ amountFen: 'exchange.more-than-gap' })
    expect((await refusedFrom(company, code, 9_900)).fields).toEqual({ amountFen: 'exchange.too-little' })
    expect((await refusedFrom(company, 'LG-26-9999', 10_000)).code).toBe('project.not-found')
    expect((await seen(code)).gapFen).toBe(gapFen)
  })

  it('is done together; with the last share the project leaves the pool, and everybody hears', async () => {
    const code = codeOf(0)
    expect(await pledge(company, code, 250_000)).toMatchObject({ code, gapFen: 350_000 })
    expect(await pledge(foundation, code, 50_000)).toMatchObject({ gapFen: 300_000 })
    expect(await pledge(other, code, 300_000)).toMatchObject({ gapFen: 0 })
    const listing = await seen(code, company.by)
    expect(listing).toMatchObject({
      state: 'full',
      gapFen: 0,
      pledges: 3,
      can: { pledge: { code: 'exchange.closed' } },
    })
    expect(listing.sources).toEqual([
      { source: 'donation', amountFen: 50_000 },
      { source: 'enterprise', amountFen: 550_000 },
      { source: 'own', amountFen: 400_000 },
    ])
    expect(await app.stranger.ok(getProject, { code })).toMatchObject({ state: 'refining', pledgedFen: 1_000_000 })
    expect((await app.stranger.ok(listExchange, {})).items.map((item) => item.code)).not.toContain(code)
    expect((await refusedFrom(company, code, 10_000)).code).toBe('exchange.closed')
    expect(await told(teams[0]!.drives.by)).toEqual(['exchange.pledged', 'exchange.pledged', 'exchange.pledged'])
    expect(await told(neighbour)).toEqual(['exchange.funded'])
    const [{ n } = { n: -1 }] = await app.ask<{ n: number }>(
      `select count(*)::int as n from deadline d join project p on p.id = d.subject_id where p.code = $1`,
      [code],
    )
    expect(n, 'its time in the pool no longer runs').toBe(0)
  })

  it('whoever comes first has the last share: two at once never promise it twice', async () => {
    const code = codeOf(2)
    await pledge(company, code, 500_000)
    const both = await Promise.all(
      [company, other].map(({ id, by }) =>
        by.call(makePledge, { code, organisationId: id, amountFen: 100_000 }).then(({ status }) => status),
      ),
    )
    expect(both.toSorted()).toEqual([201, 409])
    expect(await seen(code)).toMatchObject({ state: 'full', gapFen: 0, pledges: 2, pledgedFen: 1_000_000 })
  })

  it('many small ones at once add up to the fen', async () => {
    const code = codeOf(3)
    const amounts = Array.from({ length: 12 }, (_, n) => 10_000 + n * 100)
    await Promise.all(amounts.map((amountFen) => pledge(company, code, amountFen)))
    const sum = amounts.reduce((all, each) => all + each, 0)
    expect(await seen(code)).toMatchObject({ gapFen: gapFen - sum, pledges: 12 })
  })
})

describe('taking a pledge back', () => {
  it('is for who promised, while money is being looked for', async () => {
    const code = codeOf(4)
    const { id } = await pledge(company, code, 200_000)
    expect((await other.by.refused(withdrawPledge, { id })).status).toBe(404)
    const mine = await company.by.ok(listOwnPledges, {})
    expect(mine.items.find((item) => item.id === id)).toMatchObject({ state: 'made', can: { withdraw: null } })
    expect(await company.by.ok(withdrawPledge, { id })).toEqual({ id, state: 'withdrawn' })
    expect(await seen(code)).toMatchObject({ gapFen, pledges: 0 })
    expect((await company.by.refused(withdrawPledge, { id })).code).toBe('exchange.pledge-over')
    expect((await told(teams[4]!.drives.by)).toSorted()).toEqual(['exchange.pledged', 'exchange.withdrawn'])
  })

  it('is over once all is found: others rely on it', async () => {
    const code = codeOf(4)
    const { id } = await pledge(company, code, gapFen)
    expect((await company.by.refused(withdrawPledge, { id })).code).toBe('exchange.relied-on')
  })

  it('two at once take it back once', async () => {
    const code = codeOf(5)
    const { id } = await pledge(company, code, 200_000)
    const both = await Promise.all(
      [1, 2].map(() => company.by.call(withdrawPledge, { id }).then(({ status }) => status)),
    )
    expect(both.toSorted()).toEqual([200, 409])
    expect(await seen(code)).toMatchObject({ gapFen, pledges: 0 })
  })

  it('nobody takes back what the organisation finds itself', async () => {
    const [own] = (await seen(codeOf(5))).pledgesMade
    expect((await teams[5]!.drives.by.refused(withdrawPledge, { id: own!.id })).status).toBe(404)
  })
})

describe('what a call pays for', () => {
  it('looks for nobody else: staff enter its money', async () => {
    const paid = await ready(app, desk.clerk)
    await pooledOf(app, desk, [paid])
    await app.runJobs()
    const { code } = paid
    expect(await seen(code, company.by)).toMatchObject({
      callPays: true,
      can: { pledge: { code: 'exchange.call-pays' }, enter: { code: 'permission-missing' } },
    })
    expect((await seen(code, desk.manager)).can).toMatchObject({
      enter: null,
      'set-campaign': { code: 'exchange.call-pays' },
    })
    expect((await refusedFrom(company, code, 10_000)).code).toBe('exchange.call-pays')
    expect((await app.stranger.ok(listExchange, {})).items.map((item) => item.code)).not.toContain(code)
    const money = {
      source: 'fiscal' as const,
      organisationId: paid.leads.id,
      amountFen: gapFen,
      basis: '深龙财〔2026〕7 号',
    }
    expect(await desk.manager.ok(enterPublicMoney, { code, ...money })).toMatchObject({ gapFen: 0 })
    expect(await app.stranger.ok(getProject, { code })).toMatchObject({ state: 'refining' })
    expect((await seen(code, desk.manager)).can.enter).toEqual({ code: 'exchange.closed' })
  })
})

describe('public money', () => {
  const entered = (code: string) => ({
    ...{ code, source: 'lottery' as const, organisationId: foundation.id, amountFen: 300_000 },
    basis: '深民福彩〔2026〕12 号',
  })

  it('is entered by staff of the place, by the document that grants it', async () => {
    const code = codeOf(5)
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect([403, 404]).toContain((await far.refused(enterPublicMoney, entered(code))).status)
    expect((await company.by.refused(enterPublicMoney, entered(code))).status).toBe(403)
    expect((await desk.manager.refused(enterPublicMoney, { ...entered(code), basis: ' ' })).fields).toHaveProperty(
      'basis',
    )
    expect(await desk.manager.ok(enterPublicMoney, entered(code))).toMatchObject({ gapFen: 300_000 })
    expect((await seen(code)).pledgesMade.at(-1)).toMatchObject({ source: 'lottery', basis: '深民福彩〔2026〕12 号' })
  })
})

describe('a project that ends', () => {
  it('frees who promised, and tells them', async () => {
    const code = codeOf(6)
    await pledge(other, code, 100_000)
    await desk.clerk.ok(endProject, { code, reason: '场地到期，另外找不到能用的地方。' })
    await app.runJobs()
    expect(await seen(code)).toMatchObject({ state: 'closed', pledgedFen: 0, pledges: 0, pledgesMade: [], sources: [] })
    expect((await told(other.by)).at(-1)).toBe('exchange.released')
    expect((await refusedFrom(company, code, 10_000)).code).toBe('exchange.closed')
  })
})

describe('what is kept of a person', () => {
  it('is what they promised for their organisation, for nobody else to take away', async () => {
    const own = await exchangeOwnData.load(foundation.by.ctx())
    expect(own).toMatchObject([{ details: { organisation: foundation.name, state: 'made', source: 'donation' } }])
    expect(own[0]?.details.amount).toContain('500')
    expect(await exchangeOwnData.load(neighbour.ctx())).toEqual([])
    const entered = (await exchangeOwnData.load(desk.manager.ctx())).map(({ details }) => details.source)
    // in one moment, so in no order
    expect(entered.toSorted()).toEqual(['fiscal', 'lottery'])
  })
})

describe('reading', () => {
  it('keeps to its budget', async () => {
    const { items } = await withinBudget('list', app.stranger.ctx(), (ctx) => pageExchange(ctx, { limit: 20 }))
    expect(items.length).toBeGreaterThan(1)
    const reader = app.stranger.ctx()
    expect(await withinBudget('detail', reader, (ctx) => queryListing(ctx, { code: codeOf(1) }))).toMatchObject({
      gapFen,
    })
  })

  it.each(['gap', 'deadline', 'newest'] as const)(
    'goes through all by %s, nothing twice and nothing lost',
    async (sort) => {
      const all = (await app.stranger.ok(listExchange, { sort, limit: 100 })).items.map(({ code }) => code)
      const walked: string[] = []
      for (let cursor: string | undefined; ;) {
        const page = await app.stranger.ok(listExchange, { sort, limit: 1, cursor })
        walked.push(...page.items.map(({ code }) => code))
        if (!page.nextCursor) break
        cursor = page.nextCursor
      }
      expect(walked).toEqual(all)
      expect(new Set(all).size).toBe(all.length)
      expect(all.length).toBeGreaterThan(1)
    },
  )

  it('the desk lists what is within reach', async () => {
    expect((await desk.clerk.ok(listDeskListings, { state: 'full' })).items.map(({ code }) => code)).toContain(
      codeOf(0),
    )
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect((await far.ok(listDeskListings, {})).items).toEqual([])
  })
})
