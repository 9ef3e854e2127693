import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { civilDate, daysBetween, formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip, type Tone } from '../../../ui/chip.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { useWhole } from '../../../workbench/query.ts'
import { ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { listOperators, type OperatorItem, type PlatformItem } from '../contract.ts'
import { EndOperatorDialog } from './end-operator-dialog.tsx'

/** a contract that ends sooner is time to think of the next */
const soonDays = 90

function standing(
  { startsOn, endsOn, endedOn }: OperatorItem,
  today: string,
): { tone: Tone; text: string; ended: boolean } {
  const last = endedOn ?? endsOn
  if (last < today)
    return { tone: 'still', text: endedOn ? `${formatDate(endedOn, 'zh')}提前终止` : '已期满', ended: true }
  if (startsOn > today) return { tone: 'info', text: '还没开始', ended: endedOn !== null }
  const left = daysBetween(today, last)
  if (left <= soonDays) return { tone: 'wait', text: `还有 ${left} 天到期`, ended: endedOn !== null }
  return { tone: 'go', text: '现任', ended: endedOn !== null }
}

/** Every contract of the platform, the latest first. */
export function Operators({ platform }: { platform: PlatformItem }): ReactNode {
  const [ending, setEnding] = useState<OperatorItem | null>(null)
  const list = useWhole(listOperators, { platformId: platform.id })
  return (
    <section className="record-part">
      <h3>运营合同</h3>
      {list.isPending && <LoadingState lines={2} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p className="soft">还没有合同。登记后，居民页面会显示由谁运营。</p>}
      <ul className="network-operators">
        {list.data?.map((operator) => (
          <Operator key={operator.id} operator={operator} onEnd={() => setEnding(operator)} />
        ))}
      </ul>
      {ending && <EndOperatorDialog operator={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

function Operator({ operator, onEnd }: { operator: OperatorItem; onEnd(): void }): ReactNode {
  const { operatorName, creditCode, startsOn, endsOn, yearlyFeeFen, deliverables } = operator
  const { tone, text, ended } = standing(operator, civilDate(serverNow()))
  return (
    <li>
      <div className="network-operator-head">
        <b>{operatorName}</b>
        <Chip tone={tone}>{text}</Chip>
        {!ended && (
          <Button size="small" onClick={onEnd} aria-label={`提前终止 ${operatorName} 的合同`}>
            提前终止
          </Button>
        )}
      </div>
      <p className="small soft">
        {formatDate(startsOn, 'zh')} 至 {formatDate(endsOn, 'zh')} · 年度服务费 {formatFen(yearlyFeeFen)}
        {creditCode && ` · ${creditCode}`}
      </p>
      <p className="small">{deliverables}</p>
    </li>
  )
}
