import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'

let browser: Browser
let page: Page

beforeEach(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
})
afterEach(() => browser.close())

/** A list with a picture that says nothing, perhaps with something open over it. */
async function open(list: string, over = ''): Promise<string[]> {
  await page.setContent(`<!doctype html><html lang="zh"><title>单子</title>
    <body><main><h1>单子</h1><div class="list-main"><img src="data:,">${list}</div>${over}</main></body></html>`)
  return violations(page)
}

const dialog = '<div role="dialog" aria-label="答复"><p>写下答复</p></div>'
const found = [expect.stringContaining('image-alt')]

test('a list that stood just so is judged once; in another width, or with another word in it, again', async () => {
  expect(await open('甲')).toEqual(found)
  expect(await open('甲')).toEqual([])
  expect(await open('乙')).toEqual(found)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await open('甲')).toEqual(found)
})

test('what something lies over does not count as judged', async () => {
  expect(await open('甲', dialog)).toEqual(found)
  expect(await open('甲')).toEqual(found)
  expect(await open('甲', dialog)).toEqual([])
})
