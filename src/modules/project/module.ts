import type { Module } from '../../server/module.ts'
import { projectMessages } from './messages.ts'
import { projectNav } from './portal/nav.ts'
import { projectDataUses } from './portal/privacy.ts'
import { projectPages } from './portal/routes.tsx'
import { projectEvents } from './project.ts'
import { projectChecks } from './server/checks.ts'
import { planChecks } from './server/checks-plan.ts'
import { projectDeadlines } from './server/deadlines.ts'
import { demonstrateProjects } from './server/demonstration.ts'
import { intake } from './server/intake.ts'
import { projectOwnData } from './server/own-data.ts'
import { projectRoutes } from './server/routes.ts'
import { projectSubscribers } from './server/telling.ts'
import { projectTodos } from './server/todo.ts'
import { projectSlots } from './slots.tsx'
import { projectThreadTexts } from './thread-texts.ts'
import { scaleProjects } from './server/scale.ts'

export const projectModule: Module = {
  name: 'project',
  events: projectEvents,
  routes: projectRoutes,
  subscribers: [intake, ...projectSubscribers],
  deadlines: projectDeadlines,
  checks: [...projectChecks, ...planChecks],
  todos: projectTodos,
  demonstrate: demonstrateProjects,
  threadTexts: projectThreadTexts,
  messages: projectMessages,
  pages: projectPages,
  nav: projectNav,
  dataUses: projectDataUses,
  ownData: [projectOwnData],
  slots: projectSlots,
  scale: scaleProjects,
}
