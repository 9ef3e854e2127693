import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import type { Client } from '../../../testing/client.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from '../../../testing/designs.ts'
import { filedCampaign } from '../../../testing/exchange.ts'
import { get, placeOf, post, textOf } from '../../../testing/form-posts.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import type { Desk } from '../../../testing/reviews.ts'
import { getListing } from '../contract.ts'
import { setCampaign } from '../contract-desk.ts'
import { exchangeFacets, ownPledgesOn, pledgesOfOrganisation } from '../server/queries/overview.ts'

const app = await testApp()
afterAll(() => app.close())

let desk: Desk
let company: TestOrganisation
const teams: WholeTeam[] = []
beforeAll(async () => {
  const { path } = app.area('平湖街道')
  desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  for (let n = 0; n < 2; n++) teams.push(await ready(app, desk.clerk))
  company = await organisation(app, 'enterprise')
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
})

const page = (url: string, by: Client = app.stranger) => get(by, url)
const codeOf = (index: number) => teams[index]!.code
const give = (code: string, amountFen: string, by: Client = company.by) =>
  post(by, `/exchange/${code}`, { organisationId: company.id, amountFen })

describe('what looks for money', () => {
  test('has its page in both languages, by small letters too', async () => {
    const zh = await page(`/exchange/${codeOf(0).toLowerCase()}`)
    expect([zh.status, textOf(zh)]).toEqual([200, expect.stringContaining('还差 ¥6,000')])
    expect(textOf(await page(`/en/exchange/${codeOf(0)}`))).toContain('¥6,000 still needed')
  })

  test('is listed in each order and narrowed by links, and is what the home page counts', async () => {
    const link = `href="/exchange/${codeOf(0)}"`
    const { areaId, field } = await app.stranger.ok(getListing, { code: codeOf(0) })
    for (const query of ['', '?sort=deadline', '?sort=newest', `?area=${areaId}&field=${field}`]) {
      const shown = await page(`/exchange${query}`)
      expect([query, shown.text.includes(link)]).toEqual([query, true])
    }
    const others = await page('/exchange?field=mediation')
    expect([others.text.includes(link), textOf(others)]).toEqual([false, expect.stringContaining('没有找到这样的项目')])
    expect((await page('/')).text).toMatch(/href="\/exchange"[^]*?>2</)
  })

  test('a page of another list begins anew; an area that is none is left out', async () => {
    const other = await page('/exchange?sort=newest&cursor=abc')
    expect([other.status, placeOf(other)]).toEqual([303, '/exchange?sort=newest'])
    const nowhere = await page('/exchange?field=other&area=0192f0c1-0000-7000-8000-000000000010')
    expect([nowhere.status, placeOf(nowhere)]).toEqual([303, '/exchange?field=other'])
  })

  test('what is none is not found', async () => {
    expect((await page('/exchange/LG-20-0001')).status).toBe(404)
    expect((await page('/pledges/7/withdraw', company.by)).status).toBe(404)
  })
})

describe('pledging', () => {
  test('signed out, one signs in first and comes back', async () => {
    const sent = await give(codeOf(0), '100', app.stranger)
    expect([sent.status, placeOf(sent)]).toEqual([303, `/sign-in?next=%2Fexchange%2F${codeOf(0)}`])
  })

  test('a refused one comes back with what was typed', async () => {
    for (const [typed, why] of [
      ['6001', '超过还差的数'],
      ['99', '不少于 100 元'],
      ['120.5', '请填整元'],
      ['很多', '请填写金额'],
      ['', '请填写这一项'],
    ] as const) {
      const sent = await give(codeOf(0), typed)
      expect([sent.status, sent.text.includes(why)]).toEqual([422, true])
      expect(sent.text).toContain(`value="${typed}"`)
    }
    const forNobody = await post(company.by, `/exchange/${codeOf(0)}`, { amountFen: '100' })
    expect([forNobody.status, forNobody.text]).toEqual([422, expect.stringContaining('认购单位：请填写这一项')])
    const notMine = await give(codeOf(0), '100', await app.resident())
    expect(notMine.status).toBe(422)
  })

  test('stands on all pages it concerns, is taken back by a form, and counts again as missing', async () => {
    const code = codeOf(0)
    const sent = await give(code, '2,000')
    expect([sent.status, placeOf(sent)]).toEqual([303, `/exchange/${code}?done=pledged`])
    const after = await page(placeOf(sent), company.by)
    expect(textOf(after)).toMatch(/认购好了，谢谢.*还差 ¥4,000/)
    expect(textOf(await page(`/projects/${code}`))).toMatch(new RegExp(`谁认购了多少.*${company.name} 企业认购`))
    expect(textOf(await page(`/organisations/${company.id}`))).toContain('认购的项目')
    expect(textOf(await page('/me', company.by))).toContain(`${company.name}认购 ¥2,000`)

    const [, way = ''] = /href="(\/pledges\/[^"]+\/withdraw)"/.exec(after.text) ?? []
    expect(textOf(await page(way, company.by))).toContain('撤回认购')
    expect((await page(way, await app.resident())).status).toBe(404)
    const taken = await post(company.by, way, {})
    expect([taken.status, placeOf(taken)]).toEqual([303, `/exchange/${code}?done=withdrawn`])
    expect(textOf(await page(placeOf(taken), company.by))).toMatch(/认购已撤回.*还差 ¥6,000/)
    const again = await post(company.by, way, {})
    expect([again.status, textOf(again)]).toEqual([422, expect.stringContaining('不能撤回')])
  })

  test('with the last share it leaves the list, and its page says what comes next', async () => {
    const code = codeOf(1)
    expect((await give(code, '6000')).status).toBe(303)
    expect(textOf(await page(`/exchange/${code}?done=pledged`, company.by))).toContain('您补上了最后一份')
    expect(textOf(await page(`/exchange/${code}`))).toContain('钱已认满')
    expect((await page('/exchange')).text).not.toContain(`href="/exchange/${code}"`)
    // whoever had the form still open is told
    expect(textOf(await give(code, '100'))).toContain('不再接受认购')
  })
})

test('a filed campaign sends who wants to give to the charity’s own channel, from the list and the project alike', async () => {
  const campaignId = await filedCampaign(app, desk.manager)
  await desk.manager.ok(setCampaign, { code: codeOf(0), campaignId })
  for (const url of ['/exchange', `/exchange/${codeOf(0)}`, `/projects/${codeOf(0)}`]) {
    const shown = await page(url)
    expect([url, /<a href="https:\/\/give\.example\.org\/a" rel="noopener/.test(shown.text)]).toEqual([url, true])
    expect([url, shown.text.includes('不向公众募捐')]).toEqual([url, false])
  }
})

test('what the pages need besides the records is one statement each', async () => {
  const facets = await withinBudget('detail', app.stranger.ctx(), (ctx) => exchangeFacets(ctx, {}))
  expect(facets).toMatchObject({ street: [{ count: 1 }], exact: true })
  const [own] = await withinBudget('detail', company.by.ctx(), (ctx) => ownPledgesOn(ctx, codeOf(1)))
  const [given] = await withinBudget('detail', app.stranger.ctx(), (ctx) => pledgesOfOrganisation(ctx, company.id))
  expect([own?.id, own?.amountFen]).toEqual([given?.id, 600_000])
})
