import type { Page } from 'playwright-core'
import type { DeskHeld } from '../../held/desk.ts'
import type { HeldCalls } from '../../held/calls.ts'
import { act, type DeskPlace, heading } from '../desk-place.ts'

const call = (which: 'open' | 'draft' | 'checking', more = '') => ({
  who: 'headquarters' as const,
  path: ({ calls }: DeskHeld) => `/calls/${calls[which]}${more}`,
  ready: (page: Page) => page.locator('.record h2'),
})
const application = (which: keyof HeldCalls['applications'], more = '') => ({
  who: 'clerk' as const,
  path: ({ calls }: DeskHeld) => `/applications/${calls.applications[which]}${more}`,
  ready: (page: Page) => page.locator('.record h2'),
})

/** The rooms of calls and applications, with a record and each dialog open. */
export const callDesk: readonly DeskPlace[] = [
  { name: 'calls', who: 'headquarters', path: '/calls', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'calls-none',
    who: 'headquarters',
    path: '/calls?state=cancelled&kind=competition',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  {
    name: 'call-new',
    who: 'headquarters',
    path: '/calls',
    ready: (page) => page.locator('[data-row]').first(),
    async after(page) {
      await page.getByRole('button', { name: '起草征集' }).click()
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
    },
  },
  { name: 'call', ...call('open') },
  { name: 'call-draft', ...call('draft') },
  { name: 'call-checking', ...call('checking') },
  { name: 'call-clerk', ...call('checking'), who: 'clerk' },
  { name: 'call-publish', ...call('draft'), after: act('发布征集') },
  { name: 'call-cancel', ...call('open'), after: act('取消征集') },
  { name: 'call-edit', ...call('draft', '/edit'), ready: heading('名称与日期') },
  {
    name: 'call-edit-errors',
    ...call('draft', '/edit'),
    ready: heading('名称与日期'),
    async after(page) {
      await page.getByLabel('分值：需求分析').fill('5')
      await page.getByLabel('自筹不低于').fill('')
      await page.getByRole('button', { name: '保存' }).click()
      await page.locator('.ant-form-item-explain-error').first().waitFor()
    },
  },
  { name: 'call-frozen', ...call('open', '/edit'), ready: (page) => page.getByText('要改只能取消这次') },
  { name: 'applications', who: 'clerk', path: '/applications', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'applications-none',
    who: 'clerk',
    path: '/applications?state=withdrawn',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  { name: 'application', ...application('waiting') },
  { name: 'application-full', ...application('waiting', '/full') },
  {
    name: 'application-check',
    ...application('waiting'),
    after: (page) => page.getByRole('radio', { name: '不符合' }).first().click(),
  },
  { name: 'application-return', ...application('waiting'), after: act('退回补正') },
  { name: 'application-returned', ...application('returned') },
  { name: 'application-eligible', ...application('eligible') },
  {
    name: 'application-reader',
    ...application('waiting'),
    who: 'auditor',
    after: (page) => page.locator('.record-refused summary').click(),
  },
]
