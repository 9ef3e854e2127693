import type { Module } from '../../server/module.ts'
import { agreementEvents } from './agreement.ts'
import { agreementMessages } from './messages.ts'
import { agreementDataUses } from './portal/privacy.ts'
import { agreementPages } from './portal/routes.tsx'
import { agreementChecks } from './server/checks.ts'
import { agreementReactions } from './server/reactions.ts'
import { demonstrateAgreements } from './server/demonstration.ts'
import { agreementOwnData } from './server/own-data.ts'
import { mayReadScan } from './server/reader.ts'
import { agreementRoutes } from './server/routes.ts'
import { agreementSubscribers } from './server/telling.ts'
import { agreementTodos } from './server/todo.ts'
import { agreementSlots } from './slots.tsx'
import { agreementThreadTexts } from './thread-texts.ts'

export const agreementModule: Module = {
  name: 'agreement',
  events: agreementEvents,
  routes: agreementRoutes,
  subscribers: [...agreementReactions, ...agreementSubscribers],
  checks: agreementChecks,
  demonstrate: demonstrateAgreements,
  todos: agreementTodos,
  threadTexts: agreementThreadTexts,
  messages: agreementMessages,
  pages: agreementPages,
  dataUses: agreementDataUses,
  slots: agreementSlots,
  ownData: [agreementOwnData],
  fileReaders: { agreement: mayReadScan },
}
