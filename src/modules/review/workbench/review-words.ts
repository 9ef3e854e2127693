import type { Labels } from '../../../base/label.ts'

/** Kinds of to-do, as the home page names them. */
export const todoLabels: Labels<string> = {
  'review.score': { zh: '评审打分', en: 'Judge an application' },
  'review.assign': { zh: '分派专家', en: 'Assign experts' },
  'review.rank': { zh: '算出排名', en: 'Rank the scores' },
  'review.decide': { zh: '登记审定', en: 'Record the decision' },
}
