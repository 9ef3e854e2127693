import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { formatFen } from '../../../base/money.ts'
import type { Refusal } from '../../../base/refusal.ts'
import { Chip } from '../../../ui/chip.tsx'
import { useContract } from '../../../workbench/query.ts'
import { type RecordAction, RecordPanel } from '../../../workbench/record-panel.tsx'
import { useMay } from '../../../workbench/session.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { type FundDetail, getFund } from '../contract.ts'
import { fundLevelLabels } from '../labels.ts'
import { DesignateDialog } from './designate-dialog.tsx'
import { feeWords } from './desk-words.ts'
import { DonationDialog } from './donation-dialog.tsx'
import { TransferPart } from './transfer-part.tsx'

/** A fund as the foundation works on it: what it has, what may be done, and its account. */
export function FundRecord({ id }: { id: string }): ReactNode {
  const detail = useContract(getFund, { id })
  if (detail.data) return <Opened key={id} fund={detail.data} />
  if (!detail.error) return <LoadingState lines={12} />
  const { status } = detail.error
  if (status !== 404 && status !== 422) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  return <EmptyState title="没有找到这个基金" hint="链接可能不完整。" />
}

type Act = 'record' | 'designate'

function Opened({ fund }: { fund: FundDetail }): ReactNode {
  const [act, setAct] = useState<Act | null>(null)
  const refusal = useRecording(fund)
  const { id, name, level, closed, freeFen } = fund
  const actions: RecordAction[] = [
    { key: 'record', label: '登记捐赠', refusal, onClick: () => setAct('record') },
    { key: 'designate', label: '登记划款', refusal, kind: 'plain', onClick: () => setAct('designate') },
  ]
  const dialog = { fund, onClose: () => setAct(null) }
  return (
    <>
      <RecordPanel
        code={fundLevelLabels[level].zh}
        title={name}
        tags={closed ? <Chip tone="still">已停用</Chip> : null}
        answer={<p>本基金待安排 {formatFen(freeFen)}。</p>}
        actions={actions}
        facts={factsOf(fund)}
        publicHref={`/funds/${id}`}
      >
        <Figures fund={fund} />
        <Below fund={fund} />
        <TransferPart fund={fund} />
      </RecordPanel>
      <DonationDialog {...dialog} open={act === 'record'} />
      <DesignateDialog {...dialog} open={act === 'designate'} />
    </>
  )
}

/** Why not: what the server would answer. Who puts mistakes right is not told of what the other one does. */
function useRecording({ closed }: FundDetail): Refusal | undefined {
  const mayRecord = useMay('fund.record')
  const mayCorrect = useMay('fund.approve')
  if (!mayRecord && mayCorrect) return undefined
  if (!mayRecord) return { code: 'permission-missing', params: { permission: 'fund.record' } }
  return closed ? { code: 'fund.closed' } : null
}

interface PartProps {
  fund: FundDetail
}

/** With everything below it; what is not set apart is its own. */
function Figures({ fund }: PartProps): ReactNode {
  const { givenFen, heldFen, feeFen, paidFen, freeFen, gifts } = fund
  const figures = [
    ['已收捐赠', formatFen(givenFen)],
    ['捐赠笔数', String(gifts)],
    ['管理费', formatFen(feeFen)],
    ['已拨付', formatFen(paidFen)],
    ['现有', formatFen(heldFen)],
  ]
  return (
    <section className="record-part">
      <h3>账面</h3>
      <dl className="five-figures">
        {figures.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="five-gap">
          <dt>其中待安排（本级）</dt>
          <dd>{formatFen(freeFen)}</dd>
        </div>
      </dl>
      {fund.children.length > 0 && <p className="small soft">除待安排外，各数都含下设的专账。</p>}
    </section>
  )
}

function Below({ fund: { children } }: PartProps): ReactNode {
  if (children.length === 0) return null
  return (
    <section className="record-part">
      <h3>下设</h3>
      <ul className="record-lines">
        {children.map(({ id, name, level }) => (
          <li key={id}>
            <Link to={`/funds/${id}`}>{name}</Link>
            <span className="soft">{fundLevelLabels[level].zh}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function factsOf({ parent, holder, area, purpose, feePermille }: FundDetail): { label: string; value: ReactNode }[] {
  return [
    { label: '用途', value: purpose },
    { label: '持有的基金会', value: holder.name },
    { label: '地区', value: area.name },
    { label: '管理费', value: feeWords(feePermille) },
    ...(parent ? [{ label: '上级基金', value: <Link to={`/funds/${parent.id}`}>{parent.name}</Link> }] : []),
  ]
}
