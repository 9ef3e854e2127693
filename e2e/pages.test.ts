import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beyond, violations } from '../src/testing/axe.ts'
import { visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { type Held, makeHeld } from './held/portal.ts'
import type { Place } from './places/place.ts'
import { noPages, portalPlaces, type Views, viewsIn } from './places/portal.ts'

serveThisFile()

let held: Held

beforeAll(async () => {
  held = await makeHeld()
})

test('every page of the portal is visited here, and none that it no longer has', () => {
  const visited = new Set([...portalPlaces.map(({ page }) => page), ...Object.keys(noPages)])
  expect([...visited].toSorted()).toEqual(at.server.pages)
})

test.each(Object.entries(noPages))('%s answers a %s and no page', async (path, kind) => {
  const visitor = await visit(at.browser, at.server)
  const answer = await visitor.context.request.get(path, { maxRedirects: 0 })
  const html = (answer.headers()['content-type'] ?? '').includes('text/html')
  const whole = html && (await answer.text()).includes('<html')
  // asked for by nobody in particular: what needs a person sends to the sign-in
  expect([
    answer.status() === 303 || kind === 'fragment' || path.startsWith('/sign-in/'),
    whole && answer.status() === 200,
  ]).toEqual([true, false])
  await visitor.close()
})

/** Without photographs, as quality.md promises it; measured as it travels. */
const mostBytes = 30 * 1024

/** What the page weighs with its style and its script, packed as they are sent. */
async function weigh({ page, context }: Visitor): Promise<number> {
  const files = await page
    .locator('link[rel=stylesheet], script[src]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? (each.getAttribute('src') as string)))
  let bytes = 0
  for (const url of [page.url(), ...files]) {
    const answer = await context.request.get(url)
    bytes += Number(answer.headers()['content-length'])
  }
  return bytes
}

/** Everything that must hold on a page whatever it says. */
async function look(visitor: Visitor, width: 390 | 1440, withAxe: boolean): Promise<Record<string, unknown>> {
  const { page } = visitor
  await page.setViewportSize({ width, height: 844 })
  const found = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    lang: document.documentElement.lang.slice(0, 2),
    titled: document.title.length > 2,
  }))
  const axe = withAxe ? await violations(page) : []
  return { ...found, beyond: await beyond(page), axe, troubles: visitor.troubles() }
}

const named = portalPlaces.map((place): [string, Place] => [place.name, place])

describe.each(['zh', 'en'] as const)(
  'every page in %s, on a phone and at a desk: nothing that axe finds, room for everything',
  (lang) => {
    let views: Views
    beforeAll(() => {
      views = viewsIn({ lang }, () => held)
    })
    afterAll(() => views.close())

    test.each(named)('%s', async (_name, place) => {
      const visitor = await views.arrive(place)
      const bytes = await weigh(visitor)
      expect.soft(bytes <= mostBytes || bytes, 'at most 30 KB with style and script').toBe(true)
      for (const width of [390, 1440] as const) {
        const right = { headings: 1, lang, titled: true, beyond: 0, axe: [], troubles: [] }
        // the words differ in English, not what axe judges at a desk
        const withAxe = lang === 'zh' || width === 390
        expect.soft(await look(visitor, width, withAxe), `${width} px`).toEqual(right)
      }
    })
  },
)

test('every page in large print fits the narrowest phone, without script', async () => {
  const views = viewsIn({ elder: true, script: false }, () => held)
  for (const place of portalPlaces) {
    const { page } = await views.arrive(place)
    await page.setViewportSize({ width: 320, height: 640 })
    expect
      .soft([place.name, await beyond(page), await page.locator('html').getAttribute('class')])
      .toEqual([place.name, 0, 'elder'])
  }
  await views.close()
})
