import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../base/context.ts'
import type { Lang } from '../../../base/label.ts'
import { AppError } from '../../../base/refusal.ts'
import { inLanguage } from '../../../portal/nav.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { renderFragment } from '../../../portal/render.tsx'
import { slotBook } from '../../../portal/slots.ts'
import { listInput } from './list-input.ts'
import { ExchangeList, type ListContent } from './list-page.tsx'
import { ListingView } from './listing-view.tsx'
import type { PledgePanelProps } from './pledge-panel.tsx'
import { nobody, sampleAreas, sampleCampaign, sampleItem, sampleListing, samplePledge, someGivers } from './samples.ts'
import { WithdrawView } from './withdraw-page.tsx'

const now = new Date('2026-11-21T02:00:00Z')

function requestFor(lang: Lang, change: Partial<PageRequest> & { signedIn?: boolean } = {}): PageRequest {
  const { signedIn, ...rest } = change
  const actor = { personId: signedIn ? 'p' : null, grants: [], networkId: 'n', requestId: 'r' }
  return {
    ctx: { actor, now } as unknown as Context,
    lang,
    elder: false,
    path: '/exchange/LG-26-0417',
    params: {},
    query: new URLSearchParams(),
    form: {},
    link: (path) => inLanguage(lang, path),
    newIdempotencyKey: () => 'key-of-this-form',
    slots: slotBook([]),
    personName: null,
    publicUrl: 'https://example.org',
    ...rest,
  }
}

type Draw = (lang: Lang) => ReactNode

const listOf = (query: string, items: ListContent['items']): ListContent => ({
  input: listInput(new URLSearchParams(query)),
  items,
  nextCursor: items.length > 0 ? 'next' : null,
  total: { value: items.length, exact: true },
  counts: { field: [{ value: 'traffic-safety', count: 1 }], street: [], community: [], exact: true },
  areas: sampleAreas,
})

const list =
  (query: string, items: ListContent['items'] = []): Draw =>
  (lang) => <ExchangeList request={requestFor(lang)} content={listOf(query, items)} />

const listing =
  (
    change: Parameters<typeof sampleListing>[0] = {},
    props: Partial<PledgePanelProps> = {},
    request: Parameters<typeof requestFor>[1] = {},
  ): Draw =>
  (lang) => (
    <ListingView
      request={requestFor(lang, request)}
      listing={sampleListing(change)}
      givers={nobody}
      own={[]}
      {...props}
    />
  )

const givers = { givers: someGivers }
const signedIn = { signedIn: true }
const none = { pledgedFen: 0, gapFen: 16_000_000, pledges: 0, pledgesMade: [], sources: [] }
const tooMuch = new AppError('invalid', {
  code: 'input.invalid',
  params: { gapFen: 6_000_000 },
  fields: { amountFen: 'exchange.more-than-gap' },
})
const refused = { ...signedIn, error: tooMuch, form: { amountFen: '70000', organisationId: someGivers.givers[1]!.id } }
const relied = new AppError('conflict', { code: 'exchange.relied-on' })

const withdrawal =
  (change: Parameters<typeof samplePledge>[0] = {}, error?: AppError): Draw =>
  (lang) => <WithdrawView request={requestFor(lang, error ? { error } : {})} pledge={samplePledge(change)} />

const pages: Record<string, Draw> = {
  list: list('', [
    sampleItem(),
    sampleItem({ code: 'LG-26-0418', campaign: sampleCampaign }),
    sampleItem({ code: 'LG-26-0419', street: null, community: null, excerpt: '', field: 'other' }),
  ]),
  'list, later page': list('cursor=abc&sort=newest', [sampleItem()]),
  'list, nothing found': list('field=other'),
  'list, empty': list(''),
  'for a stranger': listing(),
  'with a campaign': listing({ campaign: sampleCampaign }),
  'nobody yet': listing(none),
  'for who acts for nobody': listing({}, {}, signedIn),
  'for who acts for others': listing({}, { givers: { givers: [], others: true } }, signedIn),
  'for givers': listing({}, givers, signedIn),
  'for who delivers': listing(
    {},
    { givers: { givers: [{ ...sampleListing().organisation, source: 'enterprise' }], others: false } },
    signedIn,
  ),
  'with own pledges': listing({}, { ...givers, own: [samplePledge()] }, signedIn),
  refused: listing({}, givers, refused),
  full: listing({ state: 'full', gapFen: 0 }, { own: [samplePledge({ can: { withdraw: { code: 'x' } } })] }, signedIn),
  closed: listing({ ...none, state: 'closed' }),
  'paid by its call': listing({ callPays: true }, givers, signedIn),
  pledged: listing({}, givers, { ...signedIn, query: new URLSearchParams('done=pledged') }),
  withdrawn: listing({}, givers, { ...signedIn, query: new URLSearchParams('done=withdrawn') }),
  'taking back': withdrawal(),
  'taking back, too late': withdrawal({ can: { withdraw: { code: 'exchange.relied-on' } } }, relied),
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

describe('the list', () => {
  test('says what a pledge is before anything else, and how it goes after it', () => {
    expect(said(list('', [sampleItem()]))).toMatch(
      /不是付款：平台不收钱.*居民不用出钱.*共 1 个在找钱.*企业怎么认购 选一个项目/,
    )
  })

  test('a card says place, who delivers, what is missing, the figures apart, days left, and who may be asked', () => {
    expect(said(list('', [sampleItem()]))).toMatch(
      /交通安全 校门口十分钟 .* 平湖街道 · 禾花社区 · 同行社会工作服务中心实施 还差 ¥60,000 预算 ¥160,000 · 已认购 ¥100,000 · 已到账 ¥0 还有 666 天 2028年9月17日截止 仅面向企业认购，不向公众募捐/,
    )
  })

  test('one with a campaign says its filing and leads to the charity’s own channel', () => {
    const campaign = list('', [sampleItem({ campaign: sampleCampaign })])
    expect(said(campaign)).toContain('某公益基金会公开募捐 · 备案编号 备案-0001')
    expect(said(campaign)).not.toContain('仅面向企业认购')
    expect(html(campaign)).toMatch(/<a href="https:\/\/give\.example\.org\/crossing" rel="noopener nofollow"/)
  })

  test('the smallest gap comes first unless told; empty, it says what to do', () => {
    expect(html(list(''))).toMatch(/<a href="\/exchange" aria-current="page">差得最少/)
    expect(html(list('sort=newest'))).toMatch(/<a href="\/exchange\?sort=newest" aria-current="page">最新/)
    expect(said(list('field=other'))).toMatch(/没有找到这样的项目 .* 看全部在找钱的/)
    expect(said(list(''))).toMatch(/现在没有项目在找钱 .* 看公示 看项目库/)
  })
})

describe('a listing', () => {
  test('five figures apart, sources in their order, who promised how much and by which document', () => {
    const text = said(listing())
    expect(text).toMatch(/¥160,000 预算 ¥100,000 已认购 ¥0 已到账 ¥0 已拨付 ¥0 已支出/)
    expect(text).toMatch(/某公益基金会 福彩公益金 · 2026年10月20日认购 · 依据：某福彩〔2026〕3 号 ¥30,000/)
    expect(text).toMatch(/来源 已认购 福彩公益金 ¥30,000 企业认购 ¥30,000 自筹 ¥40,000/)
  })

  test('says who may be asked for money while it asks, and no longer', () => {
    expect(said(listing())).toContain('仅面向企业认购，不向公众募捐')
    expect(said(listing({ campaign: sampleCampaign }))).toMatch(/已备案的公开募捐 .*备案编号 备案-0001.*资格-0001/)
    for (const change of [{ state: 'full', gapFen: 0 }, { state: 'closed' }, { callPays: true }] as const)
      expect(said(listing(change))).not.toContain('不向公众募捐')
  })

  test('a stranger signs in and comes back', () => {
    expect(html(listing())).toContain('href="/sign-in?next=%2Fexchange%2FLG-26-0417"')
    expect(html(listing())).not.toContain('<form')
  })

  test('who acts for no giver is told how to become one', () => {
    expect(html(listing({}, {}, signedIn))).toMatch(/还没有核验通过的单位[^]*href="\/organisations\/new"/)
    expect(said(pages['for who acts for others']!)).toContain('您代表的单位不能认购')
    expect(said(pages['for who delivers']!)).toContain('不能自己认购自己的项目')
  })

  test('the form says from how much to how much, and what a pledge binds to', () => {
    const text = said(listing({}, givers, signedIn))
    expect(text).toMatch(/某物流有限公司 记为“企业认购” 某公益基金会 记为“社会捐赠”/)
    expect(text).toContain('整元，¥100 起，最多 ¥60,000（还差的数）')
    expect(text).toMatch(/现在不用付款.*认满之前可以撤回/)
    expect(said(listing({ gapFen: 5_050 }, givers, signedIn))).toContain('这是最后一份：¥50.50')
  })

  test('one organisation is chosen already, of several none', () => {
    const [only] = someGivers.givers
    expect(html(listing({}, { givers: { givers: [only!], others: false } }, signedIn))).toContain('checked=""')
    expect(html(listing({}, givers, signedIn))).not.toContain('checked=""')
  })

  test('a refused pledge keeps what was typed and says why', () => {
    const markup = html(listing({}, givers, refused))
    expect(markup).toContain('value="70000"')
    expect(markup).toMatch(
      new RegExp(
        `value="${refused.form.organisationId}"[^>]*checked|checked=""[^>]*value="${refused.form.organisationId}"`,
      ),
    )
    expect(markup).toMatch(/href="#field-amountFen">认购金额：超过还差的数/)
  })

  test('one that takes no more says why instead of a form', () => {
    expect(said(pages.full!)).toContain('钱已认满')
    expect(said(pages.closed!)).toContain('不再接受认购')
    expect(said(pages['paid by its call']!)).toContain('由征集的资金支持')
    expect(said(listing({ closesOn: '2026-11-20' }, givers, signedIn))).toContain('不再接受认购')
    for (const name of ['full', 'closed', 'paid by its call']) expect(html(pages[name]!)).not.toContain('<form')
  })

  test('after pledging: what comes next, and the way to take it back', () => {
    const done = { ...signedIn, query: new URLSearchParams('done=pledged') }
    expect(said(listing({}, givers, done))).toMatch(/认购好了，谢谢 .*认满之前可以在这一页撤回/)
    expect(said(listing({ state: 'full', gapFen: 0 }, givers, done))).toContain('您补上了最后一份')
    expect(html(pages['with own pledges']!)).toContain(`href="/pledges/${samplePledge().id}/withdraw"`)
    expect(html(pages.full!)).not.toContain('/withdraw"')
  })
})

describe('taking a pledge back', () => {
  test('says what is taken back and what comes of it', () => {
    expect(said(withdrawal())).toMatch(/这笔钱又算“还差”.*¥30,000 · 某物流有限公司 · 校门口十分钟/)
    expect(html(withdrawal())).toContain('action="/exchange/LG-26-0417"')
  })

  test('too late, the button says why', () => {
    const markup = html(pages['taking back, too late']!)
    expect(markup).toMatch(/<button[^>]*disabled/)
    expect(markup).toContain('不能自行撤回')
  })
})
