import type { PortalRoute } from '../../../portal/page.ts'
import { boardRoutes } from './board-page.tsx'
import { noticeRoute } from './notice-page.tsx'
import { objectRoute } from './object-page.tsx'
import { objectionRoute } from './objection-page.tsx'

/** Every page of this module on the portal. */
export const noticePages: PortalRoute[] = [...boardRoutes, noticeRoute, objectRoute, objectionRoute]
