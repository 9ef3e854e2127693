import type { ListingState, PledgeState } from './exchange.ts'

/** As chips take them. */
type Tone = 'go' | 'wait' | 'act' | 'info' | 'still'

/** What looks for money is a plain fact; all of it found is good news. */
export const listingTones: Readonly<Record<ListingState, Tone>> = {
  open: 'info',
  full: 'go',
  closed: 'still',
}

export const pledgeTones: Readonly<Record<PledgeState, Tone>> = {
  made: 'info',
  agreed: 'go',
  withdrawn: 'still',
  released: 'still',
}
