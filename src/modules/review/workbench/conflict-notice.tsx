import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { call } from '../../../workbench/api.ts'
import { type AssignmentDetail, getAssignment } from '../contract.ts'
import { pointsText } from '../points.ts'
import { runningSum, type ScoreDraft } from './score-draft.ts'
import type { Kept, ScoreSaver, Saving } from './score-saver.ts'
import { keptOf } from './use-saver.ts'

interface ConflictNoticeProps {
  assignment: AssignmentDetail
  saver: ScoreSaver
  saving: Saving
}

/** Another window saved meanwhile: both are shown in a line, and the expert chooses which one counts. */
export function ConflictNotice({ assignment, saver, saving }: ConflictNoticeProps): ReactNode {
  const { id, rubric } = assignment
  const [theirs, setTheirs] = useState<Kept | null>(null)
  const notice = useRef<HTMLElement>(null)
  // whoever types further down sees it, and keeps the focus
  useEffect(() => {
    // braces: in new browsers it answers a promise, which an effect must not
    notice.current?.scrollIntoView({ block: 'center' })
  }, [])
  useEffect(() => {
    const left = new AbortController()
    const ask = () => call(getAssignment, { id }, { signal: left.signal }).then((fresh) => setTheirs(keptOf(fresh)))
    // away just now: the choice waits, what was typed stays
    void ask().catch(() => setTimeout(() => void ask().catch(() => undefined), 5000))
    return () => left.abort()
  }, [id])
  const words = (draft: ScoreDraft) => {
    const { given, of, tenths } = runningSum(rubric, draft)
    return `已评 ${given} / ${of} 项，${pointsText(tenths)} 分，意见 ${draft.comment.length} 字`
  }
  return (
    <section className="callout callout-act score-conflict" role="alert" ref={notice}>
      <p className="callout-title">这份在另一个窗口改过，请选一份留下</p>
      <dl>
        <div>
          <dt>这里的</dt>
          <dd>{words(saving.draft)}</dd>
          <dd>
            <Button type="primary" disabled={!theirs} onClick={() => theirs && saver.takeMine(theirs)}>
              留下这里的
            </Button>
          </dd>
        </div>
        <div>
          <dt>另一个窗口的</dt>
          <dd>{theirs ? words(theirs.draft) : '正在读取…'}</dd>
          <dd>
            <Button disabled={!theirs} onClick={() => theirs && saver.takeTheirs(theirs)}>
              留下另一份
            </Button>
          </dd>
        </div>
      </dl>
    </section>
  )
}
