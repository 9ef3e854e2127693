import type { ReactNode } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { type Fen, formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import type { Column } from '../../../workbench/list-types.ts'
import type { RowOf } from '../../../workbench/query.ts'
import { figureLabels } from '../../project/labels.ts'
import type { listDeskListings } from '../contract-desk.ts'
import { listingStateLabels } from '../labels.ts'
import { listingTones } from '../state-tones.ts'

export type Item = RowOf<typeof listDeskListings>

/** What a project is called in the list, and the code it is known by. */
export function RowTitle({ row }: { row: Item }): ReactNode {
  return (
    <>
      {row.title}
      <span className="small soft line-marks">
        {[row.code, row.callPays && '由征集的资金支持'].filter(Boolean).join(' · ')}
      </span>
    </>
  )
}

/** A word or a figure that reads badly in two lines. */
function short(key: string, title: string, text: (row: Item) => string): Column<Item> {
  return { key, title, text, render: (row) => <span className="line-nowrap">{text(row)}</span> }
}

function money(key: string, title: string, fen: (row: Item) => Fen | null): Column<Item> {
  const text = (row: Item): string => {
    const amount = fen(row)
    return amount === null ? '' : formatFen(amount, { kind: 'short' })
  }
  return { ...short(key, title, text), align: 'end' }
}

/** Only what still looks for money has a day until which it does. */
const closing = ({ state, closesOn }: Item): string => (state === 'open' ? formatDate(closesOn, 'zh') : '')

export const listingColumns: Column<Item>[] = [
  { ...short('code', '编号', ({ code }) => code), shown: false },
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => listingStateLabels[state].zh,
    render: ({ state }) => <Chip tone={listingTones[state]}>{listingStateLabels[state].zh}</Chip>,
    keep: true,
  },
  money('budget', figureLabels.budgetFen.zh, ({ budgetFen }) => budgetFen),
  money('pledged', figureLabels.pledgedFen.zh, ({ pledgedFen }) => pledgedFen),
  // nobody looks for money for what is off the exchange
  money('gap', '还差', ({ state, gapFen }) => (state === 'closed' ? null : gapFen)),
  {
    key: 'closes',
    title: '认购期限',
    text: closing,
    // on a phone no heading stands above it
    render: (row) => row.state === 'open' && <span className="line-nowrap">到{closing(row)}</span>,
  },
  short('campaign', '募捐备案', ({ campaign, callPays }) => campaign?.filingNumber ?? (callPays ? '' : '仅面向企业')),
  { key: 'organisation', title: '实施方', text: ({ organisation }) => organisation.name, shown: false },
]
