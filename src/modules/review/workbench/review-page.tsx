import { type ReactNode, useCallback, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { Bar } from '../../../ui/bar.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ActionButton } from '../../../workbench/action-button.tsx'
import { DueText } from '../../../workbench/due-text.tsx'
import { PageHead } from '../../../workbench/page-head.tsx'
import { useContract } from '../../../workbench/query.ts'
import { ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { getReview, type ReviewDetail } from '../contract-desk.ts'
import { decisionBodyLabels, reviewActionLabels, reviewStateLabels } from '../labels.ts'
import { reviewTones } from '../state-tones.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { RankedTable } from './ranked-table.tsx'
import { StaffTable } from './staff-table.tsx'
import { progressOf } from './standing.ts'
import { BeginDialog, RankDialog } from './step-dialogs.tsx'

/** One review: where it stands, what is next, and every application with its experts. */
export function ReviewPage(): ReactNode {
  const { code = '' } = useParams()
  const query = useContract(getReview, { code })
  const { data, error } = query
  if (!data) {
    return (
      <>
        <PageHead title="评审" />
        {error ? <ErrorState error={error} onRetry={() => void query.refetch()} /> : <LoadingState lines={14} />}
      </>
    )
  }
  return <Review review={data} />
}

function Review({ review }: { review: ReviewDetail }): ReactNode {
  const [assigning, setAssigning] = useState<string | null>(null)
  const close = useCallback(() => setAssigning(null), [])
  const ranked = review.state === 'ranked' || review.state === 'decided'
  return (
    <>
      <PageHead title={review.call.title} note={<Link to="/reviews">全部评审</Link>} />
      <Standing review={review} />
      {ranked ? <RankedTable review={review} /> : <StaffTable review={review} onAssign={setAssigning} />}
      <AssignDialog review={review} applicationId={assigning} onClose={close} />
    </>
  )
}

function Standing({ review }: { review: ReviewDetail }): ReactNode {
  const { state, call, dueAt, experts, blind, lines, decision } = review
  const open = state === 'assigning' || state === 'scoring'
  return (
    <section className="pane review-standing" aria-label="进度">
      <div className="review-facts">
        <Chip tone={reviewTones[state]}>{reviewStateLabels[state].zh}</Chip>
        <span className="soft">{call.code}</span>
        <span>
          {lines.length} 份申报，每份 {experts} 位专家{blind ? '，匿名评' : ''}
        </span>
        {open && <DueText dueAt={dueAt} />}
        {decision && (
          <span>
            {formatDate(decision.metOn, 'zh')} {decisionBodyLabels[decision.body].zh}，纪要 {decision.minutesNumber}
          </span>
        )}
      </div>
      <Progress review={review} />
      <Steps review={review} />
    </section>
  )
}

function Progress({ review }: { review: ReviewDetail }): ReactNode {
  const { missing, short, submitted, needed } = progressOf(review)
  if (review.state === 'assigning')
    return <p>{missing > 0 ? `还差 ${missing} 位专家（${short} 份申报没请齐）。` : '专家请齐了，可以开始打分。'}</p>
  if (review.state !== 'scoring') return null
  return (
    <>
      <p>
        收到 {submitted} / {needed} 份打分。
        {missing > 0 && <b className="review-missing">有 {short} 份申报的专家不够了，请补请。</b>}
      </p>
      <Bar
        parts={[{ value: submitted, tone: 'deep' }]}
        total={needed}
        label={`收到 ${submitted} 份打分，共 ${needed} 份`}
      />
    </>
  )
}

/** The next step of the review; a later one is not shown before its time. */
function Steps({ review }: { review: ReviewDetail }): ReactNode {
  const { state, can, call } = review
  const navigate = useNavigate()
  const [opened, setOpened] = useState<'begin' | 'rank' | null>(null)
  const close = () => setOpened(null)
  return (
    <div className="review-steps">
      {state === 'assigning' && (
        <ActionButton kind="primary" refusal={beginRefusal(review)} onClick={() => setOpened('begin')}>
          {reviewActionLabels.begin.zh}
        </ActionButton>
      )}
      {state === 'scoring' && (
        <ActionButton kind="primary" refusal={can.rank} onClick={() => setOpened('rank')}>
          {reviewActionLabels.rank.zh}
        </ActionButton>
      )}
      {state === 'ranked' && (
        <ActionButton
          kind="primary"
          refusal={can.decide}
          onClick={() => void navigate(`/reviews/${call.code}/decision`)}
        >
          {reviewActionLabels.decide.zh}
        </ActionButton>
      )}
      {(state === 'ranked' || state === 'decided') && (
        <ActionButton refusal={null} onClick={() => void navigate(`/reviews/${call.code}/memo`)}>
          呈批件
        </ActionButton>
      )}
      {state === 'decided' && (
        <a href={`/calls/${call.code}/ranking`} target="_blank" rel="noreferrer">
          公开的排名 ↗
        </a>
      )}
      <BeginDialog review={review} open={opened === 'begin'} onClose={close} />
      <RankDialog review={review} open={opened === 'rank'} onClose={close} />
    </div>
  )
}

/** A day that has gone by is set anew in the dialog: it keeps nobody from opening it. */
function beginRefusal({ can }: ReviewDetail) {
  return can.begin?.code === 'review.due-passed' ? null : can.begin
}
