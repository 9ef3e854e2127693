import type { PortalRoute } from '../../../portal/page.ts'
import { applicationRoute } from './application-page.tsx'
import { callRoute } from './call-page.tsx'
import { listRoutes } from './list-page.tsx'
import { withdrawRoute } from './withdraw-page.tsx'

/** Every page of this module on the portal. */
export const callPages: PortalRoute[] = [...listRoutes, callRoute, applicationRoute, withdrawRoute]
