import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { DateText } from '../../../ui/time.tsx'
import { useContract } from '../../../workbench/query.ts'
import { type RecordAction, RecordPanel } from '../../../workbench/record-panel.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { getFund } from '../contract.ts'
import { type DesignationDetail, getDesignation } from '../contract-desk.ts'
import { refuseTransfer } from '../fund.ts'
import { designationActionLabels, designationStateLabels } from '../labels.ts'
import { designationTones } from '../state-tones.ts'
import { ApproveDialog, SendBackDialog } from './decide-dialogs.tsx'
import { promiseWords } from './desk-words.ts'

/** Money that one entered for a project, as another decides about it. */
export function DesignationRecord({ id }: { id: string }): ReactNode {
  const detail = useContract(getDesignation, { id })
  if (detail.data) return <Opened key={id} designation={detail.data} />
  if (!detail.error) return <LoadingState lines={10} />
  const { status } = detail.error
  if (status !== 404 && status !== 422) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  return <EmptyState title="没有找到这笔划款" hint="链接可能不完整，或者它不在您的范围内。" />
}

type Act = 'approve' | 'refuse'

function Opened({ designation }: { designation: DesignationDetail }): ReactNode {
  const [act, setAct] = useState<Act | null>(null)
  const { fund, project, state, amountFen, feeFen, note, can, correctedOn } = designation
  const open = state === 'entered'
  const free = useContract(getFund, { id: fund.id }, { enabled: open }).data?.freeFen ?? null
  const short = free === null ? null : refuseTransfer({ kind: 'fund', balanceFen: free }, amountFen + feeFen)
  const actions: RecordAction[] = [
    {
      key: 'approve',
      label: designationActionLabels.approve.zh,
      refusal: can.decide ?? short,
      onClick: () => setAct('approve'),
    },
    {
      key: 'refuse',
      label: designationActionLabels.refuse.zh,
      refusal: can.decide,
      kind: 'danger',
      onClick: () => setAct('refuse'),
    },
  ]
  const dialog = { designation, onClose: () => setAct(null) }
  return (
    <>
      <RecordPanel
        code={project.code}
        title={`${project.title}：${formatFen(amountFen)}`}
        tags={
          <>
            <Chip tone={designationTones[state]}>{designationStateLabels[state].zh}</Chip>
            {correctedOn && <Chip tone="still">已更正</Chip>}
          </>
        }
        answer={<Standing designation={designation} free={free} />}
        actions={open ? actions : []}
        facts={factsOf(designation)}
        publicHref={`/projects/${project.code}`}
      >
        <section className="record-part">
          <h3>登记时的说明</h3>
          <PlainText text={note} />
        </section>
      </RecordPanel>
      <ApproveDialog {...dialog} open={act === 'approve'} />
      <SendBackDialog {...dialog} open={act === 'refuse'} />
    </>
  )
}

/** What the fund has for it, or what came of it. */
function Standing({ designation, free }: { designation: DesignationDetail; free: number | null }): ReactNode {
  const { state, amountFen, feeFen, decidedBecause, correctedOn } = designation
  if (state === 'refused') return <p>已退回{decidedBecause ? `：${decidedBecause}` : '。'}</p>
  if (correctedOn) return <p>{formatDate(correctedOn, 'zh')}已更正：钱和管理费退回了基金。</p>
  if (state === 'approved') return <p>已划入项目专账，写进项目的来龙去脉。</p>
  return (
    <>
      <p>
        批准后基金共支出 {formatFen(amountFen + feeFen)}
        {free === null ? '。' : `，现在待安排 ${formatFen(free)}。`}
      </p>
      <p>{promiseWords(designation)}</p>
    </>
  )
}

function factsOf({ fund, project, amountFen, feeFen, enteredAt, decidedAt, state }: DesignationDetail) {
  return [
    { label: '基金', value: <Link to={`/funds/${fund.id}`}>{fund.name}</Link> },
    {
      label: '项目',
      value: (
        <>
          {project.title} <Code>{project.code}</Code>
        </>
      ),
    },
    { label: '划入项目', value: formatFen(amountFen) },
    { label: '管理费', value: formatFen(feeFen) },
    { label: '登记', value: <DateText at={enteredAt} kind="time" /> },
    ...(decidedAt
      ? [{ label: state === 'approved' ? '批准' : '退回', value: <DateText at={decidedAt} kind="time" /> }]
      : []),
  ]
}
