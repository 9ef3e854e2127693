import type { Module } from '../../server/module.ts'
import { peopleMessages } from './messages.ts'
import { organisationEvents } from './organisation.ts'
import { personEvents } from './people.ts'
import { dataRoutes } from './portal/data-pages.tsx'
import { familyRoute } from './portal/family-page.tsx'
import { invitationRoutes } from './portal/invitation-pages.tsx'
import { peopleNav } from './portal/nav.ts'
import { organisationListRoutes } from './portal/organisation-list.tsx'
import { meRoute } from './portal/me-page.tsx'
import { ownOrganisationRoutes } from './portal/own-organisation.tsx'
import { peopleDataUses } from './portal/privacy.ts'
import { passwordLinkRoutes } from './portal/password-pages.tsx'
import { securityRoutes } from './portal/security-pages.tsx'
import { signInRoutes } from './portal/sign-in-pages.tsx'
import { tokensRoute } from './portal/tokens-page.tsx'
import { peopleChecks } from './server/checks.ts'
import { demonstratePeople } from './server/demonstration.ts'
import { peopleJobs } from './server/commands/password.ts'
import { peopleRoutes } from './server/routes.ts'
import { peopleTodos } from './server/todo.ts'
import { scalePeople } from './server/scale.ts'

export const peopleModule: Module = {
  name: 'people',
  events: { ...personEvents, ...organisationEvents },
  routes: peopleRoutes,
  pages: [
    meRoute,
    ...signInRoutes,
    ...passwordLinkRoutes,
    ...dataRoutes,
    ...securityRoutes,
    tokensRoute,
    familyRoute,
    ...ownOrganisationRoutes,
    ...organisationListRoutes,
    ...invitationRoutes,
  ],
  jobs: peopleJobs,
  checks: peopleChecks,
  todos: peopleTodos,
  messages: peopleMessages,
  nav: peopleNav,
  dataUses: peopleDataUses,
  demonstrate: demonstratePeople,
  scale: scalePeople,
}
