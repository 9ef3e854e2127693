import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beyond, violations } from './axe.ts'
import { type Face, visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { arrive, noPages, type Place, portalPlaces, visitorsFor } from './places.ts'

serveThisFile()

let places: Place[]

beforeAll(async () => {
  places = await portalPlaces()
})

test('every page of the portal is visited here, and none that it no longer has', () => {
  const visited = new Set([...places.map(({ page }) => page), ...Object.keys(noPages)])
  expect([...visited].toSorted()).toEqual(at.server.pages)
})

test.each(Object.entries(noPages))('%s answers a %s and no page', async (path, kind) => {
  const visitor = await visit(at.browser, at.server)
  const answer = await visitor.context.request.get(path, { maxRedirects: 0 })
  const html = (answer.headers()['content-type'] ?? '').includes('text/html')
  const whole = html && (await answer.text()).includes('<html')
  // asked for by nobody in particular: what needs a person sends to the sign-in
  expect([answer.status() === 303 || kind === 'fragment' || path.startsWith('/sign-in/'), whole && answer.status() === 200]).toEqual([true, false])
  await visitor.close()
})

const faces: { name: string; face: Face }[] = [
  { name: 'in Chinese', face: { lang: 'zh' } },
  { name: 'in English', face: { lang: 'en' } },
]

/** Everything that must hold on a page whatever it says. */
async function look(visitor: Visitor, place: Place, width: 390 | 1440): Promise<Record<string, unknown>> {
  const { page, face } = visitor
  await page.setViewportSize({ width, height: 844 })
  const [headings, lang, title] = await page.evaluate(() => [document.querySelectorAll('h1').length, document.documentElement.lang, document.title])
  return {
    place: `${place.name} ${width}`,
    headings,
    lang: String(lang).slice(0, 2),
    titled: String(title).length > 2,
    beyond: await beyond(page),
    axe: await violations(page),
    troubles: visitor.troubles(),
  }
}

const right = (place: Place, width: number, lang: string) => ({ place: `${place.name} ${width}`, headings: 1, lang, titled: true, beyond: 0, axe: [], troubles: [] })

describe.each(faces)('every page $name, on a phone and at a desk', ({ face }) => {
  let visitors: Map<string, Visitor>
  beforeAll(async () => {
    visitors = await visitorsFor(places, face)
  })
  afterAll(async () => {
    for (const visitor of visitors.values()) await visitor.close()
  })

  test('has nothing that axe finds, one heading, its language, and room for everything', { timeout: 300_000 }, async () => {
    for (const place of places) {
      const visitor = visitors.get(place.who ?? 'stranger') as Visitor
      if (place.name.startsWith('sign-in')) await visitor.context.clearCookies()
      await arrive(visitor, place)
      for (const width of [390, 1440] as const) expect.soft(await look(visitor, place, width)).toEqual(right(place, width, face.lang as string))
    }
  })
})

describe('every page in large print, on the narrowest phone', () => {
  let visitors: Map<string, Visitor>
  beforeAll(async () => {
    visitors = await visitorsFor(places, { elder: true, script: false })
  })
  afterAll(async () => {
    for (const visitor of visitors.values()) await visitor.close()
  })

  test('fits, without script', async () => {
    for (const place of places.filter(({ page }) => !page.startsWith('/sign-in'))) {
      const visitor = visitors.get(place.who ?? 'stranger') as Visitor
      await visitor.page.setViewportSize({ width: 320, height: 640 })
      await arrive(visitor, place)
      expect.soft([place.name, await beyond(visitor.page), await visitor.page.locator('html.elder, body.elder, .elder').count()]).toEqual([place.name, 0, 1])
    }
  })
})
