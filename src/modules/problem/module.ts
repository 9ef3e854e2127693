import type { Module } from '../../server/module.ts'
import { problemMessages } from './messages.ts'
import { problemNav } from './portal/nav.ts'
import { problemDataUses } from './portal/privacy.ts'
import { problemPages } from './portal/routes.tsx'
import { problemEvents } from './problem.ts'
import { problemChecks } from './server/checks.ts'
import { problemJobs } from './server/commands/link.ts'
import { problemDeadlines } from './server/deadlines.ts'
import { demonstrateProblems } from './server/demonstration.ts'
import { mayReadPhoto } from './server/photo-reader.ts'
import { problemOwnData } from './server/own-data.ts'
import { forgetErased } from './server/forget.ts'
import { problemRoutes } from './server/routes.ts'
import { problemSubscribers } from './server/telling.ts'
import { problemTodos } from './server/todo.ts'
import { problemSlots } from './slots.tsx'
import { problemThreadTexts } from './thread-texts.ts'
import { scaleProblems } from './server/scale.ts'

export const problemModule: Module = {
  name: 'problem',
  events: problemEvents,
  routes: problemRoutes,
  subscribers: [...problemSubscribers, forgetErased],
  deadlines: problemDeadlines,
  jobs: problemJobs,
  checks: problemChecks,
  todos: problemTodos,
  threadTexts: problemThreadTexts,
  messages: problemMessages,
  demonstrate: demonstrateProblems,
  fileReaders: { problem: mayReadPhoto },
  pages: problemPages,
  nav: problemNav,
  dataUses: problemDataUses,
  ownData: [problemOwnData],
  slots: problemSlots,
  scale: scaleProblems,
}
