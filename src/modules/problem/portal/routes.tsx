import type { PortalRoute } from '../../../portal/page.ts'
import { consentRoutes } from './consent-page.tsx'
import { followRoutes } from './follow-pages.tsx'
import { listRoutes } from './list-page.tsx'
import { problemRoutes } from './problem-page.tsx'
import { reportRoutes } from './report-pages.tsx'

/** Every page of this module on the portal. */
export const problemPages: PortalRoute[] = [
  ...reportRoutes,
  ...listRoutes,
  ...problemRoutes,
  ...followRoutes,
  ...consentRoutes,
]
