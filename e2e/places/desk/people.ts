import { type DeskPlace, heading } from '../desk-place.ts'

/** The rooms of people, organisations, the network and the audit trail, with a record and each dialog open. */
export const peopleDesk: readonly DeskPlace[] = [
  { name: 'network', who: 'headquarters', path: '/network', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'network-street',
    who: 'headquarters',
    path: '/network',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) =>
      page
        .getByRole('link', { name: /平湖街道/ })
        .first()
        .click(),
  },
  { name: 'organisations', who: 'headquarters', path: '/organisations', ready: heading('组织') },
  {
    name: 'organisation',
    who: 'headquarters',
    path: '/organisations?state=waiting',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.locator('[data-row]').first().click(),
  },
  { name: 'people', who: 'headquarters', path: '/people', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'person',
    who: 'headquarters',
    path: '/people',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.locator('[data-row]').first().click(),
  },
  {
    name: 'give-role',
    who: 'headquarters',
    path: '/people',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.getByRole('button', { name: '授予角色' }).click(),
  },
  { name: 'audit', who: 'auditor', path: '/audit', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'audit-act',
    who: 'auditor',
    path: '/audit',
    ready: (page) => page.locator('[data-row]').first(),
    after: (page) => page.locator('[data-row]').first().click(),
  },
]
