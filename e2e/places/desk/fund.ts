import type { Page } from 'playwright-core'
import type { HeldDesignations } from '../../held/designations.ts'
import type { DeskHeld } from '../../held/desk.ts'
import type { HeldFunds } from '../../held/funds.ts'
import { act, button, type DeskPlace } from '../desk-place.ts'

const opened = (page: Page) => page.locator('.record h2')
const fund = (which: keyof HeldFunds) => ({
  path: ({ funds }: DeskHeld) => `/funds/${funds[which]}`,
  ready: (page: Page) => page.locator('.record .record-lines .line-amount').first(),
})
const designation = (which: keyof HeldDesignations) => ({
  path: ({ designations }: DeskHeld) => `/designations/${designations[which]}`,
  ready: opened,
})
const row = (page: Page) => page.locator('[data-row]').first()

/** The desk of a foundation: its accounts and what waits for a second person, with each dialog open. */
export const fundDesk: readonly DeskPlace[] = [
  {
    name: 'todo-foundation',
    who: 'foundationApprover',
    path: '',
    ready: (page) => page.locator('.task-title').first(),
  },
  { name: 'funds', who: 'foundationApprover', path: '/funds', ready: row },
  { name: 'fund-open', who: 'foundationApprover', path: '/funds', ready: row, after: button('设立基金') },
  { name: 'fund', who: 'foundationClerk', ...fund('special') },
  { name: 'fund-donation', who: 'foundationClerk', ...fund('micro'), after: act('登记捐赠') },
  { name: 'fund-designate', who: 'foundationClerk', ...fund('special'), after: act('登记划款') },
  { name: 'fund-corrected', who: 'foundationApprover', ...fund('corrected') },
  { name: 'fund-unname', who: 'foundationClerk', ...fund('micro'), after: button(/^隐去姓名 /) },
  { name: 'fund-correct', who: 'foundationApprover', ...fund('micro'), after: button(/^更正 /) },
  {
    name: 'fund-reader',
    who: 'auditor',
    ...fund('micro'),
    after: (page) => page.locator('.record-refused summary').click(),
  },
  { name: 'designations', who: 'foundationClerk', path: '/designations', ready: row },
  { name: 'designation', who: 'foundationApprover', ...designation('waiting') },
  { name: 'designation-approve', who: 'foundationApprover', ...designation('waiting'), after: act('批准') },
  { name: 'designation-send-back', who: 'foundationApprover', ...designation('waiting'), after: act('退回') },
  {
    name: 'designation-reader',
    who: 'foundationClerk',
    ...designation('waiting'),
    after: (page) => page.locator('.record-refused summary').click(),
  },
  { name: 'designation-approved', who: 'headquarters', ...designation('approved') },
  { name: 'designation-refused', who: 'foundationClerk', ...designation('refused') },
]
