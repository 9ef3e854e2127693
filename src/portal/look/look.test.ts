import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../testing/browser.ts'
import type { View } from './request.ts'
import { buildAndServe, type LookServer, samples } from './server.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** where to leave the pictures, to be looked at */
const pictures = process.env.LOOK_DIR

let server: LookServer
let browser: Browser

beforeAll(async () => {
  server = await buildAndServe()
  browser = await launchBrowser()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** `axe` where something differs that it can see; the others are read for width and blocked files */
const views: { name: string; view: View; width: number; axe: boolean }[] = [
  { name: 'desktop', view: { lang: 'zh', elder: false }, width: 1440, axe: true },
  { name: 'phone', view: { lang: 'zh', elder: false }, width: 390, axe: true },
  { name: 'phone-elder', view: { lang: 'zh', elder: true }, width: 390, axe: true },
  { name: 'phone-en', view: { lang: 'en', elder: false }, width: 390, axe: false },
  { name: 'small-phone', view: { lang: 'zh', elder: true }, width: 320, axe: false },
  { name: 'desktop-elder', view: { lang: 'zh', elder: true }, width: 1440, axe: false },
]

/** What axe finds, read from the end of the page: further up the bar under the thumb lies over what scrolls beneath it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    window.scrollTo(0, document.body.scrollHeight)
    const tool = (
      window as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe
    const found = await tool.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

describe('every sample page, in every view', () => {
  test.each(samples.map((sample) => sample.name))('%s', { timeout: 120_000 }, async (name) => {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const blocked: string[] = []
    page.on('console', (message) => message.type() === 'error' && blocked.push(message.text()))
    page.on('pageerror', (error) => blocked.push(String(error)))
    for (const { name: viewName, view, width, axe: withAxe } of views) {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(server.url(name, view))
      await picture(page, `${name}-${viewName}`)
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      const found = withAxe ? await violations(page) : []
      expect.soft({ found, beyond, blocked }, `${name}, ${viewName}`).toEqual({ found: [], beyond: 0, blocked: [] })
    }
    await page.close()
  })
})
