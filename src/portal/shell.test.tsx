import { slotBook } from './slots.ts'
import { describe, expect, test } from 'vitest'
import type { Frame } from './frame.ts'
import { errorPage, type ErrorStatus } from './error-page.tsx'
import { homeRoute, homeStation } from './home.tsx'
import { sampleFrame, sampleNav, sampleRequest, sampleSite } from './look/request.ts'
import { entriesAt, inLanguage } from './nav.ts'
import type { Page } from './page.ts'
import { fieldErrorsOf } from './page-form.tsx'
import { renderPage } from './render.tsx'
import { statementRoutes } from './statements.tsx'
import { isElder, ownAddress, viewSettingsRoute } from './view-settings.tsx'

const assets = { css: ['/assets/a.css'], js: ['/assets/a.js'] }
const zh = { lang: 'zh', elder: false } as const
const en = { lang: 'en', elder: false } as const

const page: Page = { kind: 'page', title: '身边事', body: <p>正文</p>, nav: 'problems' }
const frame = (more: Partial<Frame> = {}): Frame => ({ ...sampleFrame(zh, '/problems', assets), ...more })

describe('the document', () => {
  test('language, title, addresses in both languages', () => {
    const html = renderPage(page, frame())
    expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/)
    expect(html).toContain('<title>身边事 · 龙岗社会创新</title>')
    expect(html).toContain('<link rel="canonical" href="https://example.org/problems"/>')
    expect(html).toContain('<link rel="alternate" hrefLang="en" href="https://example.org/en/problems"/>')
    expect(renderPage(page, { ...frame(), lang: 'en' })).toContain('<html lang="en">')
  })

  test('a page with a secret is not for search engines and gives its address to nobody', () => {
    const html = renderPage({ ...page, private: true }, frame())
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(html).toContain('<meta name="referrer" content="same-origin"/>')
    expect(html).not.toContain('canonical')
  })

  test('a refused form says so in the title, which is what a screen reader reads first', () => {
    expect(renderPage({ ...page, status: 422 }, frame())).toContain('<title>请检查：身边事 · 龙岗社会创新</title>')
  })

  test('large print is a class, and the switch leads back to the very page', () => {
    const html = renderPage(page, frame({ elder: true, search: '?q=%E8%B7%AF&area=1' }))
    expect(html).toContain('<html lang="zh-CN" class="elder">')
    expect(html).toContain('name="back" value="/problems?q=%E8%B7%AF&amp;area=1"')
    expect(html).toContain('href="/en/problems?q=%E8%B7%AF&amp;area=1"')
  })

  test('only what is registered is in the navigation, the current entry marked', () => {
    const html = renderPage(page, frame())
    expect(html).toContain('<a href="/problems" aria-current="page">身边事</a>')
    expect(renderPage(page, frame({ nav: [] }))).not.toContain('href="/problems"')
  })

  test('nothing inline: neither style nor script nor handler', () => {
    const html = renderPage(page, frame())
    expect(html).not.toMatch(/ style=|<style|<script>| on[a-z]+=/)
    expect(html).toContain('<script type="module" src="/assets/a.js">')
  })

  test('the demonstration is said to be one, and a real site is not', () => {
    expect(renderPage(page, frame())).toContain('演示数据')
    expect(renderPage(page, frame({ site: { ...sampleSite, demonstration: false } }))).not.toContain('演示数据')
  })
})

describe('navigation', () => {
  test('shows strangers and members what concerns them', () => {
    const keys = (signedIn: boolean) =>
      entriesAt(sampleNav, 'account', { signedIn, staff: false }).map(({ key }) => key)
    expect(keys(false)).toEqual(['sign-in'])
    expect(keys(true)).toEqual(['me'])
  })

  test('the English home is /en', () => {
    expect([inLanguage('en', '/'), inLanguage('en', '/report'), inLanguage('zh', '/report')]).toEqual([
      '/en',
      '/en/report',
      '/report',
    ])
  })
})

describe('display settings', () => {
  const post = (form: Record<string, string>) => viewSettingsRoute.post!(sampleRequest(zh, '/settings/view', { form }))

  test('on, off, and back to where one was', async () => {
    const on = await post({ elder: '1', back: '/problems?area=1' })
    expect(on).toMatchObject({ kind: 'redirect', to: '/problems?area=1' })
    expect(on).toHaveProperty(
      'headers.set-cookie',
      'view=elder; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure',
    )
    expect(await post({ elder: '0', back: '/' })).toHaveProperty(
      'headers.set-cookie',
      'view=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly; Secure',
    )
    expect([isElder('elder'), isElder(''), isElder(undefined)]).toEqual([true, false, false])
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/a\\b',
    '/a\nb',
    '',
    '/%0d%0a'.replace('%0d%0a', '\r\n'),
  ])('%j is no address of ours', async (back) => {
    expect(ownAddress(back)).toBeNull()
    expect(await post({ elder: '1', back })).toMatchObject({ to: '/' })
  })
})

describe('errors', () => {
  const statuses: ErrorStatus[] = [400, 401, 403, 404, 409, 413, 422, 429, 500, 503]
  const props = { nav: sampleNav, reader: { signedIn: false, staff: false }, requestId: 'abc-123' }

  test.each(statuses)('%i says what to do next, in both languages', (status) => {
    for (const view of [zh, en]) {
      const html = renderPage(errorPage(status, { lang: view.lang, ...props }), sampleFrame(view, '/x', assets))
      expect(html).toContain(`href="${inLanguage(view.lang, '/')}"`)
      expect(html).toContain('noindex')
    }
  })

  test('our own mistakes carry the number to quote; a reader’s do not', () => {
    expect(renderPage(errorPage(500, { lang: 'zh', ...props }), frame())).toContain('abc-123')
    expect(renderPage(errorPage(404, { lang: 'zh', ...props }), frame())).not.toContain('abc-123')
  })
})

describe('home', () => {
  const get = async (slots: unknown[], view: typeof zh | typeof en = zh) =>
    renderPage(
      (await homeRoute({ nav: sampleNav, site: sampleSite }).get(
        sampleRequest(view, '/', { slots: slotBook(slots as never) }),
      )) as Page,
      sampleFrame(view, '/', assets),
    )
  const clause = (order: number, text: string | null) => ({
    slot: 'home.figures',
    order,
    load: async () => text,
    view: (said: string | null) => said,
  })

  test('clauses of several modules make one sentence, in order', async () => {
    expect(await get([clause(2, '18 个项目正在做'), clause(1, '邻居们反映了 128 件事')])).toContain(
      '这个月，邻居们反映了 128 件事；18 个项目正在做。',
    )
  })

  test('with nothing to tell it says what one can do, and shows no figure', async () => {
    const html = await get([clause(1, null)])
    expect(html).toContain('说一件身边的事只要一分钟')
    expect(html).not.toContain('这个月')
  })

  test('only stations that are built lead somewhere', async () => {
    const html = await get([homeStation('report', async () => ({ count: 1280, unit: '件', href: '/problems' }))])
    expect(html).toContain('1,280')
    expect(html.match(/class="loop-ahead/g)).toHaveLength(9)
  })

  test('contributions to other pages stay there', async () => {
    expect(await get([{ slot: 'project.money', order: 1, load: async () => 1, view: () => '不该出现' }])).not.toContain(
      '不该出现',
    )
  })
})

test('the privacy statement lists what modules declare beside the platform’s own', async () => {
  const say = (zhText: string) => ({ zh: zhText, en: `en ${zhText}` })
  const use = {
    key: 'x',
    order: 1,
    when: say('反映时'),
    kinds: say('电话'),
    purpose: say('告诉进展'),
    readers: say('经办人'),
    kept: say('一年'),
  }
  const routes = statementRoutes({ site: sampleSite, nav: sampleNav, dataUses: [use] })
  const html = renderPage((await routes[1]!.get(sampleRequest(zh, '/privacy'))) as Page, frame())
  expect(html).toContain('反映时')
  expect(html).toContain('两个必要的 Cookie')
  expect(html).toContain('某区社会治理创新中心')
  expect(html.indexOf('反映时')).toBeLessThan(html.indexOf('两个必要的 Cookie'))
})

test('errors of a refused post: words at the field, all of them in the order of the page', () => {
  const error = {
    kind: 'invalid',
    code: 'input.invalid',
    params: {},
    fields: { other: 'required', areaId: 'not-an-area', title: 'required' },
  }
  const errors = fieldErrorsOf(sampleRequest(zh, '/report', { error: error as never }), {
    title: { zh: '什么事', en: 'What' },
    areaId: { zh: '在哪里', en: 'Where' },
  })
  expect(errors.of('title')).toBe('请填写这一项')
  expect(errors.of('contact')).toBeUndefined()
  expect(errors.all.map(({ name }) => name)).toEqual(['title', 'areaId', 'other'])
})
