import type { Module } from '../../server/module.ts'
import { projectMessages } from './messages.ts'
import { projectNav } from './portal/nav.ts'
import { projectPages } from './portal/routes.tsx'
import { projectEvents } from './project.ts'
import { projectChecks } from './server/checks.ts'
import { projectDeadlines } from './server/deadlines.ts'
import { demonstrateProjects } from './server/demonstration.ts'
import { intake } from './server/intake.ts'
import { projectRoutes } from './server/routes.ts'
import { projectSubscribers } from './server/telling.ts'
import { projectSlots } from './slots.tsx'
import { projectThreadTexts } from './thread-texts.ts'

export const projectModule: Module = {
  name: 'project',
  events: projectEvents,
  routes: projectRoutes,
  subscribers: [intake, ...projectSubscribers],
  deadlines: projectDeadlines,
  checks: projectChecks,
  demonstrate: demonstrateProjects,
  threadTexts: projectThreadTexts,
  messages: projectMessages,
  pages: projectPages,
  nav: projectNav,
  slots: projectSlots,
}
