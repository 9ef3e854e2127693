import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beyond, violations } from '../src/testing/axe.ts'
import { type DeskHeld, makeDeskHeld } from './held/desk.ts'
import { arriveAtDesk, deskPlaces } from './places/desk.ts'
import type { DeskPlace } from './places/desk-place.ts'
import { deskRoutes, patternOf } from './desk-routes.ts'
import { arrivals, enter, type Face, type phones, visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'
import { walking } from './walking.ts'

serveThisFile()

let held: DeskHeld

beforeAll(async () => {
  held = await makeDeskHeld()
})

test.each(['clerk', 'headquarters', 'admin', 'auditor', 'worker', 'culture'] as const)(
  'every room that is offered to %s is visited here',
  async (who) => {
    const visited = new Set(deskPlaces.map(({ path }) => (typeof path === 'string' ? path.replace(/\?.*/, '') : '')))
    const visitor = await visit(at.browser, at.server, { width: 1440 })
    await enter(visitor, who)
    await visitor.open('/workbench')
    const rooms = visitor.page.locator('aside .side-nav a')
    await rooms.first().waitFor()
    const paths = await rooms.evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).pathname.replace(/^\/workbench\/?/, '/')),
    )
    for (const path of paths) expect.soft(visited).toContain(path === '/' ? '' : path)
    await visitor.close()
  },
)

/** At a desk each page is loaded by its address; on a phone one walks on to it, which takes half the time. */
const faces: { name: string; face: Face; walks: boolean }[] = [
  { name: 'at a desk', face: { width: 1440 }, walks: false },
  { name: 'on a phone, at night', face: { width: 390, dark: true }, walks: true },
]

/** where the visits below have been */
const visited = new Set<string>()

const named = deskPlaces.map((place): [string, DeskPlace] => [place.name, place])

describe.each(faces)('the workbench $name has nothing that axe finds, and room for everything', ({ face, walks }) => {
  const visitors = new Map<keyof typeof phones, Visitor>()
  const come = arrivals()
  afterAll(async () => {
    for (const visitor of visitors.values()) await visitor.close()
  })

  test.each(named)('%s', async (_name, place) => {
    let visitor = visitors.get(place.who)
    if (!visitor) {
      visitors.set(place.who, (visitor = await visit(at.browser, at.server, face)))
      await come(visitor, place.who)
    }
    await arriveAtDesk(walks ? walking(visitor) : visitor, place, held)
    visited.add(new URL(visitor.page.url()).pathname)
    const found = {
      beyond: await beyond(visitor.page),
      axe: await violations(visitor.page),
      troubles: visitor.troubles(),
    }
    expect(found).toEqual({ beyond: 0, axe: [], troubles: [] })
  })
})

test('every route of every room was among them', () => {
  const routes = deskRoutes()
  const seen = new Set([...visited].map((address) => patternOf(address, routes)))
  expect(routes.filter((pattern) => !seen.has(pattern))).toEqual([])
})
