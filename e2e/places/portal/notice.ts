import type { Place } from '../place.ts'

/** The pages of notices and objections, in every state worth looking at. */
export const noticePlaces: readonly Place[] = [
  { name: 'notices', page: '/notices', path: '/notices' },
  { name: 'publications', page: '/publications', path: '/publications' },
  { name: 'notice-standing', page: '/notices/:code', path: ({ notices }) => `/notices/${notices.standing}` },
  { name: 'notice-holding', page: '/notices/:code', path: ({ notices }) => `/notices/${notices.holding}` },
  { name: 'notice-ended', page: '/notices/:code', path: ({ notices }) => `/notices/${notices.ended}` },
  { name: 'notice-draft', page: '/notices/:code', path: ({ notices }) => `/notices/${notices.draft}`, who: 'clerk' },
  { name: 'object', page: '/notices/:code/object', path: ({ notices }) => `/notices/${notices.standing}/object` },
  {
    name: 'object-errors',
    page: '/notices/:code/object',
    path: ({ notices }) => `/notices/${notices.standing}/object`,
    after: ({ page }) => page.locator('main form button.btn-primary').first().click(),
  },
  {
    name: 'object-unsigned',
    page: '/notices/:code/object',
    path: ({ notices }) => `/notices/${notices.standing}/object`,
    after: ({ page }) => page.locator('main input[name=anonymous][value=true]').check(),
  },
  { name: 'object-over', page: '/notices/:code/object', path: ({ notices }) => `/notices/${notices.ended}/object` },
  { name: 'objection-receipt', page: '/objections/:id', path: ({ notices }) => `${notices.open.link}&new=1` },
  { name: 'objection-open', page: '/objections/:id', path: ({ notices }) => notices.open.link },
  { name: 'objection-late', page: '/objections/:id', path: ({ notices }) => notices.late.link },
  { name: 'objection-rejected', page: '/objections/:id', path: ({ notices }) => notices.rejected.link },
  { name: 'lead-receipt', page: '/objections/:id', path: ({ notices }) => `${notices.lead.link}&new=1` },
  { name: 'objection-bad-link', page: '/objections/:id', path: ({ notices }) => `/objections/${notices.open.id}` },
]
