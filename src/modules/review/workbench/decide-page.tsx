import { Button, Input, Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { civilDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import type { Refusal } from '../../../base/refusal.ts'
import { serverNow } from '../../../workbench/api.ts'
import { PageHead } from '../../../workbench/page-head.tsx'
import { useCommand, useContract } from '../../../workbench/query.ts'
import { EmptyState, errorWords, Loaded } from '../../../workbench/states.tsx'
import { refusalWords } from '../../../workbench/words.ts'
import { decide, getReview, type ReviewDetail } from '../contract-desk.ts'
import { decisionBodies, type DecisionBody, refuseDecision } from '../decision.ts'
import { decisionBodyLabels, fieldLabels } from '../labels.ts'
import { type DecisionSums, decidedOf, decisionSums, draftLines, proposalsOf } from './decision-draft.ts'
import { DecisionTable } from './decision-table.tsx'
import { Fault } from './fault.tsx'

/** 登记审定: which meeting, and what it decided about every application. */
export function DecidePage(): ReactNode {
  const { code = '' } = useParams()
  const query = useContract(getReview, { code })
  return (
    <>
      <PageHead title="登记审定" note={<Link to={`/reviews/${code}`}>{query.data?.call.title ?? '回到评审'}</Link>} />
      <Loaded query={query} lines={12}>
        {(review) => (review.can.decide ? <NotNow review={review} /> : <DecisionForm review={review} />)}
      </Loaded>
    </>
  )
}

function NotNow({ review: { can, call, state } }: { review: ReviewDetail }): ReactNode {
  return (
    <EmptyState
      title={state === 'decided' ? '已经审定' : refusalWords(can.decide!)}
      {...hintOf(state, can.decide)}
      action={<Link to={`/reviews/${call.code}`}>看这次评审</Link>}
    />
  )
}

function hintOf(state: ReviewDetail['state'], refusal: Refusal): { hint?: string } {
  if (state === 'decided') return { hint: '结果已登记，不再改动。' }
  return refusal?.code === 'review.decider' ? { hint: '组织评审和参加打分的人不登记审定，结果才站得住。' } : {}
}

interface Meeting {
  body: DecisionBody
  metOn: string
  minutesNumber: string
}

type Faults = Readonly<Record<string, string>>

function DecisionForm({ review }: { review: ReviewDetail }): ReactNode {
  const navigate = useNavigate()
  const proposals = proposalsOf(review)
  const [meeting, setMeeting] = useState<Meeting>({ body: 'directors', metOn: '', minutesNumber: '' })
  const [lines, setLines] = useState(() => draftLines(proposals))
  const [asked, setAsked] = useState(false)
  const [sure, setSure] = useState(false)
  const decided = proposals.map(({ applicationId }) => decidedOf(applicationId, lines[applicationId]!))
  const refused = refuseDecision(proposals, { ...meeting, lines: decided }, review.rules, serverNow())
  const command = useCommand(decide, {
    changes: ['call', 'application', 'notice'],
    onDone: () => void navigate(`/reviews/${review.call.code}`),
  })
  const faults: Faults = command.error?.fields ?? (asked ? (refused?.fields ?? {}) : {})
  const sums = decisionSums(decided, review.rules.totalFen)
  const send = () => command.mutate({ code: review.call.code, ...meeting, lines: decided })
  return (
    <form
      className="decision"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        command.reset()
        if (!refused) setSure(true)
      }}
    >
      <MeetingFields meeting={meeting} faults={faults} onChange={setMeeting} />
      <DecisionTable review={review} proposals={proposals} lines={lines} faults={faults} onChange={setLines} />
      <Totals sums={sums} totalFen={review.rules.totalFen} fault={faults.lines} />
      {command.error && (
        <p role="alert" className="review-fault">
          {errorWords(command.error)}
        </p>
      )}
      {asked && refused && (
        <p role="alert" className="review-fault">
          还有 {Object.keys(refused.fields ?? {}).length} 处要改，见标红的地方。
        </p>
      )}
      <div className="review-steps">
        <Button type="primary" size="large" htmlType="submit" loading={command.isPending}>
          登记审定
        </Button>
        <Link to={`/reviews/${review.call.code}/memo`}>先看呈批件</Link>
      </div>
      <Modal
        open={sure}
        title="登记后不能再改"
        okText="确认登记"
        confirmLoading={command.isPending}
        onOk={() => {
          send()
          setSure(false)
        }}
        onCancel={() => setSure(false)}
      >
        <p>
          {decisionBodyLabels[meeting.body].zh}，纪要 {meeting.minutesNumber}：{sumsText(sums)}。
        </p>
        <p className="soft">申报方和关注的居民会收到通知；排名、每一个分数和不一致的理由从此公开，接着公示。</p>
      </Modal>
    </form>
  )
}

function sumsText({ carriedOut, pooled, grantFen }: DecisionSums): string {
  const parts = [`实施 ${carriedOut} 个`, pooled > 0 ? `入库 ${pooled} 个` : '', `资助 ${formatFen(grantFen)}`]
  return parts.filter(Boolean).join('，')
}

interface MeetingFieldsProps {
  meeting: Meeting
  faults: Faults
  onChange(meeting: Meeting): void
}

function MeetingFields({ meeting, faults, onChange }: MeetingFieldsProps): ReactNode {
  const today = civilDate(serverNow())
  return (
    <fieldset className="pane decision-meeting">
      <legend className="visually-hidden">会议</legend>
      <div className="decision-field">
        <span id="body">{fieldLabels.body.zh}</span>
        <Radio.Group
          aria-labelledby="body"
          value={meeting.body}
          options={decisionBodies.map((value) => ({ value, label: decisionBodyLabels[value].zh }))}
          onChange={({ target }) => onChange({ ...meeting, body: target.value as DecisionBody })}
        />
      </div>
      <div className="decision-field">
        <label htmlFor="metOn">{fieldLabels.metOn.zh}</label>
        <Input
          id="metOn"
          type="date"
          max={today}
          value={meeting.metOn}
          aria-invalid={faults.metOn !== undefined}
          onChange={({ target }) => onChange({ ...meeting, metOn: target.value })}
        />
        <Fault code={faults.metOn} />
      </div>
      <div className="decision-field">
        <label htmlFor="minutes">{fieldLabels.minutesNumber.zh}</label>
        <Input
          id="minutes"
          maxLength={60}
          placeholder="例如：平街办会纪〔2026〕18 号"
          value={meeting.minutesNumber}
          aria-invalid={faults.minutesNumber !== undefined}
          onChange={({ target }) => onChange({ ...meeting, minutesNumber: target.value })}
        />
        <Fault code={faults.minutesNumber} />
      </div>
    </fieldset>
  )
}

function Totals({
  sums,
  totalFen,
  fault,
}: {
  sums: DecisionSums
  totalFen: number | null
  fault: string | undefined
}): ReactNode {
  const over = sums.leftFen !== null && sums.leftFen < 0
  return (
    <p className={over ? 'callout callout-act' : 'callout'} aria-live="polite">
      <b>{sumsText(sums)}</b>
      {totalFen !== null && sums.leftFen !== null && (
        <>
          {' '}
          · 征集总额 {formatFen(totalFen)}，
          {over ? `超出 ${formatFen(-sums.leftFen)}` : `还剩 ${formatFen(sums.leftFen)}`}
        </>
      )}{' '}
      <Fault code={fault} />
    </p>
  )
}
