import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beyond, violations } from '../../testing/axe.ts'
import { launchBrowser } from '../../testing/browser.ts'
import type { View } from './request.ts'
import { buildAndServe, type LookServer, samples } from './server.ts'

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
      const wider = await beyond(page)
      const found = withAxe ? await violations(page) : []
      expect
        .soft({ found, beyond: wider, blocked }, `${name}, ${viewName}`)
        .toEqual({ found: [], beyond: 0, blocked: [] })
    }
    await page.close()
  })
})
