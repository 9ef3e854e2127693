import type { HeldPlans } from '../../held/agreements.ts'
import type { Held } from '../../held/portal.ts'
import type { Place } from '../place.ts'

const plan = (which: keyof HeldPlans) => ({
  page: '/projects/:code/plan',
  path: ({ plans }: Held) => `/projects/${plans[which]}/plan`,
})

/** The pages of projects, in every state worth looking at. */
export const projectPlaces: readonly Place[] = [
  { name: 'projects', page: '/projects', path: '/projects' },
  { name: 'projects-found', page: '/projects', path: '/projects?q=天台' },
  { name: 'projects-none', page: '/projects', path: '/projects?q=没有人做过的事' },
  { name: 'projects-gap', page: '/projects', path: '/projects?sort=gap' },
  { name: 'projects-ended', page: '/projects', path: '/projects?state=ended&field=other&sort=newest' },
  { name: 'project', page: '/projects/:code', path: ({ projects }) => `/projects/${projects.pooled}` },
  { name: 'project-raised', page: '/projects/:code', path: ({ projects }) => `/projects/${projects.raised}` },
  { name: 'project-ended', page: '/projects/:code', path: ({ projects }) => `/projects/${projects.ended}` },
  { name: 'project-expired', page: '/projects/:code', path: ({ projects }) => `/projects/${projects.expired}` },
  {
    name: 'project-refining',
    page: '/projects/:code',
    path: ({ plans }) => `/projects/${plans.none}`,
    who: 'resident',
  },
  {
    ...{ name: 'project-delivering', page: '/projects/:code' },
    path: ({ plans }) => `/projects/${plans.approved}`,
  },
  { name: 'plan-none', ...plan('none'), who: 'resident' },
  {
    name: 'plan-errors',
    ...plan('none'),
    who: 'resident',
    after: ({ page }) => page.locator('main button[value=submit]').click(),
  },
  { name: 'plan-submitted', ...plan('submitted'), who: 'resident' },
  { name: 'plan-returned', ...plan('returned'), who: 'resident' },
  { name: 'plan', ...plan('approved') },
  { name: 'plan-unknown', ...plan('none') },
  { name: 'project-unknown', page: '/projects/:code', path: '/projects/LG-26-9999' },
]
