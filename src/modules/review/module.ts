import type { Module } from '../../server/module.ts'
import { reviewMessages } from './messages.ts'
import { reviewPages } from './portal/routes.tsx'
import { reviewEvents } from './review.ts'
import { reviewDataUses } from './portal/privacy.ts'
import { reviewChecks } from './server/checks.ts'
import { reviewDeadlines } from './server/deadlines.ts'
import { demonstrateReviews } from './server/demonstration.ts'
import { mayReadJudged } from './server/reader.ts'
import { reviewLeavers } from './server/leaving.ts'
import { reviewRoutes } from './server/routes.ts'
import { reviewSubscribers } from './server/telling.ts'
import { reviewTodos } from './server/todo.ts'
import { reviewSlots } from './slots.tsx'
import { reviewThreadTexts } from './thread-texts.ts'

export const reviewModule: Module = {
  name: 'review',
  events: reviewEvents,
  routes: reviewRoutes,
  subscribers: [...reviewSubscribers, ...reviewLeavers],
  deadlines: reviewDeadlines,
  checks: reviewChecks,
  todos: reviewTodos,
  demonstrate: demonstrateReviews,
  threadTexts: reviewThreadTexts,
  messages: reviewMessages,
  dataUses: reviewDataUses,
  pages: reviewPages,
  slots: reviewSlots,
  fileReaders: { application: mayReadJudged },
}
