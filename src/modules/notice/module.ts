import type { Module } from '../../server/module.ts'
import { noticeMessages } from './messages.ts'
import { noticeEvents } from './notice.ts'
import { noticeNav } from './portal/nav.ts'
import { noticePages } from './portal/routes.tsx'
import { noticeDataUses } from './portal/privacy.ts'
import { noticeChecks } from './server/checks.ts'
import { noticeDeadlines } from './server/deadlines.ts'
import { demonstrateNotices } from './server/demonstration.ts'
import { draftAfterDecision } from './server/drafting.ts'
import { forgetErased } from './server/leaving.ts'
import { noticeRoutes } from './server/routes.ts'
import { noticeSubscribers } from './server/telling.ts'
import { noticeTodos } from './server/todo.ts'
import { noticeSlots } from './slots.tsx'
import { noticeThreadTexts } from './thread-texts.ts'
import { scaleNotices } from './server/scale.ts'

export const noticeModule: Module = {
  name: 'notice',
  events: noticeEvents,
  routes: noticeRoutes,
  subscribers: [draftAfterDecision, ...noticeSubscribers, forgetErased],
  deadlines: noticeDeadlines,
  checks: noticeChecks,
  todos: noticeTodos,
  demonstrate: demonstrateNotices,
  threadTexts: noticeThreadTexts,
  messages: noticeMessages,
  dataUses: noticeDataUses,
  pages: noticePages,
  nav: noticeNav,
  slots: noticeSlots,
  scale: scaleNotices,
}
