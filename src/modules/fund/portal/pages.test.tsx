import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../base/context.ts'
import type { Lang } from '../../../base/label.ts'
import { inLanguage } from '../../../portal/nav.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { renderFragment } from '../../../portal/render.tsx'
import { slotBook } from '../../../portal/slots.ts'
import { type FundsBelow, FundView } from './fund-view.tsx'
import { FundTree } from './list-page.tsx'
import {
  sampleCorrection,
  sampleDetail,
  sampleFund,
  sampleFunds,
  sampleMicro,
  sampleProjects,
  sampleStreet,
  sampleTransfer,
  sampleTransfers,
} from './samples.ts'
import { Transfers, type TransfersContent } from './transfers-page.tsx'

const now = new Date('2026-11-21T02:00:00Z')

function requestFor(lang: Lang, query = ''): PageRequest {
  const actor = { personId: null, grants: [], networkId: 'n', requestId: 'r' }
  return {
    ctx: { actor, now } as unknown as Context,
    lang,
    elder: false,
    path: '/funds',
    params: {},
    query: new URLSearchParams(query),
    form: {},
    link: (path) => inLanguage(lang, path),
    newIdempotencyKey: () => 'key-of-this-form',
    slots: slotBook([]),
    personName: null,
    publicUrl: 'https://example.org',
  }
}

type Draw = (lang: Lang) => ReactNode

const tree =
  (funds = sampleFunds): Draw =>
  (lang) => <FundTree request={requestFor(lang)} funds={funds} />

const noneBelow: FundsBelow = { items: [], nextCursor: null, total: { value: 0, exact: true } }
const streets: FundsBelow = { items: [sampleStreet], nextCursor: null, total: { value: 1, exact: true } }

const account =
  (change: Parameters<typeof sampleDetail>[0] = {}, below = streets, query = '', projects = sampleProjects): Draw =>
  (lang) => <FundView request={requestFor(lang, query)} fund={sampleDetail(change)} {...{ below, projects }} />

const transfers =
  (change: Partial<TransfersContent> = {}, query = ''): Draw =>
  (lang) => (
    <Transfers
      request={requestFor(lang, query)}
      content={{
        ...{ fund: sampleDetail(), items: sampleTransfers, corrections: [sampleCorrection] },
        ...{ nextCursor: null, total: { value: 7, exact: true } },
        ...change,
      }}
    />
  )

const micro = { ...sampleMicro, children: [], parent: { id: sampleStreet.id, name: sampleStreet.name } }
const pages: Record<string, Draw> = {
  tree: tree(),
  'tree of one': tree([sampleFund()]),
  'tree, none': tree([]),
  account: account(),
  'account without money': account(
    { ...micro, months: [], givenFen: 0, gifts: 0, heldFen: 0, freeFen: 0 },
    noneBelow,
    '',
    [],
  ),
  'account, closed': account({ closed: true }),
  'account with many below it': account({}, { ...streets, nextCursor: 'next' }, 'cursor=abc'),
  transfers: transfers(),
  'transfers, later page': transfers({ nextCursor: 'next', total: { value: 1000, exact: false } }, 'cursor=abc'),
  'transfers, none': transfers({ items: [], corrections: [], total: { value: 0, exact: true } }),
}

const html = (draw: Draw, lang: Lang = 'zh') => renderFragment(draw(lang), lang)
const said = (draw: Draw, lang: Lang = 'zh') =>
  html(draw, lang)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

describe.each(Object.entries(pages))('%s', (_name, page) => {
  test.each(['zh', 'en'] as const)('in %s: no inline style or script, every id once', (lang) => {
    const markup = html(page, lang)
    expect(markup).not.toMatch(/ style=|<script|javascript:|undefined|\[object|NaN/)
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  test('every link in English stays in English', () => {
    const places = [...html(page, 'en').matchAll(/ (?:href|action)="(\/[^"]*)"/g)].map(([, place]) => place ?? '')
    expect(places.filter((place) => !/^\/en(?:\/|$|\?)/.test(place))).toEqual([])
  })
})

describe('where the money of an account is', () => {
  test('adds up, project by project', () => {
    const text = said(account())
    expect(text).toContain('现存的 ¥90,000 里，本账待安排 ¥7,000，本账的项目专账 ¥80,000，下设的专账 ¥3,000。')
    expect(text).toMatch(/项目专账 本账里替哪些项目存着钱.*校门口十分钟 LG-26-0417 ¥80,000/)
    expect(said(account(), 'en')).toContain('¥80,000 is kept in it for projects, and ¥3,000 is in the funds below.')
  })

  test('is not told where the funds below are on several pages, nor where nothing is set apart', () => {
    for (const page of [account({}, { ...streets, nextCursor: 'next' }), account({ freeFen: 9_000_000 }, noneBelow)])
      expect(said(page)).not.toContain('现存的')
  })
})

describe('the tree', () => {
  test('says before anything else that the platform takes no money, and where gifts go', () => {
    expect(said(tree())).toMatch(/平台不收捐款.*请到持有基金的基金会自己的渠道去捐.*社区共创专项基金/)
  })

  test('who holds it, what it is for, given, paid out and held, with what stands below it', () => {
    const text = said(tree())
    expect(text).toMatch(/专项基金 支持居民自己想出来的办法。 ¥112,350 收到捐赠 ¥21,350 已拨付 ¥90,000 现存/)
    expect(text).toMatch(/由谁持有 某公益基金会 地区 龙岗区 管理费 划给项目时收 5%/)
    expect(text).toMatch(
      /平湖街道专账 街道专账 · 平湖街道 ¥3,000 ¥0 ¥3,000 └ 禾花社区微基金 社区微基金 · 禾花社区 ¥88.50/,
    )
    expect(text).toMatch(/龙岗街道专账 已停用/)
  })

  test('a fund by itself has no table; without funds it says when there will be some', () => {
    expect(html(pages['tree of one']!)).not.toContain('<table')
    expect(said(pages['tree, none']!)).toMatch(/还没有设立基金 .* 看项目库 看组织/)
  })
})

describe('an account', () => {
  test('has its figures, each leading to the transfers', () => {
    expect(said(account())).toMatch(
      /¥112,350 收到捐赠 · 12 笔 ¥21,350 已拨付 ¥1,000 已提管理费 ¥90,000 现存 ¥7,000 本账待安排/,
    )
    expect(html(account())).toContain(`href="/funds/${sampleDetail().id}/transfers"`)
  })

  test('has its months as a picture whose text is the table after it', () => {
    expect(html(account())).toMatch(/<svg[^>]*role="img" aria-label="2025年12月到2026年11月[^"]*见下表"[^]*<table/)
    expect(said(account())).toMatch(/2026年11月 2 ¥2,350 ¥1,000 ¥21,350 2026年8月 10 ¥110,000 ¥0 ¥0/)
    const empty = html(pages['account without money']!)
    expect([empty.includes('class="river"'), empty.includes('还没有收支')]).toEqual([false, true])
  })

  test('draws three bars: two months in, one out with its fee', () => {
    const bars = (tone: string) => html(account()).match(new RegExp(`<rect class="bar-${tone}" x=`, 'g'))?.length ?? 0
    expect([bars('mid'), bars('deep'), bars('pale')]).toEqual([2, 1, 1])
  })

  test('says in sentences that add up how it stands, and who answers for it', () => {
    expect(said(account())).toMatch(
      /截至2026年11月21日 收到捐赠 12 笔，共 ¥112,350；提取管理费 ¥1,000，拨付 ¥21,350，现存 ¥90,000。 .* 钱由某公益基金会持有/,
    )
    expect(said(account({ heldFen: 9_500_000 }))).toContain('；从别的基金转入 ¥5,000，提取')
    expect(said(account({ heldFen: 8_500_000 }))).toContain('；转给别的基金 ¥5,000，提取')
    expect(said(account({ gifts: 1 }), 'en')).toContain('¥112,350 given, in 1 gift. ¥1,000 taken')
  })

  test('leads up to the fund above it and down to those below it, page by page', () => {
    expect(html(pages['account without money']!)).toContain(`href="/funds/${sampleStreet.id}"`)
    expect(said(account())).toMatch(/下设的专账.*平湖街道专账 街道专账 · 平湖街道 ¥3,000/)
    expect(said(pages['account without money']!)).not.toContain('下设')
    const { id } = sampleDetail()
    expect(html(pages['account with many below it']!)).toMatch(
      new RegExp(`href="/funds/${id}\\?cursor=next#below"[^]*href="/funds/${id}#below"`),
    )
  })

  test('says the fee as it is, down to none', () => {
    expect(said(account({ feePermille: 25 }))).toContain('划给项目时收 2.5%')
    expect(said(account({ feePermille: 0 }))).toContain('管理费 不收')
  })
})

describe('transfers', () => {
  test('each with from where to where; a giver by the name shown, or without one', () => {
    const text = said(transfers())
    expect(text).toContain('捐赠收入 荔枝树下早餐铺 本账，待安排 ¥5,000 银行转账')
    expect(text).toContain('捐赠收入 不留名 本账，待安排 ¥88.50 募捐箱')
    expect(text).toContain('划入项目专账 本账，待安排 项目专账 · 校门口十分钟 ¥2,000')
    expect(text).toContain('管理费 本账，待安排 管理费 ¥100')
    expect(text).toContain('基金间划转 本账，待安排 平湖街道专账 · 待安排 ¥5,000')
    expect(text).toContain('拨付 项目专账 · 校门口十分钟 收款方 ¥5,000')
    expect(html(transfers())).toContain('href="/projects/LG-26-0417"')
  })

  test('a correction says what it takes back and why, and what was wrong says that it was put right', () => {
    const { id, correctsId } = sampleCorrection
    const markup = html(transfers())
    expect(said(transfers())).toContain('更正2026年11月3日的“捐赠收入” 原因：多记了一个零')
    expect(markup).toMatch(new RegExp(`href="#t-${correctsId}"[^]*id="t-${correctsId}"[^]*href="#t-${id}"`))
    expect(said(transfers())).toMatch(/更正 本账，待安排 捐赠人 ¥5,000/)
  })

  test('what it takes back may stand on another page: then it is said without a link that leads nowhere', () => {
    const later = transfers({ items: [sampleTransfer({ id: sampleCorrection.correctsId })] })
    expect(said(later)).toContain('已在2026年11月5日更正')
    expect(html(later)).not.toContain('href="#t-')
  })

  test('page by page, with how many there are; of funds above others, whose they are', () => {
    const markup = html(pages['transfers, later page']!)
    const { id } = sampleDetail()
    expect(markup).toMatch(new RegExp(`href="/funds/${id}/transfers\\?cursor=next"[^]*href="/funds/${id}/transfers"`))
    expect(said(pages['transfers, later page']!)).toContain('共 1,000+ 笔')
    expect(said(transfers())).toContain('这里是本账自己的进出')
    expect(said(transfers({ fund: sampleDetail({ children: [] }) }))).not.toContain('本账自己的进出')
    expect(said(pages['transfers, none']!)).toMatch(/还没有进出 .* 看这个基金的账/)
  })
})
