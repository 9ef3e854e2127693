import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { formatFen } from '../../../base/money.ts'
import { awardLevelLabels } from '../../call/labels.ts'
import type { ReviewDetail } from '../contract-desk.ts'
import { isChosen, type Outcome, outcomes, type Proposal } from '../decision.ts'
import { outcomeLabels } from '../labels.ts'
import { meanText } from '../points.ts'
import { type DecisionLines, departs, type LineDraft, withOutcome } from './decision-draft.ts'
import { Fault } from './fault.tsx'

interface DecisionTableProps {
  review: ReviewDetail
  proposals: readonly Proposal[]
  lines: DecisionLines
  faults: Readonly<Record<string, string>>
  onChange(lines: DecisionLines): void
}

/** Every application with what the ranking proposes and what the meeting decided; a reason as soon as the two differ. */
export function DecisionTable({ review, proposals, lines, faults, onChange }: DecisionTableProps): ReactNode {
  const offered = outcomes.filter(
    (outcome) => !isChosen(outcome) || review.rules.awards.some(({ level }) => level === outcome),
  )
  return (
    <div className="pane review-scroll">
      <table className="review-table decision-table">
        <caption className="visually-hidden">逐项结果</caption>
        <thead>
          <tr>
            <th scope="col">名次</th>
            <th scope="col">申报</th>
            <th scope="col" className="end">
              平均
            </th>
            <th scope="col">建议</th>
            <th scope="col">审定结果</th>
            <th scope="col">资助金额（元）</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map((proposal) => (
            <DecisionRow
              key={proposal.applicationId}
              review={review}
              proposal={proposal}
              line={lines[proposal.applicationId]!}
              offered={offered}
              fault={faults[`lines.${proposal.applicationId}`]}
              onChange={(line) => onChange({ ...lines, [proposal.applicationId]: line })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface DecisionRowProps {
  review: ReviewDetail
  proposal: Proposal
  line: LineDraft
  offered: readonly Outcome[]
  fault: string | undefined
  onChange(line: LineDraft): void
}

function DecisionRow({ review, proposal, line, offered, fault, onChange }: DecisionRowProps): ReactNode {
  const { applicationId, code, proposed, grantFen } = proposal
  const application = review.lines.find((one) => one.applicationId === applicationId)
  const departure = departs(proposal, line)
  const name = application?.title ?? code
  return (
    <>
      <tr className={departure ? 'is-departure' : ''}>
        <td className="review-place">{application?.ranking?.place}</td>
        <th scope="row">
          <span className="review-title">{name}</span>
          <span className="small soft review-of">
            {code} · {application?.organisation} · 申请 {formatFen(grantFen)}
          </span>
        </th>
        <td className="end num" data-label="平均">
          {application?.ranking && meanText(application.ranking.meanHundredths)}
        </td>
        <td data-label="建议">{proposed ? awardLevelLabels[proposed].zh : '不入选'}</td>
        <td>
          <Select
            aria-label={`${name}的审定结果`}
            className="decision-outcome"
            value={line.outcome}
            options={offered.map((value) => ({ value, label: outcomeLabels[value].zh }))}
            onChange={(outcome: Outcome) => onChange(withOutcome(line, outcome, proposal))}
          />
        </td>
        <td>
          {isChosen(line.outcome) && (
            <Input
              aria-label={`${name}的资助金额，元`}
              className="decision-grant"
              inputMode="decimal"
              value={line.grant}
              aria-invalid={fault === 'review.grant'}
              onChange={({ target }) => onChange({ ...line, grant: target.value })}
            />
          )}
          {fault === 'review.grant' && <Fault code={fault} />}
        </td>
      </tr>
      {departure && (
        <tr className="is-departure decision-reason">
          <td colSpan={6}>
            <label htmlFor={`because-${applicationId}`}>与排名不一致，理由会公开：</label>
            <Input
              id={`because-${applicationId}`}
              maxLength={200}
              value={line.because}
              placeholder="例如：与在建的社区服务站选址重复，待协调后再议"
              aria-invalid={fault !== undefined && fault !== 'review.grant'}
              onChange={({ target }) => onChange({ ...line, because: target.value })}
            />
            {fault !== 'review.grant' && <Fault code={fault} />}
          </td>
        </tr>
      )}
    </>
  )
}
