import type { Module } from '../../server/module.ts'
import { designEvents } from './design.ts'
import { designMessages } from './messages.ts'
import { designNav } from './portal/nav.ts'
import { designDataUses } from './portal/privacy.ts'
import { designPages } from './portal/routes.tsx'
import { designChecks } from './server/checks.ts'
import { demonstrateDesigns } from './server/demonstration.ts'
import { designLeavers } from './server/leaving.ts'
import { designOwnData } from './server/own-data.ts'
import { designRoutes } from './server/routes.ts'
import { designSubscribers } from './server/telling.ts'
import { designTodos } from './server/todo.ts'
import { designSlots } from './slots.tsx'
import { designThreadTexts } from './thread-texts.ts'
import { scaleDesigns } from './server/scale.ts'

export const designModule: Module = {
  name: 'design',
  events: designEvents,
  routes: designRoutes,
  subscribers: [...designSubscribers, ...designLeavers],
  checks: designChecks,
  todos: designTodos,
  threadTexts: designThreadTexts,
  messages: designMessages,
  demonstrate: demonstrateDesigns,
  pages: designPages,
  nav: designNav,
  dataUses: designDataUses,
  ownData: [designOwnData],
  slots: designSlots,
  scale: scaleDesigns,
}
