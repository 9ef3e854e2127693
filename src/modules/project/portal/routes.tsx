import type { PortalRoute } from '../../../portal/page.ts'
import { listRoute } from './list-page.tsx'
import { planRoute } from './plan-page.tsx'
import { projectRoute } from './project-page.tsx'

/** Every page of this module on the portal. */
export const projectPages: PortalRoute[] = [listRoute, projectRoute, planRoute]
