import type { ReactNode } from 'react'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { awardLevelLabels } from '../../call/labels.ts'
import type { ReviewDetail } from '../contract-desk.ts'
import { outcomeLabels } from '../labels.ts'
import { meanText, pointsText } from '../points.ts'
import { outcomeTones } from '../state-tones.ts'
import { Left, LineTitle } from './staff-table.tsx'
import { columnsOf, countedOf } from './standing.ts'

type Line = ReviewDetail['lines'][number]

/** The ranking with every score; where experts lie far apart, what to do about it. */
export function RankedTable({ review }: { review: ReviewDetail }): ReactNode {
  const experts = Array.from({ length: columnsOf(review) }, (_, at) => at + 1)
  const wide = review.lines.filter(({ ranking }) => ranking?.wide).length
  return (
    <>
      {wide > 0 && review.state === 'ranked' && (
        <p className="callout callout-wait review-wide">
          有 {wide} 份的打分相差超过 {review.rules.spread}{' '}
          分。请专家合议一次，把各自的理由说清楚，结论写进会议纪要；分数不改。
        </p>
      )}
      <div className="pane review-scroll">
        <table className="review-table is-ranked">
          <caption className="visually-hidden">排名，每位专家的打分，建议和审定结果</caption>
          <thead>
            <tr>
              <th scope="col">名次</th>
              <th scope="col">申报</th>
              {experts.map((at) => (
                <th key={at} scope="col" className="end">
                  {at} 号
                </th>
              ))}
              <th scope="col" className="end">
                平均
              </th>
              <th scope="col" className="end">
                相差
              </th>
              <th scope="col">{review.state === 'decided' ? '审定' : '建议'}</th>
            </tr>
          </thead>
          <tbody>
            {review.lines.map((line) => (
              <RankedRow key={line.applicationId} line={line} experts={experts} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function RankedRow({ line, experts }: { line: Line; experts: readonly number[] }): ReactNode {
  const { ranking } = line
  const scored = countedOf(line)
  if (!ranking) return null
  return (
    <tr>
      <td className="review-place">{ranking.place}</td>
      <th scope="row">
        <LineTitle line={line} />
        <Left line={line} />
        <Comments line={line} />
      </th>
      {experts.map((at) => (
        <td key={at} className="end num" title={scored[at - 1]?.expert.name} data-label={`${at} 号`}>
          {pointsOf(scored[at - 1])}
        </td>
      ))}
      <td className="end num" data-label="平均">
        <b>{meanText(ranking.meanHundredths)}</b>
      </td>
      <td className="end num" data-label="相差">
        {pointsText(ranking.spreadTenths)} {ranking.wide && <Chip tone="wait">要合议</Chip>}
      </td>
      <td data-label={ranking.outcome ? '审定' : '建议'}>
        <Result ranking={ranking} />
      </td>
    </tr>
  )
}

const pointsOf = (assignment: ReturnType<typeof countedOf>[number] | undefined) =>
  assignment?.pointsTenths == null ? '' : pointsText(assignment.pointsTenths)

function Comments({ line }: { line: Line }): ReactNode {
  const said = countedOf(line).filter(({ comment }) => comment)
  if (said.length === 0) return null
  return (
    <details className="review-comments">
      <summary>意见 {said.length} 条</summary>
      <ul>
        {said.map(({ id, expert, comment, pointsTenths }, at) => (
          <li key={id}>
            <b>
              {at + 1} 号 {expert.name}
            </b>{' '}
            <span className="soft num">{pointsTenths !== null && pointsText(pointsTenths)}</span>
            <p>{comment}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Result({ ranking }: { ranking: NonNullable<Line['ranking']> }): ReactNode {
  const { outcome, proposed, decidedGrantFen, because } = ranking
  if (!outcome) return proposed ? awardLevelLabels[proposed].zh : <span className="soft">不入选</span>
  return (
    <>
      <Chip tone={outcomeTones[outcome]}>{outcomeLabels[outcome].zh}</Chip>
      {decidedGrantFen !== null && (
        <span className="num review-grant">{formatFen(decidedGrantFen, { kind: 'short' })}</span>
      )}
      {because && <span className="small soft review-because">{because}</span>}
    </>
  )
}
