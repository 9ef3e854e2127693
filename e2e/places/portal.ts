import { arrivals, type Face, visit, type Visitor } from '../faces.ts'
import { at } from '../fixture.ts'
import type { Held } from '../held/portal.ts'
import type { Place } from './place.ts'
import { agreementPlaces } from './portal/agreement.ts'
import { callPlaces } from './portal/call.ts'
import { designPlaces } from './portal/design.ts'
import { exchangePlaces } from './portal/exchange.ts'
import { fundPlaces } from './portal/fund.ts'
import { noticePlaces } from './portal/notice.ts'
import { peoplePlaces } from './portal/people.ts'
import { problemPlaces } from './portal/problem.ts'
import { projectPlaces } from './portal/project.ts'
import { reviewPlaces } from './portal/review.ts'

/** Registered with the pages, and no page: they send the browser on, or answer a file or a piece of one. */
export const noPages = {
  '/report/similar': 'fragment',
  '/sign-in/oidc': 'redirect',
  '/sign-in/callback/oidc': 'redirect',
  '/sign-out': 'redirect',
  '/me/data/export': 'file',
  '/agreements/:code/paper.pdf': 'file',
} as const satisfies Record<string, 'fragment' | 'redirect' | 'file'>

/** Every page of the portal, in every state worth looking at. */
export const portalPlaces: readonly Place[] = [
  { name: 'home', page: '/', path: '/' },
  { name: 'home-signed-in', page: '/', path: '/', who: 'clerk' },
  { name: 'accessibility', page: '/accessibility', path: '/accessibility' },
  { name: 'privacy', page: '/privacy', path: '/privacy' },
  { name: 'view-settings', page: '/settings/view', path: '/settings/view' },
  ...problemPlaces,
  ...peoplePlaces,
  ...designPlaces,
  ...callPlaces,
  ...reviewPlaces,
  ...noticePlaces,
  ...projectPlaces,
  ...exchangePlaces,
  ...agreementPlaces,
  ...fundPlaces,
  { name: 'not-found', page: '/', path: '/no-such-page' },
]

/** Somebody's browsers in one view, signed in once each. */
export interface Views {
  /** opens a place as whoever looks at it */
  arrive(place: Place): Promise<Visitor>
  close(): Promise<void>
}

export function viewsIn(face: Face, held: () => Held): Views {
  const visitors = new Map<string, Visitor>()
  const come = arrivals()
  return {
    async arrive(place) {
      const { who = 'stranger' } = place
      let visitor = visitors.get(who)
      if (!visitor) {
        visitors.set(who, (visitor = await visit(at.browser, at.server, face)))
        if (who !== 'stranger') await come(visitor, who)
      }
      // signing in begins anew each time
      if (place.page.startsWith('/sign-in')) await visitor.context.clearCookies({ name: /^(?!view$)/ })
      await visitor.open(typeof place.path === 'string' ? place.path : place.path(held()))
      await place.after?.(visitor)
      return visitor
    },
    async close() {
      for (const visitor of visitors.values()) await visitor.close()
    },
  }
}
