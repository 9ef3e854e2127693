import type { Page } from 'playwright-core'
import type { DeskHeld } from '../../held/desk.ts'
import type { HeldExchange } from '../../held/exchange.ts'
import { act, button, type DeskPlace } from '../desk-place.ts'

const listing = (which: Exclude<keyof HeldExchange, 'pledge' | 'relied'>) => ({
  path: ({ exchange }: DeskHeld) => `/exchange/${exchange[which]}`,
  ready: (page: Page) => page.locator('.record h2'),
})
const list = { path: '/exchange', ready: (page: Page) => page.locator('[data-row]').first() }

/** The room of the exchange, with a record and each dialog open. */
export const exchangeDesk: readonly DeskPlace[] = [
  { name: 'exchange', who: 'clerk', ...list },
  { name: 'listing', who: 'headquarters', ...listing('open') },
  { name: 'listing-campaign', who: 'headquarters', ...listing('campaign') },
  { name: 'listing-full', who: 'headquarters', ...listing('full') },
  { name: 'listing-closed', who: 'headquarters', ...listing('closed') },
  { name: 'listing-call-pays', who: 'headquarters', ...listing('callPays') },
  {
    name: 'listing-reader',
    who: 'auditor',
    ...listing('open'),
    after: (page) => page.locator('.record-refused summary').click(),
  },
  { name: 'listing-enter', who: 'headquarters', ...listing('callPays'), after: act('登记财政、福彩资金') },
  { name: 'listing-set-campaign', who: 'headquarters', ...listing('open'), after: act('挂募捐备案') },
  { name: 'listing-clear-campaign', who: 'headquarters', ...listing('campaign'), after: act('取消募捐备案') },
  { name: 'campaign-file', who: 'headquarters', ...list, after: button('登记募捐备案') },
]
