import type { Labels } from '../../../base/label.ts'
import type { Refusal } from '../../../base/refusal.ts'
import type { ProblemState } from '../problem.ts'

/** Why the desk does not offer something, said more closely than the rule can. */
export const deskRefusalLabels: Labels<string> = {
  'desk.answered': { zh: '已经答复；反映人说“还没解决”时会重新打开', en: 'Answered; it opens again when the reporter says it is not solved' },
  'desk.adopted': { zh: '已采纳，接下来在方案设计里办', en: 'Adopted; it goes on in design' },
  'desk.merged': { zh: '已并入另一件，在那一件里办', en: 'Joined to another; it goes on there' },
  'desk.closed': { zh: '已办结；反映人说“还没解决”时会重新打开', en: 'Closed; it opens again when the reporter says it is not solved' },
  'desk.withdrawn': { zh: '反映人已撤回，内容已清除', en: 'Withdrawn by the reporter; its content is erased' },
  'desk.passed-adopt': { zh: '已转外部办理，收回交办后才能采纳', en: 'It was passed outside; assign it first' },
  'desk.no-contact': { zh: '反映人没有留联系方式', en: 'The reporter left no contact' },
  'desk.bulk-reviewed': { zh: '选中的有些已经审核过，请在“待审核”里选', en: 'Some were reviewed already; choose among those to review' },
  'desk.bulk-photos': { zh: '有照片的要逐条看，请取消选择', en: 'Those with photos are looked at one by one' },
  'desk.bulk-long': { zh: '文字较长的要逐条看，请取消选择', en: 'Long texts are read one by one' },
  'desk.bulk-closed': { zh: '选中的有些不能再交办，请取消选择', en: 'Some can no longer be assigned' },
}

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
