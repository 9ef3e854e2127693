import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { PageHead } from '../../../workbench/page-head.tsx'
import { useContract } from '../../../workbench/query.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { type AssignmentDetail, getAssignment } from '../contract.ts'
import { ApplicationPane } from './application-pane.tsx'
import { DeclarationPane } from './declaration-pane.tsx'
import { GivenScore } from './given-score.tsx'
import { ScoreHead } from './score-head.tsx'
import { Scoring } from './scoring.tsx'

/** One application to judge: the declaration first, then the text beside the rubric, at the end what was given. */
export function ScorePage({ id }: { id: string }): ReactNode {
  const query = useContract(getAssignment, { id })
  const { data, error } = query
  if (!data) {
    return (
      <>
        <PageHead title="评审打分" />
        {error ? <ErrorState error={error} onRetry={() => void query.refetch()} /> : <LoadingState lines={14} />}
      </>
    )
  }
  if (data.application && data.state === 'open' && data.can.score === null) return <Scoring assignment={data} />
  return (
    <>
      <ScoreHead assignment={data} />
      <Rest assignment={data} />
    </>
  )
}

function Rest({ assignment }: { assignment: AssignmentDetail }): ReactNode {
  if (assignment.state === 'assigned') return <DeclarationPane assignment={assignment} />
  if (!assignment.application) {
    return (
      <EmptyState
        title={assignment.state === 'conflicted' ? '您已回避这一份' : '您没有评这一份'}
        hint={`内容已对您关闭，工作人员会另请专家。${assignment.because ? `您写的原因：${assignment.because}` : ''}`}
        action={<NextLink assignment={assignment} />}
      />
    )
  }
  return (
    <div className="score">
      <ApplicationPane assignment={assignment} />
      <GivenScore assignment={assignment} />
    </div>
  )
}

function NextLink({ assignment: { position } }: { assignment: AssignmentDetail }): ReactNode {
  return (
    <Link to={position.next ? `/scoring/${position.next}` : '/scoring'}>{position.next ? '看下一份' : '回到列表'}</Link>
  )
}
