import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../src/server/root.ts'
import { type DeskHeld, makeDeskHeld } from './held/desk.ts'
import { arriveAtDesk, deskPlaces } from './places/desk.ts'
import type { DeskPlace } from './places/desk-place.ts'
import { type Face, signIn, visit } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { type Held, makeHeld } from './held/portal.ts'
import type { Place } from './places/place.ts'
import { portalPlaces, viewsIn } from './places/portal.ts'

/** The pictures of the README, taken from the demonstration as it runs. */
const folder = join(projectRoot, 'docs/pictures')
const mostBytes = 120_000

serveThisFile()

beforeAll(() => mkdirSync(folder, { recursive: true }))

/** As small as it may be while every character can still be read. */
async function keep(name: string, png: Buffer): Promise<void> {
  for (const quality of [82, 70, 55, 40]) {
    const webp = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer()
    if (webp.length > mostBytes && quality > 40) continue
    expect(webp.length, name).toBeLessThanOrEqual(mostBytes)
    await sharp(webp).toFile(join(folder, `${name}.webp`))
    return
  }
}

const phone: Face = { width: 390 }
const desktop: Face = { width: 1440 }

// first, while what waits for staff still waits
describe('the workbench', () => {
  let held: DeskHeld
  beforeAll(async () => {
    held = await makeDeskHeld()
  })

  test.each<[string, string, Face]>([
    ['workbench-todo', 'todo', desktop],
    ['workbench-review', 'review', desktop],
    ['workbench-check', 'application-full', desktop],
    ['workbench-score', 'score', desktop],
    ['workbench-answer', 'answer', desktop],
    ['workbench-dark', 'problem', { ...desktop, dark: true }],
  ])('%s', async (name, placeName, face) => {
    const place = deskPlaces.find((each) => each.name === placeName) as DeskPlace
    const visitor = await visit(at.browser, at.server, face)
    await signIn(visitor, place.who)
    await arriveAtDesk(visitor, place, held)
    await visitor.page.waitForLoadState('networkidle')
    await keep(name, await visitor.page.screenshot({ animations: 'disabled' }))
    await visitor.close()
  })
})

describe('the portal', () => {
  let held: Held
  beforeAll(async () => {
    held = await makeHeld()
  })

  test.each<[string, string, Face]>([
    ['home', 'home', desktop],
    ['report', 'report-similar', phone],
    ['receipt', 'follow-receipt', phone],
    ['answer', 'follow-answered', phone],
    ['elder', 'problem-handling', { ...phone, elder: true }],
    ['problems', 'problems', desktop],
    ['design', 'design-ready', desktop],
    ['call', 'call', desktop],
    ['notice', 'notice-standing', desktop],
    ['project', 'project-promised', desktop],
    ['exchange', 'exchange', desktop],
  ])('%s', async (name, placeName, face) => {
    const views = viewsIn(face, () => held)
    const { page } = await views.arrive(portalPlaces.find((place) => place.name === placeName) as Place)
    await page.evaluate(() => window.scrollTo(0, 0))
    await keep(name, await page.screenshot({ animations: 'disabled' }))
    await views.close()
  })
})
