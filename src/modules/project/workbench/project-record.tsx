import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { markNow, threadSteps } from '../../../ui/thread-steps.tsx'
import { useContract } from '../../../workbench/query.ts'
import { type RecordAction, RecordPanel } from '../../../workbench/record-panel.tsx'
import { useMay } from '../../../workbench/session.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { tellThread } from '../../../workbench/thread.ts'
import { awardLevelLabels } from '../../call/labels.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import { getProject, type ProjectDetail } from '../contract.ts'
import { getPlan, type PlanDetail } from '../contract-plan.ts'
import { planActionLabels, planStateLabels, projectActionLabels, projectStateLabels } from '../labels.ts'
import { planTones, projectTones } from '../state-tones.ts'
import { ApprovePlanDialog, ReturnPlanDialog } from './decide-plan-dialogs.tsx'
import { EndDialog } from './end-dialog.tsx'
import { PlanPart } from './plan-part.tsx'
import { PlanStanding } from './plan-standing.tsx'
import { RecordBody } from './record-body.tsx'

/** The project a code stands for, as staff work on it; the code of a problem it answers opens it, too. */
export function ProjectRecord({ code }: { code: string }): ReactNode {
  const detail = useContract(getProject, { code })
  const { search } = useLocation()
  const navigate = useNavigate()
  const canonical = detail.data?.code
  useEffect(() => {
    if (canonical && canonical !== code)
      void navigate({ pathname: `/projects/${canonical}`, search }, { replace: true })
  }, [canonical, code, search, navigate])
  if (detail.data) return <Opened key={detail.data.code} project={detail.data} />
  if (!detail.error) return <LoadingState lines={12} />
  if (detail.error.status !== 404) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  return <EmptyState title={`没有找到 ${code}`} hint="编号可能抄错了，或者这件事还没有成为项目。" />
}

type Act = 'approve' | 'return' | 'end'

function Opened({ project }: { project: ProjectDetail }): ReactNode {
  const [act, setAct] = useState<Act | null>(null)
  const { code, title, state, thread } = project
  // before its money is promised there is none, and nobody asks for it
  const plan = useContract(getPlan, { code }, { enabled: state !== 'pooled' }).data ?? null
  const dialog = { onClose: () => setAct(null) }
  return (
    <>
      <RecordPanel
        code={code}
        title={title}
        tags={<Tags project={project} plan={plan} />}
        answer={plan && state === 'refining' ? <PlanStanding plan={plan} /> : standing(project)}
        actions={actionsOf(project, plan, setAct)}
        facts={factsOf(project)}
        thread={markNow(threadSteps(thread, { lang: 'zh', tell: tellThread })).toReversed()}
        publicHref={`/projects/${code}`}
      >
        {plan?.state && <PlanPart plan={plan} />}
        <RecordBody project={project} />
        <AuditLink code={code} />
      </RecordPanel>
      {plan && (
        <>
          <ApprovePlanDialog {...dialog} plan={plan} open={act === 'approve'} />
          <ReturnPlanDialog {...dialog} plan={plan} open={act === 'return'} />
        </>
      )}
      <EndDialog {...dialog} project={project} open={act === 'end'} />
    </>
  )
}

/** Its stage, and while the plan is written how far that has come. */
function Tags({ project: { state }, plan }: { project: ProjectDetail; plan: PlanDetail | null }): ReactNode {
  return (
    <>
      <Chip tone={projectTones[state]}>{projectStateLabels[state].zh}</Chip>{' '}
      {state === 'refining' && plan?.state && (
        <Chip tone={planTones[plan.state]}>{planStateLabels[plan.state].zh}</Chip>
      )}
    </>
  )
}

function actionsOf({ state, can }: ProjectDetail, plan: PlanDetail | null, take: (act: Act) => void): RecordAction[] {
  // what has come to its end is not ended again
  if (state === 'closed' || state === 'ended') return []
  const end: RecordAction = {
    key: 'end',
    label: projectActionLabels.end.zh,
    refusal: can.end,
    kind: 'danger',
    onClick: () => take('end'),
  }
  if (state !== 'refining') return [end]
  const approve: RecordAction = {
    key: 'approve',
    label: projectActionLabels.approve.zh,
    refusal: plan?.can.decide,
    onClick: () => take('approve'),
  }
  const back: RecordAction = {
    key: 'return',
    label: planActionLabels.return.zh,
    refusal: plan?.can.decide,
    kind: 'plain',
    onClick: () => take('return'),
  }
  return [approve, back, end]
}

/** What one wants to know first: what it still lacks and until when, or why it stopped. */
function standing({ code, state, gapFen, expiresOn, endedBecause }: ProjectDetail): ReactNode {
  if (state === 'ended')
    return <p>{endedBecause === null ? '在库期满，没有筹够钱。' : `已终止。原因：${endedBecause}`}</p>
  if (state === 'signing' || state === 'delivering')
    return (
      <>
        <p>{state === 'signing' ? '方案和预算已核定，等各方签协议。' : '各方已签约，正在实施。'}</p>
        <p>
          <Link to={{ pathname: '/agreements', search: `q=${code}` }}>看协议</Link>
        </p>
      </>
    )
  if (state !== 'pooled') return null
  return (
    <p>
      {gapFen > 0 ? `还差 ${formatFen(gapFen)}` : '认购已满'}，可以在库到 {formatDate(expiresOn, 'zh')}。
    </p>
  )
}

function factsOf(project: ProjectDetail): { label: string; value: ReactNode }[] {
  const { street, community, field, organisation, level, call, notice, code, pooledOn } = project
  return [
    { label: '实施方', value: organisation.name },
    { label: '地点', value: [street?.name, community?.name].filter(Boolean).join(' · ') },
    { label: '领域', value: problemFieldLabels[field]?.zh ?? field },
    { label: '审定结果', value: awardLevelLabels[level].zh },
    { label: '入库日期', value: formatDate(pooledOn, 'zh') },
    { label: '征集', value: <Link to={`/calls/${call.code}`}>{call.title}</Link> },
    {
      label: '公示',
      value: (
        <Link to={`/notices/${notice.code}`}>
          <Code>{notice.code}</Code>
        </Link>
      ),
    },
    {
      label: '方案',
      value: (
        <Link to={`/designs/${code}`}>
          <Code>{code}</Code>
        </Link>
      ),
    },
  ]
}

/** To who did what under this code, for those who may read it. */
function AuditLink({ code }: { code: string }): ReactNode {
  const may = useMay('audit.read')
  if (!may) return null
  return (
    <p className="record-part small">
      <Link to={{ pathname: '/audit', search: `q=${code}` }}>它的操作记录</Link>
    </p>
  )
}
