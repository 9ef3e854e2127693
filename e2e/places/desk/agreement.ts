import type { Page } from 'playwright-core'
import type { HeldAgreements } from '../../held/agreements.ts'
import type { DeskHeld } from '../../held/desk.ts'
import { act, type DeskPlace } from '../desk-place.ts'

const agreement = (which: keyof HeldAgreements) => ({
  path: ({ agreements }: DeskHeld) => `/agreements/${agreements[which]}`,
  ready: (page: Page) => page.locator('.record h2'),
})
const refused = (page: Page) => page.locator('.record-refused summary').click()

/** The room of agreements, with a record and each dialog open. */
export const agreementDesk: readonly DeskPlace[] = [
  {
    name: 'agreements',
    who: 'headquarters',
    path: '/agreements',
    ready: (page) => page.locator('[data-row]').first(),
  },
  {
    name: 'agreements-none',
    who: 'clerk',
    path: '/agreements?state=void',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  { name: 'agreement-drawn', who: 'headquarters', ...agreement('drawn') },
  { name: 'agreement-scan', who: 'headquarters', ...agreement('drawn'), after: act('上传扫描件') },
  { name: 'agreement-scanned', who: 'headquarters', ...agreement('scanned') },
  { name: 'agreement-confirm', who: 'headquarters', ...agreement('scanned'), after: act('确认（代表平台）') },
  { name: 'agreement-return', who: 'headquarters', ...agreement('scanned'), after: act('退回扫描件') },
  { name: 'agreement-reader', who: 'auditor', ...agreement('scanned'), after: refused },
  { name: 'agreement-concluded', who: 'clerk', ...agreement('concluded') },
  { name: 'agreement-ended', who: 'headquarters', ...agreement('ended') },
]
