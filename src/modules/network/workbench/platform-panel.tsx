import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { RecordPanel } from '../../../workbench/record-panel.tsx'
import type { AreaItem, PlatformItem } from '../contract.ts'
import { platformKindLabels } from '../labels.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { communitiesOf, type Network } from './nodes.ts'
import { OperatorDialog } from './operator-dialog.tsx'
import { Operators } from './operators.tsx'

interface PlatformPanelProps {
  platform: PlatformItem
  area: AreaItem | null
  network: Network
}

/** Where a platform is found, who runs it until when, and what lies below it. */
export function PlatformPanel({ platform, area, network }: PlatformPanelProps): ReactNode {
  const [act, setAct] = useState<'change' | 'contract' | null>(null)
  const close = () => setAct(null)
  const { address, phone, hours, theme } = platform
  return (
    <>
      <RecordPanel
        code={platform.code}
        title={platform.name}
        tags={
          <span className="soft">
            {[platformKindLabels[platform.kind].zh, theme, area?.name].filter(Boolean).join(' · ')}
          </span>
        }
        actions={[
          { key: 'contract', label: '登记运营合同', refusal: null, kind: 'plain', onClick: () => setAct('contract') },
          { key: 'change', label: '改地址、电话、开放时间', refusal: null, onClick: () => setAct('change') },
        ]}
        facts={[
          { label: '地址', value: address || missing },
          { label: '电话', value: phone ? <a href={`tel:${phone}`}>{phone}</a> : missing },
          { label: '开放时间', value: hours || missing },
        ]}
        publicHref="/network"
      >
        <Operators platform={platform} />
        {area?.level === 'street' && <Below network={network} street={area} />}
      </RecordPanel>
      <ChangeDialog platform={platform} open={act === 'change'} onClose={close} />
      <OperatorDialog platform={platform} open={act === 'contract'} onClose={close} />
    </>
  )
}

const missing = <span className="soft">还没填，居民页面上不显示</span>

function Below({ network, street }: { network: Network; street: AreaItem }): ReactNode {
  const communities = communitiesOf(network, street)
  return (
    <section className="record-part">
      <h3>{communities.length} 个社区</h3>
      <ul className="network-communities">
        {communities.map(({ code, name }) => (
          <li key={code}>
            <Link to={`/network/${code}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
