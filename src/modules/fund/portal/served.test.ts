import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../../base/clock.ts'
import { testApp } from '../../../testing/app.ts'
import { ready } from '../../../testing/designs.ts'
import { get, placeOf, textOf } from '../../../testing/form-posts.ts'
import { openedFunds, type TestFunds } from '../../../testing/funds.ts'
import { pooledOf } from '../../../testing/projects.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import { getProject } from '../../project/contract.ts'
import { recordDonation } from '../contract.ts'
import { correctTransfer, decideDesignation, enterDesignation } from '../contract-desk.ts'
import {
  correctionsAmong,
  fundsHeldBy,
  fundsOfProject,
  fundTree,
  givenThisMonth,
  projectsOfFund,
} from '../server/queries/overview.ts'

const app = await testApp()
afterAll(() => app.close())

let funds: TestFunds
let special: string
let street: string
let code: string
beforeAll(async () => {
  funds = await openedFunds(app)
  special = funds.special
  street = funds.street
  const { path } = app.area('平湖街道')
  const desk = { clerk: await app.staff('clerk', path), manager: await app.staff('operator', path) }
  const team = await ready(app, desk.clerk)
  await pooledOf(app, desk, [team], { totalFen: null })
  code = team.code
})

const page = (url: string) => get(app.stranger, url)

/** One second after the one before, so that their order is that of their time. */
function given(fundId: string, amountFen: number, more: object = {}) {
  app.clock.advance({ seconds: 1 })
  const receivedOn = civilDate(app.clock.now())
  return funds.clerk.ok(recordDonation, { fundId, amountFen, channel: 'bank', receivedOn, ...more })
}

describe('before there is money', () => {
  test('funds have their pages, and others say nothing of them', async () => {
    expect(textOf(await page('/funds'))).toMatch(/某专项基金.*某街道专账 街道专账 · 平湖街道 ¥0/)
    expect(textOf(await page(`/funds/${street}`))).toContain('还没有收支')
    expect(textOf(await page(`/funds/${street}/transfers`))).toContain('还没有进出')
    expect(textOf(await page('/'))).not.toContain('基金收到捐赠')
    expect(textOf(await page(`/projects/${code}`))).not.toContain('到账的钱在哪里')
  })

  test('what is no fund is not found', async () => {
    for (const id of ['7', '0192f0c1-0000-7000-8000-00000000abcd'])
      for (const url of [`/funds/${id}`, `/funds/${id}/transfers`])
        expect([url, (await page(url)).status]).toEqual([url, 404])
  })
})

describe('a gift', () => {
  test('stands in the tree, the account and the transfers, in both languages', async () => {
    await given(street, 12_350, { donorName: '荔枝树下早餐铺' })
    await given(street, 100_000, { anonymous: true })
    expect(textOf(await page('/funds'))).toMatch(/¥1,123.50 收到捐赠.*某街道专账 街道专账 · 平湖街道 ¥1,123.50/)
    expect(textOf(await page(`/funds/${special}`))).toContain('收到捐赠 2 笔，共 ¥1,123.50')
    expect(textOf(await page(`/en/funds/${special}`))).toContain('¥1,123.50 given, in 2 gifts')
    expect(textOf(await page(`/funds/${street}/transfers`))).toMatch(
      /捐赠收入 不留名 .*¥1,000 银行转账 .*捐赠收入 荔枝树下早餐铺 .*¥123.50 银行转账/,
    )
    expect((await page('/')).text).toMatch(/基金收到捐赠[^]*?<a href="\/funds">2 笔、¥1,123.50<\/a>/)
  })

  test('set apart for a project stands on its page and in the account of the foundation', async () => {
    const { id } = await funds.clerk.ok(enterDesignation, {
      id: street,
      projectCode: code,
      amountFen: 20_000,
      note: '按协议划拨',
    })
    expect(textOf(await page(`/projects/${code}`))).not.toContain('到账的钱在哪里')
    await funds.approver.ok(decideDesignation, { id, decision: 'approve' })
    expect(textOf(await page(`/projects/${code}`))).toMatch(/到账的钱在哪里 .*某街道专账 由某组织\d+持有 ¥200/)
    expect(textOf(await page(`/funds/${street}/transfers`))).toMatch(/管理费 ¥10 .*项目专账 · .* ¥200/)
    const held = textOf(await page(`/organisations/${funds.foundationId}`))
    expect(held).toMatch(/持有的基金 .*某专项基金 专项基金 · 支持社区治理创新项目 现存 ¥1,113.50/)
    expect(held).not.toContain('某街道专账')
  })
})

test('a correction and what it takes back name each other, on whichever page they stand', async () => {
  const { transferId } = await given(special, 990_000)
  app.clock.advance({ seconds: 1 })
  const { id } = await funds.approver.ok(correctTransfer, { id: transferId, note: '多记了一个零' })
  const together = await page(`/funds/${special}/transfers`)
  expect(textOf(together)).toMatch(/更正\d+年\d+月\d+日的“捐赠收入” 原因：多记了一个零 .* 已在\d+年\d+月\d+日更正/)
  expect(together.text).toContain(`href="#t-${transferId}"`)

  for (let n = 0; n < 49; n++) await given(special, 100 + n)
  const first = await page(`/funds/${special}/transfers`)
  expect([first.text.includes(`id="t-${id}"`), first.text.includes(`href="#t-${transferId}"`)]).toEqual([true, false])
  const [, next = ''] = /href="(\/funds\/[^"]+\?cursor=[^"]+)" rel="next"/.exec(first.text) ?? []
  const second = await page(next)
  expect([second.status, second.text.includes(`id="t-${transferId}"`)]).toEqual([200, true])
  expect(textOf(second)).toMatch(/已在\d+年\d+月\d+日更正/)
})

test('the transfers are had as a table of bare amounts, in both languages', async () => {
  const answer = await page(`/funds/${street}/transfers?format=csv`)
  expect(answer.headers['content-type']).toContain('text/csv')
  const [header, ...lines] = answer.text.trim().split('\r\n')
  expect(header).toContain('日期,事由,从,到,金额（元）,渠道,备注,编号,更正哪一笔')
  expect(lines).toHaveLength(4)
  expect(lines.at(-1)).toMatch(/^[\d-]+,捐赠收入,荔枝树下早餐铺,某街道专账,123\.50,银行转账,,[\da-f-]{36},$/)
  expect((await page(`/en/funds/${street}/transfers?format=csv`)).text).toContain('Gift,Anonymous,')
})

test('a page of another list begins anew', async () => {
  for (const url of [`/funds/${special}`, `/funds/${special}/transfers`]) {
    const answer = await page(`${url}?cursor=abc`)
    expect([answer.status, placeOf(answer)]).toEqual([303, url])
  }
})

test('what the pages need besides the records is one statement each', async () => {
  const ctx = app.stranger.ctx()
  const tree = await withinBudget('detail', ctx, (inner) => fundTree(inner))
  expect(tree.map(({ id }) => id)).toEqual([special, street, funds.micro])
  const { id: projectId } = await app.stranger.ok(getProject, { code })
  const standing = await withinBudget('detail', ctx, (inner) => fundsOfProject(inner, projectId))
  expect(standing.map(({ id, balanceFen }) => [id, balanceFen])).toEqual([[street, 20_000]])
  const projects = await withinBudget('detail', ctx, (inner) => projectsOfFund(inner, street))
  expect(projects).toEqual([{ code, title: expect.any(String), balanceFen: 20_000 }])
  const [held] = await withinBudget('detail', ctx, (inner) => fundsHeldBy(inner, funds.foundationId))
  expect([held?.id, held?.heldFen]).toEqual([special, tree[0]?.heldFen])
  const month = await withinBudget('detail', ctx, (inner) => givenThisMonth(inner))
  expect(month).toEqual({ gifts: tree[0]?.gifts, givenFen: tree[0]?.givenFen })
  expect(await withinBudget('detail', ctx, (inner) => correctionsAmong(inner, []))).toEqual([])
})
