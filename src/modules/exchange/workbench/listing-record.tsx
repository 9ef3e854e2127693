import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { useContract } from '../../../workbench/query.ts'
import { type RecordAction, RecordPanel } from '../../../workbench/record-panel.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { problemFieldLabels } from '../../problem/labels.ts'
import { getListing, type ListingDetail } from '../contract.ts'
import { enterprisesOnly, listingStateLabels } from '../labels.ts'
import { listingTones } from '../state-tones.ts'
import { ClearDialog, SetDialog } from './campaign-dialogs.tsx'
import { EnterDialog } from './enter-dialog.tsx'
import { ListingBody } from './listing-body.tsx'

/** The listing a code stands for, as staff work on it; the code of a problem it answers opens it, too. */
export function ListingRecord({ code }: { code: string }): ReactNode {
  const detail = useContract(getListing, { code })
  const { search } = useLocation()
  const navigate = useNavigate()
  const canonical = detail.data?.code
  useEffect(() => {
    if (canonical && canonical !== code)
      void navigate({ pathname: `/exchange/${canonical}`, search }, { replace: true })
  }, [canonical, code, search, navigate])
  if (detail.data) return <Opened key={detail.data.code} listing={detail.data} />
  if (!detail.error) return <LoadingState lines={12} />
  if (detail.error.status !== 404) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  return <EmptyState title={`没有找到 ${code}`} hint="编号可能抄错了，或者这件事还没有入库。" />
}

type Act = 'enter' | 'set' | 'clear'

function Opened({ listing }: { listing: ListingDetail }): ReactNode {
  const [act, setAct] = useState<Act | null>(null)
  const { code, title, state } = listing
  const dialog = { listing, onClose: () => setAct(null) }
  return (
    <>
      <RecordPanel
        code={code}
        title={title}
        tags={<Chip tone={listingTones[state]}>{listingStateLabels[state].zh}</Chip>}
        answer={standing(listing)}
        actions={actionsOf(listing, setAct)}
        facts={factsOf(listing)}
        publicHref={`/exchange/${code}`}
      >
        <ListingBody listing={listing} />
      </RecordPanel>
      <EnterDialog {...dialog} open={act === 'enter'} />
      <SetDialog {...dialog} open={act === 'set'} />
      <ClearDialog {...dialog} open={act === 'clear'} />
    </>
  )
}

function actionsOf({ can, campaign }: ListingDetail, take: (act: Act) => void): RecordAction[] {
  const set = can['set-campaign']
  const enter: RecordAction = {
    key: 'enter',
    label: '登记财政、福彩资金',
    refusal: can.enter,
    onClick: () => take('enter'),
  }
  const behind: RecordAction = {
    key: 'set',
    label: campaign ? '换募捐备案' : '挂募捐备案',
    refusal: set,
    kind: 'plain',
    onClick: () => take('set'),
  }
  const clear: RecordAction = {
    key: 'clear',
    label: '取消募捐备案',
    refusal: set,
    kind: 'danger',
    onClick: () => take('clear'),
  }
  return campaign ? [enter, behind, clear] : [enter, behind]
}

/** What one wants to know first: what it still lacks, until when, and from whom it may come. */
function standing({ state, gapFen, closesOn, callPays }: ListingDetail): ReactNode {
  if (state === 'closed') return <p>已下架，认购都已解除。</p>
  if (state === 'full') return <p>已认满，接下来优化方案、核定预算。认购不等于到账。</p>
  return (
    <p>
      还差 {formatFen(gapFen)}，认购到 {formatDate(closesOn, 'zh')}。{callPays && '资金下达后在这里登记。'}
    </p>
  )
}

function factsOf(listing: ListingDetail): { label: string; value: ReactNode }[] {
  const { organisation, street, community, field, campaign, callPays, code } = listing
  return [
    { label: '实施方', value: organisation.name },
    { label: '地点', value: [street?.name, community?.name].filter(Boolean).join(' · ') },
    { label: '领域', value: problemFieldLabels[field]?.zh ?? field },
    {
      label: '募捐备案',
      value: campaign ? (
        <>
          {campaign.filingNumber}，{campaign.charity.name}
          <br />
          <span className="small soft">
            {campaign.channelName}，到 {formatDate(campaign.endsOn, 'zh')}
          </span>
        </>
      ) : callPays ? (
        '由征集的资金支持，不找人认购'
      ) : (
        enterprisesOnly.zh
      ),
    },
    {
      label: '项目',
      value: (
        <Link to={`/projects/${code}`}>
          来龙去脉 <Code>{code}</Code>
        </Link>
      ),
    },
  ]
}
