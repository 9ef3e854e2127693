import type { Page } from 'playwright-core'
import type { DeskHeld } from '../../held/desk.ts'
import { act, button, type DeskPlace } from '../desk-place.ts'

const notice = (which: 'draft' | 'standing' | 'holding' | 'ended', more = '') => ({
  path: ({ notices }: DeskHeld) => `/notices/${notices[which]}${more}`,
  ready: (page: Page) => page.locator(more ? '.notice-result' : '.record h2'),
})
/** headquarters took no part, and answers */
const objection = (which: 'open' | 'late' | 'rejected' | 'lead') => ({
  who: 'headquarters' as const,
  path: ({ notices }: DeskHeld) => `/objections/${notices[which].id}`,
  ready: (page: Page) => page.locator('.record h2'),
})

/** The rooms of notices and objections, with a record and each dialog open. */
export const noticeDesk: readonly DeskPlace[] = [
  { name: 'notices', who: 'clerk', path: '/notices', ready: (page) => page.locator('[data-row]').first() },
  { name: 'notice-draft', who: 'clerk', ...notice('draft') },
  { name: 'notice-publish', who: 'clerk', ...notice('draft', '/publish') },
  { name: 'notice-publish-sure', who: 'clerk', ...notice('draft', '/publish'), after: button('发布公示') },
  { name: 'notice-published', who: 'clerk', ...notice('ended', '/publish'), ready: (page) => page.locator('.state') },
  { name: 'notice-standing', who: 'headquarters', ...notice('standing') },
  { name: 'notice-holding', who: 'clerk', ...notice('holding') },
  { name: 'notice-ended', who: 'auditor', ...notice('ended') },
  { name: 'objections', who: 'headquarters', path: '/objections', ready: (page) => page.locator('[data-row]').first() },
  { name: 'objection', ...objection('open') },
  { name: 'objection-late', ...objection('late') },
  { name: 'objection-answer', ...objection('open'), after: act('答复') },
  { name: 'objection-contact', ...objection('open'), after: act('查看姓名和联系方式') },
  { name: 'objection-answered', ...objection('rejected') },
  { name: 'lead', ...objection('lead') },
  { name: 'lead-note', ...objection('lead'), after: act('记下核查结果') },
  {
    name: 'objection-involved',
    ...objection('open'),
    who: 'clerk',
    ready: (page) => page.getByText('您参与过这次评审，不能处理这条异议。'),
  },
]
