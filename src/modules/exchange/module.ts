import type { Module } from '../../server/module.ts'
import { exchangeEvents } from './exchange.ts'
import { exchangeMessages } from './messages.ts'
import { exchangeNav } from './portal/nav.ts'
import { exchangeDataUses } from './portal/privacy.ts'
import { exchangePages } from './portal/routes.tsx'
import { exchangeChecks } from './server/checks.ts'
import { demonstrateExchange } from './server/demonstration.ts'
import { exchangeOwnData } from './server/own-data.ts'
import { exchangeReactions } from './server/reactions.ts'
import { exchangeRoutes } from './server/routes.ts'
import { exchangeSubscribers } from './server/telling.ts'
import { exchangeSlots } from './slots.tsx'
import { exchangeThreadTexts } from './thread-texts.ts'
import { scaleExchange } from './server/scale.ts'

export const exchangeModule: Module = {
  name: 'exchange',
  events: exchangeEvents,
  routes: exchangeRoutes,
  subscribers: [...exchangeReactions, ...exchangeSubscribers],
  checks: exchangeChecks,
  demonstrate: demonstrateExchange,
  threadTexts: exchangeThreadTexts,
  messages: exchangeMessages,
  pages: exchangePages,
  nav: exchangeNav,
  dataUses: exchangeDataUses,
  ownData: [exchangeOwnData],
  slots: exchangeSlots,
  scale: scaleExchange,
}
