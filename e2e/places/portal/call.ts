import type { Place } from '../place.ts'

/** The pages of calls and applications, in every state worth looking at. */
export const callPlaces: readonly Place[] = [
  { name: 'calls', page: '/calls', path: '/calls' },
  { name: 'calls-none', page: '/calls', path: '/calls?kind=grant' },
  { name: 'call', page: '/calls/:code', path: ({ calls }) => `/calls/${calls.open}` },
  { name: 'call-apply', page: '/calls/:code', path: ({ calls }) => `/calls/${calls.open}#apply`, who: 'resident' },
  { name: 'call-apply-alone', page: '/calls/:code', path: ({ calls }) => `/calls/${calls.open}#apply`, who: 'auditor' },
  { name: 'call-begun', page: '/calls/:code', path: ({ calls }) => `/calls/${calls.open}`, who: 'company' },
  {
    name: 'call-apply-errors',
    page: '/calls/:code',
    path: ({ calls }) => `/calls/${calls.open}`,
    who: 'resident',
    async after({ page }) {
      // settled when the page was made, reopened since
      await page
        .locator('main input[name=with]')
        .first()
        .evaluate((input) => input.setAttribute('value', '/'))
      await page.locator('#apply button.btn-primary').click()
      await page.locator('.field-error').waitFor()
    },
  },
  { name: 'call-checking', page: '/calls/:code', path: ({ calls }) => `/calls/${calls.checking}` },
  { name: 'call-cancelled', page: '/calls/:code', path: ({ calls }) => `/calls/${calls.cancelled}` },
  { name: 'call-draft', page: '/calls/:code', path: ({ calls }) => `/calls/${calls.draft}`, who: 'headquarters' },
  {
    name: 'application-draft',
    page: '/applications/:id',
    path: ({ calls }) => `/applications/${calls.applications.draft}`,
    who: 'company',
  },
  {
    name: 'application-errors',
    page: '/applications/:id',
    path: ({ calls }) => `/applications/${calls.applications.draft}`,
    who: 'company',
    async after({ page }) {
      await page.locator('textarea[name=need]').fill('太短')
      await page.locator('input[name="budget.0.amountFen"]').fill('很多')
      await page.locator('main form button[value=submit]').click()
      await page.locator('.errors').waitFor()
    },
  },
  {
    name: 'application-submitted',
    page: '/applications/:id',
    path: ({ calls }) => `/applications/${calls.applications.submitted}`,
    who: 'resident',
  },
  {
    name: 'application-returned',
    page: '/applications/:id',
    path: ({ calls }) => `/applications/${calls.applications.returned}`,
    who: 'resident',
  },
  {
    name: 'application-eligible',
    page: '/applications/:id',
    path: ({ calls }) => `/applications/${calls.applications.eligible}`,
    who: 'resident',
  },
  {
    name: 'application-refused',
    page: '/applications/:id',
    path: ({ calls }) => `/applications/${calls.applications.waiting}`,
    who: 'company',
  },
  {
    name: 'application-withdraw',
    page: '/applications/:id/withdraw',
    path: ({ calls }) => `/applications/${calls.applications.returned}/withdraw`,
    who: 'resident',
  },
]
