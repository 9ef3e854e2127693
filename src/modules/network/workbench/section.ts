import type { WorkbenchSection } from '../../../workbench/section.ts'
import { faultLabels, refusalLabels } from '../labels.ts'

/** 社区与平台: the three-tier network, who runs its platforms, and the places below a community. */
export const networkSection: WorkbenchSection = {
  key: 'network',
  label: '社区与平台',
  group: 'network',
  permission: 'network.manage',
  path: 'network',
  load: () => import('./network-page.tsx'),
  words: { refusals: refusalLabels, faults: faultLabels },
}
