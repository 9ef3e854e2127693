import type { RecordAction } from '../../../workbench/record-panel.tsx'
import type { DesignDetail } from '../contract.ts'
import { designActionLabels } from '../labels.ts'

export type DeskAct = 'publish' | 'withhold' | 'invite' | 'joinProblem' | 'settle' | 'reopen' | 'end'

/** Words that nobody has reviewed yet: new ones, or changed since. */
export function awaitsReview({ review, title, summary, publicWords }: DesignDetail): boolean {
  if (review !== 'published') return review === 'pending'
  return publicWords?.title !== title || publicWords?.summary !== summary
}

const labels: Readonly<Record<DeskAct, string>> = {
  publish: '公开',
  withhold: '暂不公开',
  invite: '邀请组织',
  joinProblem: '并入另一件事',
  settle: designActionLabels.settle.zh,
  reopen: designActionLabels.reopen.zh,
  end: designActionLabels.end.zh,
}

const review: readonly DeskAct[] = ['publish', 'withhold']
const team: readonly DeskAct[] = ['settle', 'invite', 'joinProblem', 'reopen', 'end']

/** The record's actions for the panel: words that wait for review first, then the team's next step. */
export function deskActsFor(design: DesignDetail, open: (act: DeskAct) => void): RecordAction[] {
  const acts = awaitsReview(design)
    ? [...review, ...team]
    : [...team, ...review.filter((act) => act !== (design.review === 'withheld' ? 'withhold' : 'publish'))]
  return acts.map((act) => ({
    key: act,
    label: labels[act],
    refusal: design.can[act === 'publish' || act === 'withhold' ? 'review' : act],
    ...(act === 'end' ? { kind: 'danger' as const } : {}),
    onClick: () => open(act),
  }))
}
