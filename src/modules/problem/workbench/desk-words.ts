import type { Labels } from '../../../base/label.ts'
import type { Refusal } from '../../../base/refusal.ts'
import type { ProblemState } from '../problem.ts'

const closedBy: Partial<Record<ProblemState, string>> = {
  answered: 'desk.answered',
  adopted: 'desk.adopted',
  merged: 'desk.merged',
  closed: 'desk.closed',
  withdrawn: 'desk.withdrawn',
  passed: 'desk.passed-adopt',
}

/** The same refusal, in words that fit where the record stands. */
export function closer(refusal: Refusal, state: ProblemState): Refusal {
  const code = refusal?.code === 'state.not-possible' ? closedBy[state] : undefined
  return code ? { code } : refusal
}

/** Kinds of to-do, as the home page names them. */
export const todoLabels: Labels<string> = {
  'problem.review': { zh: '审核', en: 'Review' },
  'problem.triage': { zh: '分办', en: 'Assign' },
  'problem.answer': { zh: '答复', en: 'Answer' },
  'problem.outside': { zh: '催办', en: 'Ask outside' },
}
