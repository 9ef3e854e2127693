import type { WorkbenchSection } from '../../../workbench/section.ts'
import { peopleActs } from './acts.ts'

/** 操作记录: who did what, within reach. */
export const auditSection: WorkbenchSection = {
  key: 'audit',
  label: '操作记录',
  group: 'network',
  permission: 'audit.read',
  path: 'audit',
  load: () => import('./audit-pages.tsx'),
  acts: peopleActs,
}
