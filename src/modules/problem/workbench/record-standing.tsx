import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { DueText } from '../../../workbench/due-text.tsx'
import type { DeskDetail } from '../contract-desk.ts'
import { outsideLabels } from '../labels.ts'

/** Where it stands, in one line: by when, and with whom it is. */
export function RecordStanding({ problem }: { problem: DeskDetail }): ReactNode {
  const words = standingWords(problem)
  const reopened = problem.state === 'handling' ? lastReason(problem) : null
  return (
    <>
      {problem.dueAt && <DueText dueAt={problem.dueAt} clock={problem.state === 'passed' ? null : 'promised'} />}
      <div>{words}</div>
      {reopened && (
        <blockquote className="desk-reason">
          <span className="small soft">反映人说还没解决：</span>
          {reopened}
        </blockquote>
      )}
      {problem.ageBand !== 'adult' && <div className="small">未成年人的记录：谁打开都留痕。</div>}
    </>
  )
}

function standingWords({ state, handler, ownerName, outside, mergedInto, consent }: DeskDetail): ReactNode {
  switch (state) {
    case 'received':
      return consent === 'waiting' ? '等监护人同意后才办。' : '还没定由谁办。'
    case 'handling':
      return `由${handler ?? '本级'}办理${ownerName ? `，承办人 ${ownerName}` : ''}。`
    case 'passed':
      return outside
        ? `已转${outsideLabels[outside.body].zh}，受理号 ${outside.receipt}。到期问一下办结情况，再答复反映人。`
        : ''
    case 'answered':
      return '已答复。反映人满意或期满，就办结。'
    case 'adopted':
      return '已采纳，进入方案设计。'
    case 'merged':
      return (
        <>
          已并入 <Link to={`/problems/${mergedInto}`}>{mergedInto}</Link>，在那一件里办。
        </>
      )
    case 'closed':
      return '已办结。'
    case 'withdrawn':
      return '反映人已撤回，内容和联系方式都已清除。'
  }
}

function lastReason({ history }: DeskDetail): string | null {
  return history.findLast(({ type }) => type === 'problem.reopened')?.reason ?? null
}
