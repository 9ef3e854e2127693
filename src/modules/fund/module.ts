import type { Module } from '../../server/module.ts'
import { fundEvents } from './fund.ts'
import { fundNav } from './portal/nav.ts'
import { fundDataUses } from './portal/privacy.ts'
import { fundPages } from './portal/routes.tsx'
import { fundChecks } from './server/checks.ts'
import { demonstrateFunds } from './server/demonstration.ts'
import { fundOwnData } from './server/own-data.ts'
import { fundRoutes } from './server/routes.ts'
import { fundTodos } from './server/todo.ts'
import { fundSlots } from './slots.tsx'
import { fundThreadTexts } from './thread-texts.ts'
import { scaleFunds } from './server/scale.ts'

export const fundModule: Module = {
  name: 'fund',
  events: fundEvents,
  routes: fundRoutes,
  todos: fundTodos,
  checks: fundChecks,
  demonstrate: demonstrateFunds,
  threadTexts: fundThreadTexts,
  pages: fundPages,
  nav: fundNav,
  dataUses: fundDataUses,
  ownData: [fundOwnData],
  slots: fundSlots,
  scale: scaleFunds,
}
