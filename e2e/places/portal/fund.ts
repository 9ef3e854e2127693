import type { HeldFunds } from '../../held/funds.ts'
import type { Held } from '../../held/portal.ts'
import type { Place } from '../place.ts'

const fund = (which: keyof HeldFunds) => ({
  page: '/funds/:id',
  path: ({ funds }: Held) => `/funds/${funds[which]}`,
})
const transfers = (which: keyof HeldFunds) => ({
  page: '/funds/:id/transfers',
  path: ({ funds }: Held) => `/funds/${funds[which]}/transfers`,
})

/** The pages of the funds, in every state worth looking at. */
export const fundPlaces: readonly Place[] = [
  { name: 'funds', page: '/funds', path: '/funds' },
  { name: 'fund', ...fund('special') },
  { name: 'fund-micro', ...fund('micro') },
  { name: 'fund-unknown', page: '/funds/:id', path: '/funds/7' },
  { name: 'fund-transfers', ...transfers('special') },
  { name: 'fund-transfers-corrected', ...transfers('corrected') },
]
