import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { projectRoot } from '../src/server/root.ts'
import { arriveAtDesk, type DeskPlace, deskPlaces } from './desk-places.ts'
import { type Face, type phones, signIn, visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { type Held, makeHeld, portalPlaces, viewsIn } from './places.ts'

const folder = process.env.SCREENS_DIR ?? join(projectRoot, 'test-results/screens')

serveThisFile()

async function picture({ page }: Visitor, kind: string, name: string, fullPage: boolean): Promise<void> {
  mkdirSync(join(folder, kind), { recursive: true })
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.screenshot({ path: join(folder, kind, `${name}.png`), fullPage, animations: 'disabled' })
}

beforeAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the portal', () => {
  let held: Held
  beforeAll(async () => {
    held = await makeHeld()
  })

  test.each<[string, Face]>([
    ['phone', {}],
    ['desktop', { width: 1440 }],
    ['phone-elder', { elder: true }],
    ['desktop-elder', { width: 1440, elder: true }],
    ['phone-en', { lang: 'en' }],
  ])('%s', async (kind, face) => {
    const views = viewsIn(face, () => held)
    for (const place of portalPlaces) await picture(await views.arrive(place), kind, place.name, true)
    await views.close()
  })
})

describe('the workbench', () => {
  let places: DeskPlace[]
  const visitors = new Map<string, Visitor>()
  beforeAll(async () => {
    places = await deskPlaces()
  })
  afterAll(async () => {
    for (const visitor of visitors.values()) await visitor.close()
  })

  test.each<[string, Face]>([
    ['workbench', { width: 1440 }],
    ['workbench-dark', { width: 1440, dark: true }],
    ['workbench-phone', { width: 390 }],
    ['workbench-phone-dark', { width: 390, dark: true }],
  ])('%s', async (kind, face) => {
    const own = (who: keyof typeof phones) => `${kind} ${who}`
    for (const place of places) {
      let visitor = visitors.get(own(place.who))
      if (!visitor) {
        visitors.set(own(place.who), (visitor = await visit(at.browser, at.server, face)))
        await signIn(visitor, place.who)
      }
      await arriveAtDesk(visitor, place)
      await picture(visitor, kind, place.name, face.width === 390)
    }
  })
})
