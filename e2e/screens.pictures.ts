import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { projectRoot } from '../src/server/root.ts'
import { type DeskHeld, makeDeskHeld } from './held/desk.ts'
import { arriveAtDesk, deskPlaces } from './places/desk.ts'
import { type Face, type phones, signIn, visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { type Held, makeHeld } from './held/portal.ts'
import { portalPlaces, viewsIn } from './places/portal.ts'

const folder = process.env.SCREENS_DIR ?? join(projectRoot, 'test-results/screens')

serveThisFile()

/** A long page is seen whole in a window as long as itself: what is fixed to the window's edge stays at the edge. */
async function picture({ page, face }: Visitor, kind: string, name: string, whole: boolean): Promise<void> {
  mkdirSync(join(folder, kind), { recursive: true })
  const usual = page.viewportSize() as { width: number; height: number }
  const height = whole ? await page.evaluate(() => document.documentElement.scrollHeight) : usual.height
  await page.setViewportSize({ width: face.width, height: Math.max(height, usual.height) })
  await page.screenshot({ path: join(folder, kind, `${name}.png`), animations: 'disabled' })
  await page.setViewportSize(usual)
}

beforeAll(() => rmSync(folder, { recursive: true, force: true }))

// first, while what waits for staff still waits
describe('the workbench', () => {
  let held: DeskHeld
  const visitors = new Map<string, Visitor>()
  beforeAll(async () => {
    held = await makeDeskHeld()
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
    for (const place of deskPlaces) {
      let visitor = visitors.get(own(place.who))
      if (!visitor) {
        visitors.set(own(place.who), (visitor = await visit(at.browser, at.server, face)))
        await signIn(visitor, place.who)
      }
      await arriveAtDesk(visitor, place, held)
      await visitor.page.waitForLoadState('networkidle')
      await picture(visitor, kind, place.name, face.width === 390)
    }
  })
})

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
