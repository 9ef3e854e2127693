import type { Module } from '../../server/module.ts'
import { noticeMessages } from './messages.ts'
import { noticeEvents } from './notice.ts'
import { noticeChecks } from './server/checks.ts'
import { noticeDeadlines } from './server/deadlines.ts'
import { draftAfterDecision } from './server/drafting.ts'
import { noticeRoutes } from './server/routes.ts'
import { noticeSubscribers } from './server/telling.ts'
import { noticeTodos } from './server/todo.ts'
import { noticeThreadTexts } from './thread-texts.ts'

export const noticeModule: Module = {
  name: 'notice',
  events: noticeEvents,
  routes: noticeRoutes,
  subscribers: [draftAfterDecision, ...noticeSubscribers],
  deadlines: noticeDeadlines,
  checks: noticeChecks,
  todos: noticeTodos,
  threadTexts: noticeThreadTexts,
  messages: noticeMessages,
}
