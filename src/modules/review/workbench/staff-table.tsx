import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { useCommand } from '../../../workbench/query.ts'
import { errorWords } from '../../../workbench/states.tsx'
import { problemFieldLabels } from '../../problem/labels.ts'
import { releaseExpert, type ReviewDetail } from '../contract-desk.ts'
import { assignmentStateLabels } from '../labels.ts'
import { assignmentTones } from '../state-tones.ts'
import { type Assignment, columnsOf, countedOf, leftOf } from './standing.ts'

interface StaffTableProps {
  review: ReviewDetail
  onAssign(applicationId: string): void
}

type Line = ReviewDetail['lines'][number]

/** Applications by experts: who judges what, how far they are, who is missing. */
export function StaffTable({ review, onAssign }: StaffTableProps): ReactNode {
  const columns = Array.from({ length: columnsOf(review) }, (_, at) => at + 1)
  return (
    <div className="pane review-scroll">
      <table className="review-table">
        <caption className="visually-hidden">每份申报请了谁，评到哪</caption>
        <thead>
          <tr>
            <th scope="col">申报</th>
            {columns.map((at) => (
              <th key={at} scope="col">
                第 {at} 位
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {review.lines.map((line) => (
            <StaffRow key={line.applicationId} review={review} line={line} columns={columns} onAssign={onAssign} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface StaffRowProps extends StaffTableProps {
  line: Line
  columns: readonly number[]
}

function StaffRow({ review, line, columns, onAssign }: StaffRowProps): ReactNode {
  const experts = countedOf(line)
  return (
    <tr>
      <th scope="row">
        <LineTitle line={line} />
        <Left line={line} />
      </th>
      {columns.map((at) => {
        const assignment = experts[at - 1]
        if (assignment) return <ExpertCell key={assignment.id} assignment={assignment} review={review} />
        if (at > review.experts) {
          return (
            <td key={at}>
              <span className="visually-hidden">不用再请</span>
            </td>
          )
        }
        return (
          <td key={at} className="is-missing">
            <Missing review={review} line={line} onAssign={onAssign} />
          </td>
        )
      })}
    </tr>
  )
}

export function LineTitle({ line: { title, code, organisation, field, grantFen } }: { line: Line }): ReactNode {
  return (
    <>
      <span className="review-title">{title}</span>
      <span className="small soft review-of">
        {[
          code,
          organisation,
          problemFieldLabels[field]?.zh ?? field,
          `申请 ${formatFen(grantFen, { kind: 'short' })}`,
        ].join(' · ')}
      </span>
    </>
  )
}

/** Who left it, and why: somebody else is asked instead. */
export function Left({ line }: { line: Line }): ReactNode {
  const left = leftOf(line)
  if (left.length === 0) return null
  return (
    <ul className="review-left small soft">
      {left.map(({ id, expert, state, because }) => (
        <li key={id}>
          {expert.name} {assignmentStateLabels[state].zh}
          {because && `：${because}`}
        </li>
      ))}
    </ul>
  )
}

function Missing({ review, line, onAssign }: Omit<StaffRowProps, 'columns'>): ReactNode {
  if (review.can.assign) return <span className="soft">还缺</span>
  return (
    <Button
      size="small"
      type="dashed"
      aria-label={`还缺，请专家：${line.title}`}
      onClick={() => onAssign(line.applicationId)}
    >
      还缺，请专家
    </Button>
  )
}

function ExpertCell({ assignment, review }: { assignment: Assignment; review: ReviewDetail }): ReactNode {
  const { id, expert, state } = assignment
  const release = useCommand(releaseExpert, { changes: ['expert'] })
  const releasable = review.can.assign === null && (state === 'assigned' || state === 'open')
  return (
    <td>
      <span className="review-expert">{expert.name}</span>
      <span className="review-cell">
        <Chip tone={assignmentTones[state]}>{assignmentStateLabels[state].zh}</Chip>
        {releasable && (
          <Popconfirm
            title={`不再请${expert.name}评这一份？`}
            description={review.state === 'scoring' ? '已经填的分不算，本人会收到通知。' : '还没有通知本人。'}
            okText="取消分派"
            cancelText="返回"
            onConfirm={() => release.mutate({ id })}
          >
            <button type="button" className="link-button" aria-label={`取消分派 ${expert.name}`}>
              取消
            </button>
          </Popconfirm>
        )}
      </span>
      {release.error && (
        <span role="alert" className="small review-fault">
          {errorWords(release.error)}
        </span>
      )}
    </td>
  )
}
