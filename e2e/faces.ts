import type { APIRequestContext, Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestServer } from './server.ts'

/** How someone comes: with which screen, with or without script, in large print, in which language. */
export interface Face {
  width?: 390 | 1440
  script?: boolean
  elder?: boolean
  lang?: 'zh' | 'en'
  dark?: boolean
}

/** Somebody's browser, at an address of their own, which looks out for what should not happen on any page. */
export interface Visitor {
  page: Page
  context: BrowserContext
  face: Required<Face>
  origin: string
  /** opens a page of the portal in the visitor's language */
  open(path: string): Promise<void>
  /** blocked files, broken scripts and the like since the last time */
  troubles(): string[]
  close(): Promise<void>
}

let lastHost = 0

/** An address that nobody else has here: limits and "me too" tell strangers apart by it. */
export function ownAddress(): string {
  lastHost += 1
  return `198.18.${lastHost >> 8}.${lastHost & 255}`
}

/** What the browser says about every answer that is no success; the journeys ask for some of them. */
const unsuccessful = /Failed to load resource: the server responded with a status of (401|403|404|409|422|429|503)/

/** A page's own files must be there: its icon, styles and scripts are never among what a journey asks in vain. */
const ownFile = /\.(?:css|ico|js|png|svg|webp)$/

function isTrouble(text: string, from: string): boolean {
  const path = URL.canParse(from) ? new URL(from).pathname : from
  return !unsuccessful.test(text) || ownFile.test(path)
}

function optionsOf(face: Face): BrowserContextOptions {
  const { width = 390, script = true, dark = false } = face
  return {
    viewport: { width, height: width === 390 ? 844 : 900 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: width === 390,
  }
}

export async function visit(
  browser: Browser,
  server: Pick<TestServer, 'origin' | 'clock'>,
  face: Face = {},
): Promise<Visitor> {
  const full: Required<Face> = { width: 390, script: true, elder: false, lang: 'zh', dark: false, ...face }
  const context = await browser.newContext({
    ...optionsOf(full),
    baseURL: server.origin,
    extraHTTPHeaders: { 'x-forwarded-for': ownAddress() },
  })
  context.setDefaultTimeout(30_000)
  if (full.elder) await context.addCookies([{ name: 'view', value: 'elder', url: server.origin }])
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && isTrouble(message.text(), message.location().url))
      troubles.push(`${page.url()}: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${String(error)}`))
  return {
    page,
    context,
    face: full,
    origin: server.origin,
    open: async (path) => {
      if (full.script) await page.clock.setFixedTime(server.clock.now())
      await page.goto(full.lang === 'en' ? `/en${path === '/' ? '' : path}` : path)
    },
    troubles: () => troubles.splice(0),
    async close() {
      await context.close()
      expect(troubles).toEqual([])
    },
  }
}

/** The demonstration's people, by what they are. */
export const phones = {
  admin: '19900000001',
  headquarters: '19900000002',
  clerk: '19900000003',
  operator: '19900000004',
  worker: '19900000005',
  otherClerk: '19900000006',
  culture: '19900000007',
  auditor: '19900000008',
  resident: '19900000010',
  company: '19900000011',
  expert: '19900000014',
  secondExpert: '19900000015',
  thirdExpert: '19900000016',
  foundationClerk: '19900000020',
  foundationApprover: '19900000021',
} as const

export const password = 'chuangyi-demo'

/** Signs in with the password, by the form. */
export async function signIn({ page, open }: Visitor, who: keyof typeof phones, next?: string): Promise<void> {
  await open(`/sign-in/password${next ? `?next=${encodeURIComponent(next)}` : ''}`)
  await page.locator('input[name=login]').fill(phones[who])
  await page.locator('input[name=password]').fill(password)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.includes('/sign-in')),
    page.locator('main form button.btn-primary').click(),
  ])
}

/** Somebody's cookies and address, without a window to look through. */
export interface Session {
  context: { request: APIRequestContext }
  origin: string
}

/** Comes signed in, without the form: it is tried where signing in is what one looks at, and costs a browser seconds. */
export async function enter({ context, origin }: Session, who: keyof typeof phones): Promise<void> {
  const answer = await context.request.post('/sign-in/password', {
    form: { login: phones[who], password },
    headers: { origin },
    maxRedirects: 0,
  })
  const to = answer.headers().location ?? ''
  if (answer.status() !== 303 || to.includes('/sign-in')) throw new Error(`${who}: ${answer.status()} ${to}`)
}

/** How those who look at pages in one view come: the first by the form, the others signed in. */
export function arrivals() {
  let first = true
  return async (visitor: Visitor, who: keyof typeof phones): Promise<void> => {
    await (first ? signIn : enter)(visitor, who)
    first = false
  }
}

/** What staff do beside the journey at hand, through the interface the workbench uses. */
export function asStaff({ context: { request }, origin }: Session) {
  return async <T = unknown>(method: 'GET' | 'POST', path: string, data?: object): Promise<T> => {
    const answer = await request.fetch(`/api/v1${path}`, { method, data, headers: { origin } })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return (await answer.json()) as T
  }
}

/** Walks the page with the Tab key until the wanted control has the focus, as someone without a mouse does. */
export async function tabTo(page: Page, control: Locator, most = 80): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way by keyboard to ${String(control)}`)
}

/** Sends the page's form. */
export const submit = ({ page }: Visitor) => page.locator('main form button.btn-primary').first().click()
