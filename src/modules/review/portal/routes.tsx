import type { PortalRoute } from '../../../portal/page.ts'
import { rankingRoute } from './ranking-page.tsx'

/** Every page of this module on the portal. */
export const reviewPages: PortalRoute[] = [rankingRoute]
