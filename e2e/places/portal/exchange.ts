import type { Held } from '../../held/portal.ts'
import type { HeldExchange } from '../../held/exchange.ts'
import type { Place } from '../place.ts'

const listing = (which: Exclude<keyof HeldExchange, 'pledge' | 'relied'>) => ({
  page: '/exchange/:code',
  path: ({ exchange }: Held) => `/exchange/${exchange[which]}`,
})
const withdraw = (which: 'pledge' | 'relied') => ({
  page: '/pledges/:id/withdraw',
  path: ({ exchange }: Held) => `/pledges/${exchange[which]}/withdraw`,
})

/** The pages of the exchange, in every state worth looking at. */
export const exchangePlaces: readonly Place[] = [
  { name: 'exchange', page: '/exchange', path: '/exchange' },
  { name: 'exchange-deadline', page: '/exchange', path: '/exchange?sort=deadline&field=mental-health' },
  { name: 'exchange-none', page: '/exchange', path: ({ community }) => `/exchange?area=${community}` },
  { name: 'project-promised', page: '/projects/:code', path: ({ exchange }) => `/projects/${exchange.promised}` },
  { name: 'listing', ...listing('open') },
  { name: 'listing-promised', ...listing('promised'), who: 'company' },
  {
    name: 'listing-errors',
    ...listing('promised'),
    who: 'company',
    after: ({ page }) => page.locator('#pledge form button.btn-primary').click(),
  },
  { name: 'listing-no-giver', ...listing('open'), who: 'resident' },
  { name: 'listing-no-organisation', ...listing('open'), who: 'expert' },
  { name: 'listing-campaign', ...listing('campaign') },
  { name: 'listing-full', ...listing('full'), who: 'company' },
  { name: 'listing-closed', ...listing('closed') },
  { name: 'listing-call-pays', ...listing('callPays') },
  { name: 'listing-unknown', page: '/exchange/:code', path: '/exchange/LG-26-9999' },
  { name: 'pledge-withdraw', ...withdraw('pledge'), who: 'company' },
  { name: 'pledge-relied-on', ...withdraw('relied'), who: 'company' },
]
