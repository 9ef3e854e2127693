import { type ReactNode, useState } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { More } from '../../../workbench/more.tsx'
import { useList } from '../../../workbench/query.ts'
import { ErrorState, LoadingState } from '../../../workbench/states.tsx'
import type { FundDetail } from '../contract.ts'
import { type BookedItem, listBooked } from '../contract-desk.ts'
import { CorrectDialog } from './correct-dialog.tsx'
import { transferNote, transferTitle } from './desk-words.ts'
import { UnnameDialog } from './unname-dialog.tsx'

type Act = 'correct' | 'unname'

/** Every transfer of a fund, the latest first; what was taken back says so, and what may be done stands below its amount. */
export function TransferPart({ fund }: { fund: FundDetail }): ReactNode {
  const list = useList(listBooked, { id: fund.id, limit: 20 })
  const [chosen, setChosen] = useState<{ act: Act; item: BookedItem } | null>(null)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const chosenFor = (act: Act) => ({
    item: chosen?.act === act ? chosen.item : null,
    onClose: () => setChosen(null),
  })
  return (
    <section className="record-part">
      <h3>每一笔</h3>
      {list.isPending && <LoadingState lines={6} />}
      {list.isError && items.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <p className="soft">还没有进出。</p>}
      <ul className="record-lines">
        {items.map((item) => (
          <Line key={item.id} item={item} fundId={fund.id} onAct={(act) => setChosen({ act, item })} />
        ))}
      </ul>
      <More list={list} />
      <CorrectDialog {...chosenFor('correct')} />
      <UnnameDialog {...chosenFor('unname')} />
    </section>
  )
}

interface LineProps {
  item: BookedItem
  fundId: string
  onAct(act: Act): void
}

function Line({ item, fundId, onAct }: LineProps): ReactNode {
  const { bookedOn, amountFen, correctedOn, can } = item
  return (
    <li>
      <span>
        {transferTitle(item)} {correctedOn && <Chip tone="still">已更正</Chip>}
        <span className="small soft line-marks">
          {formatDate(bookedOn, 'zh')} · {transferNote(item, fundId)}
        </span>
      </span>
      <span className="line-amount">
        {formatFen(amountFen)}
        <span className="small fund-acts">
          {!can.unname && <ActButton item={item} label="隐去姓名" onClick={() => onAct('unname')} />}
          {!can.correct && <ActButton item={item} label="更正" onClick={() => onAct('correct')} />}
        </span>
      </span>
    </li>
  )
}

function ActButton({ item, label, onClick }: { item: BookedItem; label: string; onClick(): void }): ReactNode {
  return (
    <button
      type="button"
      className="link-button"
      aria-label={`${label} ${transferTitle(item)} ${formatFen(item.amountFen)}`}
      onClick={onClick}
    >
      {label}
    </button>
  )
}
