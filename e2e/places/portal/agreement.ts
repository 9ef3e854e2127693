import type { HeldAgreements } from '../../held/agreements.ts'
import type { Held } from '../../held/portal.ts'
import type { Place } from '../place.ts'

const agreement = (which: keyof HeldAgreements) => ({
  page: '/agreements/:code',
  path: ({ agreements }: Held) => `/agreements/${agreements[which]}`,
})

/** An agreement's page, as its parties and as everybody sees it. */
export const agreementPlaces: readonly Place[] = [
  { name: 'agreement-drawn', ...agreement('drawn'), who: 'company' },
  {
    name: 'agreement-errors',
    ...agreement('drawn'),
    who: 'company',
    after: ({ page }) => page.locator('#scan form button.btn-primary').click(),
  },
  { name: 'agreement-scanned', ...agreement('scanned'), who: 'company' },
  { name: 'agreement-confirm', ...agreement('scanned'), who: 'headquarters' },
  { name: 'agreement', ...agreement('concluded') },
  { name: 'agreement-party', ...agreement('concluded'), who: 'resident' },
  { name: 'agreement-ended', ...agreement('ended') },
  { name: 'agreement-unknown', ...agreement('drawn') },
]
