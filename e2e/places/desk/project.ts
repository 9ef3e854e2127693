import type { Page } from 'playwright-core'
import type { DeskHeld } from '../../held/desk.ts'
import type { HeldPlans } from '../../held/agreements.ts'
import type { HeldProjects } from '../../held/projects.ts'
import { act, type DeskPlace } from '../desk-place.ts'

const project = (which: keyof HeldProjects) => ({
  path: ({ projects }: DeskHeld) => `/projects/${projects[which]}`,
  ready: (page: Page) => page.locator('.record h2'),
})

const plan = (which: keyof HeldPlans) => ({
  path: ({ plans }: DeskHeld) => `/projects/${plans[which]}`,
  ready: (page: Page) => page.locator('.record h2'),
})
/** with its plan, which comes after it */
const planned = (which: keyof HeldPlans) => ({ ...plan(which), ready: (page: Page) => page.locator('.project-table') })

/** The room of projects, with a record and each dialog open. */
export const projectDesk: readonly DeskPlace[] = [
  { name: 'projects', who: 'clerk', path: '/projects', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'projects-none',
    who: 'clerk',
    path: '/projects?state=rectifying',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  { name: 'project', who: 'clerk', ...project('pooled') },
  { name: 'project-raised', who: 'headquarters', ...project('raised') },
  { name: 'project-ended', who: 'clerk', ...project('ended') },
  { name: 'project-expired', who: 'clerk', ...project('expired') },
  {
    name: 'project-reader',
    who: 'auditor',
    ...project('pooled'),
    after: (page) => page.locator('.record-refused summary').click(),
  },
  {
    name: 'project-end',
    who: 'headquarters',
    ...project('pooled'),
    after: act('终止'),
  },
  { name: 'plan-none', who: 'headquarters', ...plan('none') },
  { name: 'plan-submitted', who: 'headquarters', ...planned('submitted') },
  {
    name: 'plan-reader',
    who: 'auditor',
    ...planned('submitted'),
    after: (page) => page.locator('.record-refused summary').click(),
  },
  { name: 'plan-approve', who: 'headquarters', ...planned('submitted'), after: act('核定方案和预算') },
  { name: 'plan-return', who: 'headquarters', ...planned('submitted'), after: act('退回修改') },
  { name: 'plan-returned', who: 'headquarters', ...planned('returned') },
  { name: 'plan-approved', who: 'clerk', ...planned('approved') },
]
