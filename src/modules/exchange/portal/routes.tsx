import type { PortalRoute } from '../../../portal/page.ts'
import { listRoute } from './list-page.tsx'
import { listingRoute } from './listing-page.tsx'
import { withdrawRoute } from './withdraw-page.tsx'

/** Every page of this module on the portal. */
export const exchangePages: PortalRoute[] = [listRoute, listingRoute, withdrawRoute]
