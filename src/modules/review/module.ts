import type { Module } from '../../server/module.ts'
import { reviewMessages } from './messages.ts'
import { reviewEvents } from './review.ts'
import { reviewChecks } from './server/checks.ts'
import { reviewDeadlines } from './server/deadlines.ts'
import { mayReadJudged } from './server/reader.ts'
import { reviewRoutes } from './server/routes.ts'
import { reviewSubscribers } from './server/telling.ts'
import { reviewTodos } from './server/todo.ts'
import { reviewThreadTexts } from './thread-texts.ts'

export const reviewModule: Module = {
  name: 'review',
  events: reviewEvents,
  routes: reviewRoutes,
  subscribers: reviewSubscribers,
  deadlines: reviewDeadlines,
  checks: reviewChecks,
  todos: reviewTodos,
  threadTexts: reviewThreadTexts,
  messages: reviewMessages,
  fileReaders: { application: mayReadJudged },
}
