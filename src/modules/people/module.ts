import type { Module } from '../../server/module.ts'
import { organisationEvents } from './organisation.ts'
import { peopleMessages } from './messages.ts'
import { personEvents } from './people.ts'
import { demonstratePeople } from './server/demonstration.ts'
import { peopleRoutes } from './server/routes.ts'

export const peopleModule: Module = {
  name: 'people',
  events: { ...personEvents, ...organisationEvents },
  routes: peopleRoutes,
  messages: peopleMessages,
  demonstrate: demonstratePeople,
}
