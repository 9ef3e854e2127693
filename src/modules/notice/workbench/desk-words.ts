import type { Labels } from '../../../base/label.ts'

/** Kinds of to-do, as the home page names them. */
export const todoLabels: Labels<string> = {
  'notice.publish': { zh: '发布公示', en: 'Publish a notice' },
  'notice.answer': { zh: '答复异议', en: 'Answer an objection' },
  'notice.lead': { zh: '核查线索', en: 'Look into a lead' },
}
