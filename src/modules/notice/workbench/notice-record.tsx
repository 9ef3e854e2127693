import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { useContract } from '../../../workbench/query.ts'
import { type RecordAction, RecordPanel } from '../../../workbench/record-panel.tsx'
import { useMay } from '../../../workbench/session.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { awardLevelLabels } from '../../call/labels.ts'
import { meanText } from '../../review/points.ts'
import { getNotice, type NoticeDetail } from '../contract.ts'
import {
  itemStateLabels,
  noticeActionLabels,
  noticeKindLabels,
  noticeStateLabels,
  objectionStateLabels,
} from '../labels.ts'
import { itemTones, noticeTones, objectionTones } from '../state-tones.ts'
import { TermText } from './term-text.tsx'

/** A notice as those who publish it and answer for it read it. */
export function NoticeRecord({ code }: { code: string }): ReactNode {
  const detail = useContract(getNotice, { code })
  if (detail.data) return <Opened key={detail.data.code} notice={detail.data} />
  if (!detail.error) return <LoadingState lines={12} />
  if (detail.error.status !== 404) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  return <EmptyState title={`没有找到 ${code}`} hint="编号可能抄错了，或者这份公示不在您的范围内。" />
}

function Opened({ notice }: { notice: NoticeDetail }): ReactNode {
  const navigate = useNavigate()
  const { code, title, state, kind, body, can } = notice
  const publish: RecordAction = {
    key: 'publish',
    label: noticeActionLabels.publish.zh,
    refusal: can.publish,
    shortcut: 'f',
    onClick: () => void navigate(`/notices/${code}/publish`),
  }
  return (
    <RecordPanel
      code={code}
      title={title}
      tags={
        <>
          <Chip tone={noticeTones[state]}>{noticeStateLabels[state].zh}</Chip> <Chip>{noticeKindLabels[kind].zh}</Chip>
        </>
      }
      answer={<Answer notice={notice} />}
      actions={state === 'draft' ? [publish] : []}
      facts={factsOf(notice)}
      publicHref={`/notices/${code}`}
    >
      <section className="record-part">
        <h3>公示的项目</h3>
        <Items notice={notice} />
      </section>
      {state !== 'draft' && <Objections notice={notice} />}
      <details className="record-part">
        <summary>正文</summary>
        <PlainText text={body} />
      </details>
    </RecordPanel>
  )
}

/** What comes next, and until when. */
function Answer({ notice }: { notice: NoticeDetail }): ReactNode {
  const { state, workingDays, effective, cancelled, lines } = notice
  if (state === 'draft')
    return (
      <p>审定后拟好的，还没发布。发布后从下一个工作日起，公示 {workingDays} 个工作日；没有异议的，届满自动生效。</p>
    )
  if (state === 'standing') return <TermText notice={notice} />
  if (state === 'holding') {
    const held = lines.filter((line) => line.state === 'held').length
    return <p>公示期满，{held} 项有异议没答复，暂不生效；答复后马上有结果。</p>
  }
  return (
    <p>
      公示结束：{effective} 项生效{cancelled > 0 && `，${cancelled} 项不生效`}。
    </p>
  )
}

function factsOf({ issuer, call, publishedOn, endsOn, workingDays, provisional }: NoticeDetail) {
  return [
    { label: '发布方', value: issuer },
    ...(call ? [{ label: '征集', value: <Link to={`/calls/${call.code}`}>{call.title}</Link> }] : []),
    ...(publishedOn ? [{ label: '发布', value: formatDate(publishedOn, 'zh') }] : []),
    {
      label: '公示期',
      value: `${workingDays} 个工作日${endsOn ? `，${formatDate(endsOn, 'zh')} 24:00 届满` : ''}${provisional ? '（放假安排没公布完，可能顺延）' : ''}`,
    },
  ]
}

function Items({ notice: { lines, publishedOn } }: { notice: NoticeDetail }): ReactNode {
  return (
    <ul className="notice-items">
      {lines.map(({ id, code, title, organisation, place, meanHundredths, level, grantFen, state, openObjections }) => (
        <li key={id}>
          <span className="notice-place">第 {place} 名</span>
          <div>
            <b>
              <Link to={`/designs/${code}`}>{title}</Link>
            </b>{' '}
            {publishedOn !== null && <Chip tone={itemTones[state]}>{itemStateLabels[state].zh}</Chip>}
            {openObjections > 0 && (
              <>
                {' '}
                <Chip tone="act">{openObjections} 条异议待答复</Chip>
              </>
            )}
            <div className="small soft">
              <Code>{code}</Code> · {organisation} · {meanText(meanHundredths)} 分 · {awardLevelLabels[level].zh} ·{' '}
              {formatFen(grantFen)}
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** As the public reads them; the words themselves are with those who answer. */
function Objections({ notice: { code, objections } }: { notice: NoticeDetail }): ReactNode {
  const mayAnswer = useMay('notice.answer')
  return (
    <section className="record-part">
      <h3>异议</h3>
      {objections.length === 0 ? (
        <p className="soft">没有收到署名的异议。</p>
      ) : (
        <ul className="notice-items">
          {[...objections.entries()].map(([place, objection]) => (
            <Objection key={place} objection={objection} />
          ))}
        </ul>
      )}
      {mayAnswer && (
        <p>
          <Link to={`/objections?notice=${encodeURIComponent(code)}`}>看收到的异议和线索</Link>
        </p>
      )}
    </section>
  )
}

function Objection({ objection }: { objection: NoticeDetail['objections'][number] }): ReactNode {
  const { state, codes, receivedOn, answeredOn, answer } = objection
  return (
    <li>
      <div>
        <b>{codes.join('、')}</b> <Chip tone={objectionTones[state]}>{objectionStateLabels[state].zh}</Chip>
        <div className="small soft">
          {formatDate(receivedOn, 'zh')}收到{answeredOn && `，${formatDate(answeredOn, 'zh')}答复`}
        </div>
        {answer && <PlainText text={answer} />}
      </div>
    </li>
  )
}
