import type { Page } from 'playwright-core'
import type { DeskHeld } from '../../held/desk.ts'
import type { HeldDesigns } from '../../held/designs.ts'
import { act, type DeskPlace } from '../desk-place.ts'

const design = (which: keyof HeldDesigns) => ({
  who: 'clerk' as const,
  path: ({ designs }: DeskHeld) => `/designs/${designs[which]}`,
  ready: (page: Page) => page.locator('.record h2'),
})

/** The rooms of designs, with a record and each dialog open. */
export const designDesk: readonly DeskPlace[] = [
  { name: 'designs', who: 'clerk', path: '/designs', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'designs-none',
    who: 'clerk',
    path: '/designs?q=没有人商量的事',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  { name: 'design', ...design('forming') },
  { name: 'design-ready', ...design('ready') },
  { name: 'design-ended', ...design('ended') },
  { name: 'design-review', ...design('pending') },
  { name: 'design-headquarters', ...design('forming'), who: 'headquarters' },
  { name: 'design-auditor', ...design('forming'), who: 'auditor' },
  { name: 'design-publish', ...design('pending'), after: act('公开') },
  { name: 'design-withhold', ...design('pending'), after: act('暂不公开') },
  { name: 'design-invite', ...design('forming'), after: act('邀请组织') },
  { name: 'design-join', ...design('forming'), after: act('并入另一件事') },
  { name: 'design-reopen', ...design('ready'), after: act('回到商量') },
  { name: 'design-end', ...design('forming'), after: act('不再做下去') },
  {
    name: 'design-open',
    who: 'clerk',
    path: '/designs',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.getByRole('button', { name: '发起方案' }).click(),
  },
]
