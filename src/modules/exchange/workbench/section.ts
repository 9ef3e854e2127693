import type { WorkbenchSection } from '../../../workbench/section.ts'
import { faultLabels, refusalLabels } from '../labels.ts'
import { exchangeThreadTexts } from '../thread-texts.ts'
import { exchangeActs } from './acts.ts'

/** 项目交易所: what looks for money, who promised how much, and by which filing the public may give. */
export const exchangeSection: WorkbenchSection = {
  key: 'exchange',
  label: '项目交易所',
  group: 'projects',
  permission: 'project.read',
  path: 'exchange',
  load: () => import('./exchange-pages.tsx'),
  words: { refusals: refusalLabels, faults: faultLabels },
  threadTexts: exchangeThreadTexts,
  acts: exchangeActs,
}
