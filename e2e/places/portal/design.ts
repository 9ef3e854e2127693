import { submit } from '../../faces.ts'
import type { Place } from '../place.ts'

/** The pages of designs, in every state worth looking at. */
export const designPlaces: readonly Place[] = [
  { name: 'problem-free', page: '/problems/:code', path: ({ designs }) => `/problems/${designs.free}` },
  { name: 'problem-designed', page: '/problems/:code', path: ({ designs }) => `/problems/${designs.forming}` },
  { name: 'me-designs', page: '/me', path: '/me', who: 'resident' },
  { name: 'designs', page: '/designs', path: '/designs' },
  { name: 'designs-none', page: '/designs', path: '/designs?q=没有人商量的事' },
  { name: 'design-forming', page: '/designs/:code', path: ({ designs }) => `/designs/${designs.forming}` },
  {
    name: 'design-offer',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.forming}`,
    who: 'auditor',
  },
  {
    name: 'design-asked',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.forming}`,
    who: 'company',
  },
  {
    name: 'design-drives',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.forming}`,
    who: 'resident',
  },
  { name: 'design-ready', page: '/designs/:code', path: ({ designs }) => `/designs/${designs.ready}` },
  { name: 'design-ended', page: '/designs/:code', path: ({ designs }) => `/designs/${designs.ended}`, who: 'resident' },
  {
    name: 'design-pending',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.pending}`,
    who: 'resident',
  },
  {
    name: 'design-withheld',
    page: '/designs/:code',
    path: ({ designs }) => `/designs/${designs.withheld}`,
    who: 'resident',
  },
  {
    name: 'design-text',
    page: '/designs/:code/text',
    path: ({ designs }) => `/designs/${designs.withheld}/text`,
    who: 'resident',
  },
  {
    name: 'design-team',
    page: '/designs/:code/team',
    path: ({ designs }) => `/designs/${designs.forming}/team`,
    who: 'resident',
  },
  {
    name: 'design-team-found',
    page: '/designs/:code/team',
    path: ({ designs }) => `/designs/${designs.forming}/team?q=中心`,
    who: 'resident',
  },
  {
    name: 'design-duties',
    page: '/designs/:code/duties',
    path: ({ designs }) => `/designs/${designs.forming}/duties`,
    who: 'resident',
  },
  {
    name: 'design-duties-errors',
    page: '/designs/:code/duties',
    path: ({ designs }) => `/designs/${designs.pending}/duties`,
    who: 'resident',
    async after(visitor) {
      await visitor.page.locator('main form input[type=text]').first().fill('没有人负责的事')
      await submit(visitor)
      await visitor.page.locator('.errors').waitFor()
    },
  },
  {
    name: 'design-problems',
    page: '/designs/:code/problems',
    path: ({ designs }) => `/designs/${designs.forming}/problems`,
    who: 'resident',
  },
  {
    name: 'design-end',
    page: '/designs/:code/end',
    path: ({ designs }) => `/designs/${designs.forming}/end`,
    who: 'resident',
  },
  { name: 'design-choose', page: '/designs/new', path: '/designs/new', who: 'resident' },
  {
    name: 'design-new',
    page: '/designs/new',
    path: ({ designs }) => `/designs/new?problem=${designs.free}`,
    who: 'resident',
  },
  {
    name: 'design-new-alone',
    page: '/designs/new',
    path: ({ designs }) => `/designs/new?problem=${designs.free}`,
    who: 'auditor',
  },
]
