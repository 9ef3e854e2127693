import type { PortalRoute } from '../../../portal/page.ts'
import { designPageRoutes } from './design-page.tsx'
import { dutiesRoute } from './duties-page.tsx'
import { endRoute } from './end-page.tsx'
import { listRoutes } from './list-page.tsx'
import { newRoute } from './new-page.tsx'
import { problemsRoute } from './problems-page.tsx'
import { teamRoute } from './team-page.tsx'
import { textRoute } from './text-page.tsx'

/** Every page of this module on the portal. */
export const designPages: PortalRoute[] = [
  ...listRoutes,
  newRoute,
  ...designPageRoutes,
  textRoute,
  teamRoute,
  dutiesRoute,
  problemsRoute,
  endRoute,
]
