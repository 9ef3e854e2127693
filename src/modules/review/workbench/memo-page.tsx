import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { serverNow } from '../../../workbench/api.ts'
import { PageHead } from '../../../workbench/page-head.tsx'
import { useContract } from '../../../workbench/query.ts'
import { EmptyState, Loaded } from '../../../workbench/states.tsx'
import { awardLevelLabels } from '../../call/labels.ts'
import { getReview, type ReviewDetail } from '../contract-desk.ts'
import { isChosen } from '../decision.ts'
import { decisionBodyLabels, outcomeLabels } from '../labels.ts'
import { meanText, pointsText } from '../points.ts'
import { trimFrom } from '../ranking.ts'
import { countedOf, leftOf } from './standing.ts'

/** 呈批件: the ranking as a paper for the meeting, or for the file once it has decided; printed on A4 as it stands. */
export function MemoPage(): ReactNode {
  const { code = '' } = useParams()
  const query = useContract(getReview, { code })
  return (
    <>
      <PageHead title="呈批件" note={<Link to={`/reviews/${code}`}>{query.data?.call.title ?? '回到评审'}</Link>}>
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
      </PageHead>
      <Loaded query={query} lines={14}>
        {(review) =>
          review.lines.every(({ ranking }) => ranking) ? (
            <Memo review={review} />
          ) : (
            <EmptyState title="还没有排名" hint="打分收齐、算出排名后，这里是交会议的材料。" />
          )
        }
      </Loaded>
    </>
  )
}

function Memo({ review }: { review: ReviewDetail }): ReactNode {
  const { call, decision, lines } = review
  return (
    <article className="memo">
      <header>
        <h2>{call.title}</h2>
        <p>{decision ? '审定结果' : '评审结果呈批'}</p>
        <p className="small">
          编号 {call.code} · {formatDate(civilDate(serverNow()), 'zh')}
        </p>
      </header>
      {introOf(review).map((text) => (
        <p key={text} className="memo-text">
          {text}
        </p>
      ))}
      <MemoTable review={review} />
      {decision ? (
        <Reasons lines={lines} />
      ) : (
        <p className="memo-text">妥否，请审定。与排名不一致的，请逐项写明理由，理由将随结果公开。</p>
      )}
      {!decision && (
        <dl className="memo-sign">
          <dt>会议意见</dt>
          <dd />
          <dt>签字、日期</dt>
          <dd />
        </dl>
      )}
    </article>
  )
}

function introOf({ lines, experts, blind, rules, decision }: ReviewDetail): string[] {
  const conflicts = lines.reduce(
    (sum, line) => sum + leftOf(line).filter(({ state }) => state === 'conflicted').length,
    0,
  )
  const wide = lines.filter(({ ranking }) => ranking?.wide).length
  const scores = lines.reduce((sum, line) => sum + countedOf(line).length, 0)
  const asked = lines
    .filter(({ ranking }) => (decision ? ranking?.outcome : ranking?.proposed) === 'carry-out')
    .reduce((sum, { ranking, grantFen }) => sum + (ranking?.decidedGrantFen ?? grantFen), 0)
  const money = rules.totalFen === null ? '' : `，征集总额 ${formatFen(rules.totalFen)}`
  return [
    `共 ${lines.length} 份申报通过资格审查并完成评审，每份不少于 ${experts} 位专家${blind ? '匿名' : ''}打分，收到打分 ${scores} 份；声明回避 ${conflicts} 人次。`,
    `名次按平均分从高到低排；打分满 ${trimFrom} 份的，去掉一个最高分和一个最低分。${wide > 0 ? `有 ${wide} 份相差超过 ${rules.spread} 分（表中注“合议”）${decision ? '' : '，请专家合议后审定'}。` : ''}`,
    ...(decision
      ? [
          `${formatDate(decision.metOn, 'zh')}，${decisionBodyLabels[decision.body].zh}审定，纪要 ${decision.minutesNumber}。实施项目资助合计 ${formatFen(asked)}${money}。`,
        ]
      : [`按分数线、名额和金额，建议如下。建议实施的合计 ${formatFen(asked)}${money}。`]),
  ]
}

function MemoTable({ review: { lines, decision } }: { review: ReviewDetail }): ReactNode {
  return (
    <table className="memo-table">
      <thead>
        <tr>
          <th scope="col">名次</th>
          <th scope="col">项目</th>
          <th scope="col" className="memo-extra">
            申报单位
          </th>
          <th scope="col">各份打分</th>
          <th scope="col">平均</th>
          <th scope="col" className="memo-extra">
            申请（元）
          </th>
          <th scope="col">{decision ? '审定' : '建议'}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.applicationId}>
            <td>{line.ranking?.place}</td>
            <th scope="row">{line.title}</th>
            <td className="memo-extra">{line.organisation}</td>
            <td className="num">
              {countedOf(line)
                .map(({ pointsTenths }) => pointsText(pointsTenths ?? 0))
                .join('、')}
              {line.ranking?.wide && '（合议）'}
            </td>
            <td className="num">{line.ranking && meanText(line.ranking.meanHundredths)}</td>
            <td className="num memo-extra">{formatFen(line.grantFen).slice(1)}</td>
            <td>{resultText(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function resultText({ ranking }: ReviewDetail['lines'][number]): string {
  if (!ranking) return ''
  const { outcome, proposed, decidedGrantFen } = ranking
  if (!outcome) return proposed ? awardLevelLabels[proposed].zh : '不入选'
  const amount = isChosen(outcome) && decidedGrantFen !== null ? ` ${formatFen(decidedGrantFen).slice(1)} 元` : ''
  return `${outcomeLabels[outcome].zh}${amount}`
}

/** Departures from the ranking, each with its reason. */
function Reasons({ lines }: Pick<ReviewDetail, 'lines'>): ReactNode {
  const departures = lines.filter(({ ranking }) => ranking?.because)
  if (departures.length === 0) return <p className="memo-text">审定结果与排名一致。</p>
  return (
    <>
      <p className="memo-text">与排名不一致的，理由如下：</p>
      <ol>
        {departures.map(({ applicationId, title, ranking }) => (
          <li key={applicationId}>
            第 {ranking?.place} 名 {title}：{ranking?.because}
          </li>
        ))}
      </ol>
    </>
  )
}
