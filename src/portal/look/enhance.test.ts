import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../testing/browser.ts'
import { buildAndServe, type LookServer, uploadedId } from './server.ts'

let server: LookServer
let browser: Browser
const open: Page[] = []

beforeAll(async () => {
  server = await buildAndServe()
  browser = await launchBrowser()
}, 60_000)

afterEach(() => Promise.all(open.splice(0).map((page) => page.close())))

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function visit(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, ...options })
  open.push(page)
  await page.goto(server.url(name, { lang: 'zh', elder: false }))
  return page
}

/** What the page's form would send under a name. */
function posted(page: Page, name: string): Promise<string[]> {
  return page
    .locator('main form')
    .evaluate((form, field) => new FormData(form as HTMLFormElement).getAll(field).map(String), name)
}

describe('typing into a long list', () => {
  test('finds, chooses by keyboard, and sends what the select would', async () => {
    const page = await visit('report')
    const field = page.getByRole('combobox', { name: '在哪里' })
    await field.fill('禾')
    await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['禾花社区平湖街道'])
    await field.press('ArrowDown')
    await field.press('Enter')
    expect(await field.inputValue()).toBe('禾花社区 · 平湖街道')
    expect(await posted(page, 'areaId')).toEqual(['a'])
    expect(page.url()).toContain('/report')
  })

  test('finds all of a street, chooses by a tap', async () => {
    const page = await visit('report')
    await page.getByRole('combobox', { name: '在哪里' }).fill('坂田')
    expect(await page.getByRole('option').count()).toBe(2)
    await page.getByRole('option', { name: '南坑社区' }).click()
    expect(await posted(page, 'areaId')).toEqual(['e'])
  })

  test('left half typed it shows what is chosen; emptied, nothing is', async () => {
    const page = await visit('report')
    const field = page.getByRole('combobox', { name: '在哪里' })
    await field.fill('禾')
    await field.press('Enter')
    await field.fill('山')
    await field.press('Tab')
    expect(await field.inputValue()).toBe('禾花社区 · 平湖街道')
    await field.fill('')
    await field.press('Tab')
    expect(await posted(page, 'areaId')).toEqual([''])
  })

  test('says when nothing is found', async () => {
    const page = await visit('report')
    await page.getByRole('combobox', { name: '在哪里' }).fill('没有这个地方')
    expect(await page.getByText('没有找到，换个字试试').isVisible()).toBe(true)
  })
})

test('characters are counted down only when they run short, as a reader counts them', async () => {
  const page = await visit('report')
  const field = page.getByLabel('说具体些')
  await field.fill('短')
  expect(await page.locator('char-count').textContent()).toBe('')
  await field.fill('👨‍👩‍👧'.repeat(18))
  expect(await page.locator('char-count').textContent()).toBe('还可以写 2 个字')
  await field.fill('字'.repeat(23))
  expect(await page.locator('char-count').textContent()).toBe('超出 3 个字')
})

test('similar ones appear while typing, are announced, and go when the words go', async () => {
  const page = await visit('report')
  const title = page.getByLabel('什么事')
  await title.fill('电动车堵楼道')
  await page.getByText('是不是同一件事？').waitFor()
  expect(await page.locator('similar-problems [role=status]').textContent()).toBe('找到 1 件相近的事')
  await title.fill('')
  await expect.poll(() => page.getByText('是不是同一件事？').count()).toBe(0)
})

describe('photographs', () => {
  const photo = async () => ({
    name: 'IMG_1.png',
    mimeType: 'image/png',
    // noise does not compress: larger than what goes as it is
    buffer: await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer(),
  })

  test('go one by one, and the form carries their ids; one taken away is not sent', async () => {
    const page = await visit('report')
    await page.locator('input[type=file]').setInputFiles([await photo()])
    await expect
      .poll(() => posted(page, 'photoIds').then((all) => all.filter((each) => each !== '[object File]')))
      .toEqual([uploadedId])
    await page.getByRole('button', { name: '去掉' }).click()
    expect((await posted(page, 'photoIds')).filter((each) => each !== '[object File]')).toEqual([])
  })

  test('a form sent meanwhile waits for them', async () => {
    const page = await visit('report')
    const picture = await photo()
    const before = server.posts.length
    await page.locator('input[type=file]').setInputFiles([picture])
    const sent = page.waitForRequest(
      (request) => request.method() === 'POST' && new URL(request.url()).pathname === '/report',
    )
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('正在上传照片').waitFor()
    expect((await sent).postData()).toContain(uploadedId)
    await expect.poll(() => server.posts.slice(before)).toEqual(['/upload', '/report'])
  })

  test('more than may be sent are left out, and that is said', async () => {
    const page = await visit('report')
    const one = {
      name: 'small.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
        .png()
        .toBuffer(),
    }
    await page.locator('input[type=file]').setInputFiles(Array.from({ length: 7 }, () => one))
    await page.getByText('最多 6 张，多出来的没有放进来').waitFor()
    expect(await page.locator('.picked li').count()).toBe(6)
  })

  test('one that does not get through goes with the form', async () => {
    const page = await visit('report')
    await page.route('**/upload', (route) => route.fulfill({ status: 503 }))
    await page.locator('input[type=file]').setInputFiles([await photo()])
    await page.getByText('这张没传上去').waitFor()
    expect(await page.locator('input[type=file]').evaluate((input) => (input as HTMLInputElement).files?.length)).toBe(
      1,
    )
  })
})

test('a second tap sends nothing twice', async () => {
  const page = await visit('report')
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await page.route('**/report', async (route) => {
    await new Promise((done) => setTimeout(done, 500))
    await route.continue()
  })
  const arrived = page.waitForEvent('load')
  await page.getByRole('button', { name: '提交' }).evaluate((button: HTMLButtonElement) => {
    button.click()
    setTimeout(() => button.click(), 100)
  })
  await arrived
  expect(sent).toHaveLength(1)
})

test('after a refused post the summary has the focus, and leads to the field', async () => {
  const page = await visit('report-refused')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('errors')
  await page.getByRole('link', { name: '在哪里：请从列表里选择地点' }).click()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
})

test('a field that was mended is called wrong no longer; one that was not, still is', async () => {
  const page = await visit('report-refused')
  const wrong = page.locator('.field-error')
  const before = await wrong.count()
  const field = page.getByRole('combobox', { name: '在哪里' })
  await field.fill('没有这里')
  await field.blur()
  expect(await wrong.count()).toBe(before)
  await field.fill('禾花')
  await page.getByRole('option', { name: '禾花社区' }).click()
  expect(await wrong.count()).toBe(before - 1)
  expect(await field.getAttribute('aria-invalid')).toBeNull()
})

test('filters fold away on a phone and say which are in force; on a desktop they stand open', async () => {
  const phone = await visit('list')
  await phone.locator('details.facets:not([open])').waitFor({ state: 'attached' })
  expect(await phone.getByText('筛选：楼道消防 · 正在办').isVisible()).toBe(true)
  const desktop = await visit('list', { viewport: { width: 1440, height: 900 } })
  expect(await desktop.getByRole('link', { name: '坂田' }).isVisible()).toBe(true)
})

test('without script everything is there but what needs it', async () => {
  const page = await visit('report', { javaScriptEnabled: false })
  expect(await page.locator('select[name=areaId]').isVisible()).toBe(true)
  await page.locator('select[name=areaId]').selectOption('a')
  const record = await visit('record', { javaScriptEnabled: false })
  expect(await record.getByRole('button', { name: '复制' }).count()).toBe(0)
})

test('large print by keyboard and without script: the first stop skips to the content', async () => {
  const page = await visit('home', { javaScriptEnabled: false })
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: '跳到正文' })
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
  expect((await skip.boundingBox())!.width).toBeGreaterThan(40)
})
