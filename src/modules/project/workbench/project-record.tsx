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
import { projectActionLabels, projectStateLabels } from '../labels.ts'
import { projectTones } from '../state-tones.ts'
import { EndDialog } from './end-dialog.tsx'
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

function Opened({ project }: { project: ProjectDetail }): ReactNode {
  const [ending, setEnding] = useState(false)
  const { code, title, state, thread } = project
  const end: RecordAction = {
    key: 'end',
    label: projectActionLabels.end.zh,
    refusal: project.can.end,
    kind: 'danger',
    onClick: () => setEnding(true),
  }
  return (
    <>
      <RecordPanel
        code={code}
        title={title}
        tags={<Chip tone={projectTones[state]}>{projectStateLabels[state].zh}</Chip>}
        answer={standing(project)}
        // what has come to its end is not ended again
        actions={state === 'closed' || state === 'ended' ? [] : [end]}
        facts={factsOf(project)}
        thread={markNow(threadSteps(thread, { lang: 'zh', tell: tellThread })).toReversed()}
        publicHref={`/projects/${code}`}
      >
        <RecordBody project={project} />
        <AuditLink code={code} />
      </RecordPanel>
      <EndDialog project={project} open={ending} onClose={() => setEnding(false)} />
    </>
  )
}

/** What one wants to know first: what it still lacks and until when, or why it stopped. */
function standing({ state, gapFen, expiresOn, endedBecause }: ProjectDetail): ReactNode {
  if (state === 'ended')
    return <p>{endedBecause === null ? '在库期满，没有筹够钱。' : `已终止。原因：${endedBecause}`}</p>
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
