import { expect } from 'vitest'
import sharp from 'sharp'
import type { Visitor } from './faces.ts'

export interface Report {
  code: string
  /** path and query of the page that only its holder opens */
  link: string
}

/** A photograph as a phone takes it: with a place in it, which must not go public. */
function photo(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 900, channels: 3, background: '#7a9c86' } })
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 40/1 0/1' } })
    .jpeg()
    .toBuffer()
}

/** Chooses the community as this visitor can: by typing with script, from the list without. */
export async function chooseCommunity({ page, face }: Visitor, name: string): Promise<void> {
  if (!face.script) {
    await page.locator('select[name=areaId]').selectOption({ label: name })
    return
  }
  const field = page.locator('area-picker input')
  await field.fill(name)
  await page.getByRole('option', { name }).first().click()
}

export async function addPhoto({ page, face }: Visitor): Promise<void> {
  const [chosen] = [{ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await photo() }]
  await page.locator('input[type=file]').setInputFiles(chosen)
  if (face.script) await page.locator('input[type=hidden][name=photoIds]').waitFor({ state: 'attached' })
}

/** The code and the link on the page that follows a report. */
export async function readReceipt({ page, face }: Visitor): Promise<Report> {
  await page.waitForURL(/\/follow\/[^/?]+\?s=/)
  const heading = face.lang === 'zh' ? '收到了。' : 'We have it.'
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading)
  const url = new URL(page.url())
  const code = url.pathname.split('/').at(-1) as string
  expect(code).toMatch(/^LG-26-\d{4,}$/)
  await page
    .getByRole('img', { name: face.lang === 'zh' ? '扫码打开这件事的进展页' : 'Scan to open the page of this matter' })
    .waitFor()
  expect(await page.getByRole('main').textContent()).toContain(code)
  return { code, link: `/follow/${code}?s=${url.searchParams.get('s')}` }
}

let lastReport = 0

/** A report by a stranger, through the interface: what a journey of staff begins with. */
export async function sendReport(visitor: Visitor, input: Record<string, unknown>): Promise<Report> {
  lastReport += 1
  const areas = await visitor.context.request.get('/api/v1/areas?level=community&limit=100')
  const { items } = (await areas.json()) as { items: { id: string; name: string }[] }
  const area = items.find(({ name }) => name === (input.community ?? '山厦社区'))
  const { community: _community, ...fields } = input
  const answer = await visitor.context.request.post('/api/v1/problems', {
    data: { areaId: area?.id, ...fields },
    headers: { origin: visitor.origin, 'x-forwarded-for': `198.19.${lastReport >> 8}.${lastReport & 255}` },
  })
  expect([answer.status(), await answer.text()]).toEqual([201, expect.any(String)])
  const { code, secret } = (await answer.json()) as { code: string; secret: string }
  return { code, link: `/follow/${code}?s=${secret}` }
}
