import type { PortalRoute } from '../../../portal/page.ts'
import { agreementRoute, paperRoute } from './agreement-page.tsx'

/** Every page of this module on the portal. */
export const agreementPages: PortalRoute[] = [agreementRoute, paperRoute]
