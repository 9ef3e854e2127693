import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beyond, violations } from './axe.ts'
import { arriveAtDesk, type DeskPlace, deskPlaces } from './desk-places.ts'
import { type Face, type phones, signIn, visit, type Visitor } from './faces.ts'
import { at, serveThisFile } from './fixture.ts'

serveThisFile()

let places: DeskPlace[]

beforeAll(async () => {
  places = await deskPlaces()
})

test('every room that anybody is offered is visited here', async () => {
  const visited = new Set(places.map(({ path }) => path.replace(/\?.*/, '')))
  for (const who of ['clerk', 'headquarters', 'admin', 'auditor', 'worker', 'culture'] as const) {
    const visitor = await visit(at.browser, at.server, { width: 1440 })
    await signIn(visitor, who)
    await visitor.open('/workbench')
    const rooms = visitor.page.locator('aside .side-nav a')
    await rooms.first().waitFor()
    const paths = await rooms.evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).pathname.replace(/^\/workbench\/?/, '/')),
    )
    for (const path of paths) expect.soft(visited, who).toContain(path === '/' ? '' : path)
    await visitor.close()
  }
})

const faces: { name: string; face: Face }[] = [
  { name: 'at a desk', face: { width: 1440 } },
  { name: 'on a phone, at night', face: { width: 390, dark: true } },
]

describe.each(faces)('every page of the workbench $name', ({ face }) => {
  const visitors = new Map<keyof typeof phones, Visitor>()
  afterAll(async () => {
    for (const visitor of visitors.values()) await visitor.close()
  })

  test('has nothing that axe finds, and room for everything', { timeout: 300_000 }, async () => {
    for (const place of places) {
      let visitor = visitors.get(place.who)
      if (!visitor) {
        visitors.set(place.who, (visitor = await visit(at.browser, at.server, face)))
        await signIn(visitor, place.who)
      }
      await arriveAtDesk(visitor, place)
      const found = {
        place: place.name,
        beyond: await beyond(visitor.page),
        axe: await violations(visitor.page),
        troubles: visitor.troubles(),
      }
      expect.soft(found).toEqual({ place: place.name, beyond: 0, axe: [], troubles: [] })
    }
  })
})
