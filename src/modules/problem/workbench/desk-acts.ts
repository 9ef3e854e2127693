import type { RecordAction } from '../../../workbench/record-panel.tsx'
import type { DeskDetail } from '../contract-desk.ts'
import { deskActionLabels } from '../labels.ts'
import type { ProblemState } from '../problem.ts'
import { closer } from './desk-words.ts'

export type DeskAct = keyof DeskDetail['can']

/** What comes next from here stands first, as the button the eye goes to. */
const orderFrom: Partial<Record<ProblemState, readonly DeskAct[]>> = {
  received: ['assign', 'answer', 'merge', 'pass', 'adopt'],
  handling: ['answer', 'assign', 'pass', 'merge', 'adopt'],
  passed: ['answer', 'pass', 'assign', 'merge', 'adopt'],
  answered: ['adopt', 'answer', 'assign', 'pass', 'merge'],
}
const usual: readonly DeskAct[] = ['answer', 'assign', 'pass', 'merge', 'adopt']
/** By the first letter of what they are called. */
const shortcuts: Partial<Record<DeskAct, string>> = { assign: 'f', answer: 'd', merge: 'b', pass: 'z' }

const always: readonly DeskAct[] = ['review', 'classify', 'note']

function labelOf(act: DeskAct, { state, review }: DeskDetail): string {
  if (act === 'assign' && state === 'received') return '分办'
  if (act === 'assign') return '改派'
  if (act === 'pass' && state === 'passed') return '更新受理信息'
  if (act === 'review') return review === 'published' ? '改公开的文字' : '重新审核'
  return deskActionLabels[act]?.zh ?? act
}

/** The record's actions for the panel. The review of what waits for it is a part of the page, not a button. */
export function deskActsFor(problem: DeskDetail, reviewing: boolean, open: (act: DeskAct) => void): RecordAction[] {
  const acts = [...(orderFrom[problem.state] ?? usual), ...always]
  return acts
    .filter((act) => act !== 'review' || !reviewing)
    .map((act) => ({
      key: act,
      label: labelOf(act, problem),
      refusal: closer(problem.can[act], problem.state),
      kind: act === acts[0] && !reviewing ? 'primary' : 'plain',
      ...(shortcuts[act] ? { shortcut: shortcuts[act] } : {}),
      onClick: () => open(act),
    }))
}
