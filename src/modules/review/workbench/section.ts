import type { WorkbenchSection } from '../../../workbench/section.ts'
import { faultLabels, refusalLabels } from '../labels.ts'
import { reviewThreadTexts } from '../thread-texts.ts'
import { reviewActs } from './acts.ts'
import { todoLabels } from './review-words.ts'

/** 评审: who judges which application, the ranking, the decision. */
export const reviewSection: WorkbenchSection = {
  key: 'reviews',
  label: '评审',
  group: 'calls',
  permission: 'review.read',
  path: 'reviews',
  load: () => import('./review-pages.tsx'),
  count: 'review',
  words: { refusals: refusalLabels, faults: faultLabels, todos: todoLabels },
  threadTexts: reviewThreadTexts,
  acts: reviewActs,
}

/** 评审打分: what an expert is asked to judge. */
export const scoringSection: WorkbenchSection = {
  key: 'scoring',
  label: '评审打分',
  group: 'calls',
  permission: 'review.score',
  path: 'scoring',
  load: () => import('./scoring-pages.tsx'),
  count: 'scoring',
}

/** 专家: the register of those who may be asked. */
export const expertSection: WorkbenchSection = {
  key: 'experts',
  label: '专家',
  group: 'calls',
  permission: 'review.manage',
  path: 'experts',
  load: () => import('./expert-pages.tsx'),
}
