import type { PortalRoute } from '../../../portal/page.ts'
import { fundRoute } from './fund-page.tsx'
import { listRoute } from './list-page.tsx'
import { transfersRoute } from './transfers-page.tsx'

/** Every page of this module on the portal. */
export const fundPages: PortalRoute[] = [listRoute, fundRoute, transfersRoute]
