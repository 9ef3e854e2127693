import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWhole } from '../../../workbench/query.ts'
import { type AssignmentDetail, listAssignments } from '../contract.ts'
import { refuseScore } from '../review.ts'
import { ApplicationPane } from './application-pane.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { AbstainDialog, WithdrawDialog } from './leave-dialogs.tsx'
import { nextOpen } from './queue.ts'
import { focusCriterion, RubricPane } from './rubric-pane.tsx'
import { type ScoreDraft, scoresOf } from './score-draft.ts'
import { ScoreHead } from './score-head.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import { useSaver } from './use-saver.ts'

type Opened = 'submit' | 'conflict' | 'abstain' | null

/** The text beside the rubric. Everything typed is kept; sending in is asked once more. */
export function Scoring({ assignment }: { assignment: AssignmentDetail }): ReactNode {
  const { id, rubric } = assignment
  const navigate = useNavigate()
  const { saver, saving } = useSaver(assignment)
  const [opened, setOpened] = useState<Opened>(null)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const all = useWhole(listAssignments, {})
  const next = nextOpen(all.data ?? [], id)
  const close = () => setOpened(null)
  const type = (draft: ScoreDraft) => {
    saver.type(draft)
    setFaults({})
  }
  /** What is missing is shown where it is missing; else it is saved first, so that what is sent in is what is seen. */
  const submit = async () => {
    const { draft } = saver.current()
    const refused = refuseScore(rubric, { scores: scoresOf(rubric, draft), comment: draft.comment })
    setFaults(refused?.fields ?? {})
    const [first] = Object.keys(refused?.fields ?? {})
    if (first) return focusCriterion(first)
    if (await saver.flush()) setOpened('submit')
  }
  useSubmitKey(() => void submit(), opened === null)
  const leave = () => {
    saver.end()
    void navigate(next ? `/scoring/${next}` : '/scoring')
  }
  const dialog = { assignment, onClose: close, onLeft: leave }
  return (
    <>
      <ScoreHead assignment={assignment}>
        <Button onClick={() => setOpened('conflict')}>我要回避</Button>
      </ScoreHead>
      {saving.state === 'conflict' && <ConflictNotice assignment={assignment} saver={saver} saving={saving} />}
      <div className="score">
        <ApplicationPane assignment={assignment} />
        <RubricPane
          rubric={rubric}
          saving={saving}
          faults={faults}
          onType={type}
          onSubmit={() => void submit()}
          onAbstain={() => setOpened('abstain')}
        />
      </div>
      <SubmitDialog {...dialog} open={opened === 'submit'} saving={saving} last={next === null} />
      <WithdrawDialog {...dialog} open={opened === 'conflict'} />
      <AbstainDialog {...dialog} open={opened === 'abstain'} />
    </>
  )
}

/** Ctrl+Enter sends in from wherever one types. */
function useSubmitKey(submit: () => void, active: boolean): void {
  const latest = useRef(submit)
  useEffect(() => {
    latest.current = submit
  })
  useEffect(() => {
    if (!active) return undefined
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [active])
}
