import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { DateText } from '../../../ui/time.tsx'
import { useContract } from '../../../workbench/query.ts'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { isOpen } from '../agreement.ts'
import { type AgreementDetail, type AgreementParty, getAgreement } from '../contract.ts'
import { agreementStateLabels } from '../labels.ts'
import { agreementTones } from '../state-tones.ts'
import { type Act, actionsOf } from './agreement-acts.ts'
import { AgreementBody } from './agreement-body.tsx'
import { AgreementStanding } from './agreement-standing.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { ScanDialog } from './scan-dialog.tsx'

/** An agreement as staff see it through: who has sealed and confirmed, and what waits for the platform. */
export function AgreementRecord({ code }: { code: string }): ReactNode {
  const detail = useContract(getAgreement, { code })
  if (detail.data) return <Opened key={detail.data.code} agreement={detail.data} />
  if (!detail.error) return <LoadingState lines={12} />
  if (detail.error.status !== 404) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  return <EmptyState title={`没有找到 ${code}`} hint="编号可能抄错了，或者它不在您的范围内。" />
}

function Opened({ agreement }: { agreement: AgreementDetail }): ReactNode {
  const [act, setAct] = useState<Act | null>(null)
  const { code, project, state } = agreement
  const dialog = { agreement, onClose: () => setAct(null) }
  return (
    <>
      <RecordPanel
        code={code}
        title={project.title}
        tags={<Chip tone={agreementTones[state]}>{agreementStateLabels[state].zh}</Chip>}
        answer={<AgreementStanding agreement={agreement} />}
        actions={actionsOf(agreement, setAct)}
        facts={factsOf(agreement)}
        // before it stands, residents find nothing there
        {...(isOpen(state) ? { publicHref: `/agreements/${code}` } : {})}
      >
        <AgreementBody agreement={agreement} />
      </RecordPanel>
      <ScanDialog {...dialog} open={act?.kind === 'scan'} />
      <ConfirmDialog {...dialog} party={confirming(act)} />
      <ReturnDialog {...dialog} open={act?.kind === 'return'} />
    </>
  )
}

function confirming(act: Act | null): AgreementParty | null {
  return act?.kind === 'confirm' ? act.party : null
}

function factsOf(agreement: AgreementDetail): { label: string; value: ReactNode }[] {
  const { code, project, checkCode, grantFen, budgetFen, ownFen, startsOn, endsOn, drawnAt, scannedAt } = agreement
  return [
    {
      label: '项目',
      value: (
        <Link to={`/projects/${project.code}`}>
          方案和来龙去脉 <Code>{project.code}</Code>
        </Link>
      ),
    },
    { label: '资助', value: formatFen(grantFen) },
    {
      label: '预算',
      value: ownFen > 0 ? `${formatFen(budgetFen)}，其中自筹 ${formatFen(ownFen)}` : formatFen(budgetFen),
    },
    {
      label: '实施期',
      value: (
        <>
          <span className="line-nowrap">{formatDate(startsOn, 'zh')}</span>{' '}
          <span className="line-nowrap">至 {formatDate(endsOn, 'zh')}</span>
        </>
      ),
    },
    { label: '生成', value: <DateText at={drawnAt} kind="time" /> },
    ...(scannedAt ? [{ label: '扫描件上传', value: <DateText at={scannedAt} kind="time" /> }] : []),
    { label: '协议', value: <a href={`/agreements/${code}/paper.pdf`}>下载打印（PDF）</a> },
    { label: '校验码', value: checkCode },
  ]
}
