import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { dayIn } from '../../../testing/calls.ts'
import { organisation, ready, type WholeTeam } from '../../../testing/designs.ts'
import { filedCampaign, filing } from '../../../testing/exchange.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { endProject, getProject } from '../../project/contract.ts'
import { getListing } from '../contract.ts'
import { fileCampaign, listCampaigns, setCampaign } from '../contract-desk.ts'
import { pageCampaigns } from './queries/pledges.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
const teams: WholeTeam[] = []
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  for (let n = 0; n < 4; n++) teams.push(await ready(app, desk.clerk))
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
})

const codeOf = (index: number) => teams[index]!.code
const behind = async (code: string) => (await app.stranger.ok(getListing, { code })).campaign
const filed = () => filedCampaign(app, desk.clerk)

describe('entering a campaign', () => {
  it('takes it as it was filed, for staff to find', async () => {
    const input = await filing(app)
    const { id } = await desk.clerk.ok(fileCampaign, input)
    const [first] = (await desk.clerk.ok(listCampaigns, {})).items
    const { charityId, areaId: _, ...words } = input
    expect(first).toMatchObject({ id, ...words, charity: { id: charityId } })
  })

  it('is for a verified charity, with its numbers, its own channel and its term', async () => {
    const input = await filing(app)
    const refused = async (change: Partial<typeof input>) =>
      (await desk.clerk.refused(fileCampaign, { ...input, ...change })).fields
    const company = await organisation(app, 'enterprise')
    expect(await refused({ charityId: company.id })).toEqual({ charityId: 'exchange.no-charity' })
    expect(await refused({ charityId: input.areaId })).toEqual({ charityId: 'organisation.not-verified' })
    expect(await refused({ channelUrl: 'http://give.example.org' })).toEqual({ channelUrl: 'exchange.no-address' })
    expect(await refused({ endsOn: dayIn(app, -8) })).toEqual({ endsOn: 'exchange.ends-before' })
    expect(await refused({ filingNumber: ' ' })).toHaveProperty('filingNumber')
    expect(await refused({ licenceNumber: '' })).toHaveProperty('licenceNumber')
  })

  it('once for each filing number, also when two enter it at once', async () => {
    const input = await filing(app)
    const both = await Promise.all([desk.clerk, desk.manager].map((by) => by.call(fileCampaign, input)))
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect((await desk.clerk.refused(fileCampaign, input)).code).toBe('constraint.campaign_filed_once')
  })

  it('is for staff of the place', async () => {
    const input = await filing(app)
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect((await far.refused(fileCampaign, input)).status).toBe(404)
    expect((await (await app.staff('auditor', '/440307/')).refused(fileCampaign, input)).status).toBe(403)
    expect((await (await app.resident()).refused(fileCampaign, input)).status).toBe(403)
  })
})

describe('a campaign behind a project', () => {
  it('stands there for everybody to read, until it is taken away', async () => {
    const code = codeOf(0)
    expect(await behind(code)).toBeNull()
    const campaignId = await filed()
    expect(await desk.manager.ok(setCampaign, { code, campaignId })).toEqual({ code, campaignId })
    expect(await behind(code)).toMatchObject({ id: campaignId, channelUrl: 'https://give.example.org/a' })
    await desk.manager.ok(setCampaign, { code, campaignId: null })
    expect(await behind(code)).toBeNull()
    const { thread } = await app.stranger.ok(getProject, { code })
    expect(thread.map(({ type }) => type).filter((type) => type === 'listing.campaign-set')).toHaveLength(2)
  })

  it('of two at once, one stands', async () => {
    const code = codeOf(1)
    const two = [await filed(), await filed()]
    await Promise.all(two.map((campaignId) => desk.clerk.ok(setCampaign, { code, campaignId })))
    expect(two).toContain((await behind(code))?.id)
  })

  it('is set by staff of the project’s place, from what is filed for it', async () => {
    const code = codeOf(2)
    const campaignId = await filed()
    const far = await app.staff('clerk', app.area('坂田街道').path)
    expect((await far.refused(setCampaign, { code, campaignId })).status).toBe(404)
    expect((await far.ok(listCampaigns, {})).items).toEqual([])
    const elsewhere = { ...(await filing(app)), areaId: app.area('坂田街道').id }
    const { id } = await far.ok(fileCampaign, elsewhere)
    expect((await desk.clerk.refused(setCampaign, { code, campaignId: id })).fields).toEqual({
      campaignId: 'exchange.campaign-elsewhere',
    })
    expect((await desk.clerk.refused(setCampaign, { code, campaignId: code })).status).toBe(422)
    expect((await desk.clerk.refused(setCampaign, { code, campaignId: teams[0]!.drives.id })).code).toBe(
      'campaign.not-found',
    )
    expect(await behind(code)).toBeNull()
  })

  it('filed for the whole district reaches its streets', async () => {
    const hq = await app.staff('hq-manager', '/440307/')
    const { id } = await hq.ok(fileCampaign, { ...(await filing(app)), areaId: app.area('龙岗区').id })
    expect((await desk.clerk.ok(listCampaigns, {})).items.map((item) => item.id)).toContain(id)
    await desk.clerk.ok(setCampaign, { code: codeOf(2), campaignId: id })
    expect((await behind(codeOf(2)))?.id).toBe(id)
  })

  it('not behind what is off the exchange', async () => {
    const code = codeOf(3)
    const campaignId = await filed()
    await desk.clerk.ok(endProject, { code, reason: '场地到期，另外找不到能用的地方。' })
    expect((await desk.clerk.refused(setCampaign, { code, campaignId })).code).toBe('exchange.closed')
    await app.runJobs()
    expect((await desk.clerk.refused(setCampaign, { code, campaignId })).code).toBe('exchange.closed')
  })

  it('its list keeps to its budget, and goes on where it left off', async () => {
    await withinBudget('list', desk.clerk.ctx(), (ctx) => pageCampaigns(ctx, { limit: 20 }))
    const all = (await desk.clerk.ok(listCampaigns, {})).items.map(({ id }) => id)
    const first = await desk.clerk.ok(listCampaigns, { limit: 2 })
    const next = await desk.clerk.ok(listCampaigns, { limit: 100, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...next.items].map(({ id }) => id)).toEqual(all)
  })

  // the clock moves: last
  it('is over after its last day: for enterprises alone again, and set behind nothing else', async () => {
    const code = codeOf(0)
    const campaignId = await filed()
    await desk.clerk.ok(setCampaign, { code, campaignId })
    app.clock.advance({ days: 30 })
    expect((await behind(code))?.id).toBe(campaignId)
    app.clock.advance({ days: 1 })
    expect(await behind(code)).toBeNull()
    expect((await desk.clerk.refused(setCampaign, { code: codeOf(1), campaignId })).fields).toEqual({
      campaignId: 'exchange.campaign-over',
    })
  })
})
