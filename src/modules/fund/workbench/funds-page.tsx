import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { type Fen, formatFen } from '../../../base/money.ts'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter } from '../../../workbench/list-types.ts'
import { type RowOf, useContract } from '../../../workbench/query.ts'
import { useMay } from '../../../workbench/session.tsx'
import { listFunds } from '../contract.ts'
import { fundLevelLabels } from '../labels.ts'
import { FundRecord } from './fund-record.tsx'
import { OpenDialog } from './open-dialog.tsx'

type Item = RowOf<typeof listFunds>

function money(key: string, title: string, fen: (row: Item) => Fen): Column<Item> {
  const text = (row: Item) => formatFen(fen(row), { kind: 'short' })
  return { key, title, text, render: (row) => <span className="line-nowrap">{text(row)}</span>, align: 'end' }
}

const columns: Column<Item>[] = [
  { ...money('held', '现有', ({ heldFen }) => heldFen), keep: true },
  money('given', '已收捐赠', ({ givenFen }) => givenFen),
  { key: 'gifts', title: '笔数', text: ({ gifts }) => String(gifts), align: 'end' },
  money('fee', '管理费', ({ feeFen }) => feeFen),
  money('paid', '已拨付', ({ paidFen }) => paidFen),
  { key: 'holder', title: '持有的基金会', text: ({ holder }) => holder.name, shown: false },
  { key: 'purpose', title: '用途', text: ({ purpose }) => purpose, shown: false },
]

const rowTitle = ({ name, level, area, closed }: Item): ReactNode => (
  <>
    {name}
    <span className="small soft line-marks">
      {[fundLevelLabels[level].zh, area.name, closed && '已停用'].filter(Boolean).join(' · ')}
    </span>
  </>
)

export function FundsPage(): ReactNode {
  const { id } = useParams()
  const mayOpen = useMay('fund.manage')
  const [opening, setOpening] = useState(false)
  const funds = useContract(listFunds, { limit: 100 }).data?.items ?? []
  const below: Filter = {
    key: 'parent',
    label: '下设于',
    options: funds.filter(({ level }) => level !== 'micro').map(({ id: value, name }) => ({ value, label: name })),
  }
  return (
    <>
      <ListPage
        title="基金账目"
        name="funds"
        contract={listFunds}
        filters={[below]}
        columns={columns}
        rowKey={(row) => row.id}
        rowTitle={rowTitle}
        rowText={(row) => row.name}
        rowHref={(row) => `/funds/${row.id}`}
        href="/funds"
        actions={mayOpen && <Button onClick={() => setOpening(true)}>设立基金</Button>}
        empty={{ title: '还没有基金', hint: '持有公益资金的基金会设立专项基金后，账目排在这里。' }}
        {...(id ? { openKey: id } : {})}
      >
        {id && <FundRecord id={id} />}
      </ListPage>
      <OpenDialog funds={funds} open={opening} onClose={() => setOpening(false)} />
    </>
  )
}
