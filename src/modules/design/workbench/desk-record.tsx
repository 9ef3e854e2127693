import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import type { ThreadEntry } from '../../../base/thread.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { DateText } from '../../../ui/time.tsx'
import type { TimelineItem } from '../../../ui/timeline.tsx'
import { useContract } from '../../../workbench/query.ts'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import { useMay } from '../../../workbench/session.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { tellThread } from '../../../workbench/thread.ts'
import { problemFieldLabels, reviewLabels, withholdLabels } from '../../problem/labels.ts'
import { type DesignDetail, getDesign } from '../contract.ts'
import { designStateLabels } from '../labels.ts'
import { stateTones } from '../state-tones.ts'
import { awaitsReview, type DeskAct, deskActsFor } from './desk-acts.ts'
import { DeskDialogs } from './desk-dialogs.tsx'
import { teamText } from './desk-columns.tsx'
import { lackWords } from './desk-words.ts'
import { RecordBody } from './record-body.tsx'

/** The design a code stands for, as staff work on it; the code of a problem that joined opens it, too. */
export function DeskRecord({ code }: { code: string }): ReactNode {
  const detail = useContract(getDesign, { code })
  const { search } = useLocation()
  const navigate = useNavigate()
  const canonical = detail.data?.code
  useEffect(() => {
    if (canonical && canonical !== code) void navigate({ pathname: `/designs/${canonical}`, search }, { replace: true })
  }, [canonical, code, search, navigate])
  if (detail.data) return <Opened key={detail.data.code} design={detail.data} />
  if (!detail.error) return <LoadingState lines={12} />
  if (detail.error.status !== 404) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  return <EmptyState title={`没有找到 ${code}`} hint="编号可能抄错了，或者这个方案不在您的范围内。" />
}

function Opened({ design }: { design: DesignDetail }): ReactNode {
  const [act, setAct] = useState<DeskAct | null>(null)
  return (
    <>
      <RecordPanel
        code={design.code}
        title={design.title ?? design.code}
        tags={<Tags design={design} />}
        answer={<p>{standingWords(design)}</p>}
        actions={deskActsFor(design, setAct)}
        facts={factsOf(design)}
        thread={threadItems(design.thread)}
        {...(design.review === 'published' ? { publicHref: `/designs/${design.code}` } : {})}
      >
        <RecordBody design={design} />
        <AuditLink code={design.code} />
      </RecordPanel>
      <DeskDialogs design={design} act={act} onClose={() => setAct(null)} />
    </>
  )
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

function Tags({ design }: { design: DesignDetail }): ReactNode {
  const { state, review, withheldBecause } = design
  const changed = review === 'published' && awaitsReview(design)
  return (
    <>
      <Chip tone={stateTones[state]}>{designStateLabels[state].zh}</Chip>
      <Chip tone={review === 'pending' ? 'wait' : review === 'published' ? 'go' : 'still'}>
        {reviewLabels[review].zh}
        {withheldBecause && `：${withholdLabels[withheldBecause].zh}`}
      </Chip>
      {changed && <Chip tone="wait">有改过的文字待审核</Chip>}
    </>
  )
}

/** Where it stands, in one line: what is missing, and what comes next. */
function standingWords({ state, lacks, endedBecause, team }: DesignDetail): string {
  if (state === 'ready') return '方案成形，可以申报。'
  if (state === 'applied') return '已申报，等评审结果。'
  if (state === 'ended') return `已中止。原因：${endedBecause ?? ''}`
  const offers = team.filter((member) => member.state === 'offered').length
  const waiting = offers > 0 ? `有 ${offers} 位想参与，等答复。` : ''
  return `${lacks.length > 0 ? `还缺${lackWords(lacks)}。` : '团队齐了，可以定下方案。'}${waiting}`
}

function factsOf(design: DesignDetail): { label: string; value: ReactNode }[] {
  const { street, community, field, openedAt, parties, problems } = design
  return [
    { label: '地点', value: [street?.name, community?.name].filter(Boolean).join(' · ') },
    { label: '领域', value: problemFieldLabels[field]?.zh ?? field },
    { label: '团队', value: teamText(parties) },
    { label: '发起时间', value: <DateText at={openedAt} kind="time" /> },
    {
      label: '回应的事',
      value: (
        <>
          {problems.map(({ code, title }) => (
            <div key={code}>
              <Link to={`/problems/${code}`}>
                {title} <Code>{code}</Code>
              </Link>
            </div>
          ))}
        </>
      ),
    },
  ]
}

/** The thread as residents read it, oldest first; the last step is where it stands. */
function threadItems(thread: readonly ThreadEntry[]): TimelineItem[] {
  const items = thread.flatMap((entry): TimelineItem[] => {
    const said = tellThread(entry, 'zh')
    return said ? [{ key: entry.id, when: <DateText at={entry.at} kind="time" />, ...said }] : []
  })
  return items.map((item, at) => (at === items.length - 1 && item.mark === 'step' ? { ...item, mark: 'now' } : item))
}
