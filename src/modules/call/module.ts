import type { Module } from '../../server/module.ts'
import { callEvents } from './call.ts'
import { callMessages } from './messages.ts'
import { callNav } from './portal/nav.ts'
import { callDataUses } from './portal/privacy.ts'
import { callPages } from './portal/routes.tsx'
import { callChecks } from './server/checks.ts'
import { callDeadlines } from './server/deadlines.ts'
import { demonstrateCalls } from './server/demonstration.ts'
import { callLeavers } from './server/leaving.ts'
import { mayReadPapers } from './server/reader.ts'
import { callRoutes } from './server/routes.ts'
import { callSubscribers } from './server/telling.ts'
import { callTodos } from './server/todo.ts'
import { callSlots } from './slots.tsx'
import { callThreadTexts } from './thread-texts.ts'
import { scaleCalls } from './server/scale.ts'

export const callModule: Module = {
  name: 'call',
  events: callEvents,
  routes: callRoutes,
  subscribers: [...callSubscribers, ...callLeavers],
  deadlines: callDeadlines,
  checks: callChecks,
  todos: callTodos,
  demonstrate: demonstrateCalls,
  threadTexts: callThreadTexts,
  messages: callMessages,
  pages: callPages,
  nav: callNav,
  dataUses: callDataUses,
  slots: callSlots,
  fileReaders: { application: mayReadPapers },
  scale: scaleCalls,
}
