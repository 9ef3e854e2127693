import type { WorkbenchSection } from '../../../workbench/section.ts'
import { faultLabels, refusalLabels } from '../labels.ts'
import { callThreadTexts } from '../thread-texts.ts'
import { callActs } from './acts.ts'
import { todoLabels } from './desk-words.ts'

const words = { refusals: refusalLabels, faults: faultLabels, todos: todoLabels }

/** 征集: calls, from the draft to what came of them. */
export const callSection: WorkbenchSection = {
  key: 'calls',
  label: '征集',
  group: 'calls',
  permission: 'call.read',
  path: 'calls',
  load: () => import('./call-pages.tsx'),
  words,
  threadTexts: callThreadTexts,
  acts: callActs,
}

/** 申报: what was sent in, to be checked. */
export const applicationSection: WorkbenchSection = {
  key: 'applications',
  label: '申报',
  group: 'calls',
  permission: 'call.read',
  path: 'applications',
  load: () => import('./application-pages.tsx'),
  count: 'application',
  words,
}
