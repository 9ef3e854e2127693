import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Filter, ListView } from '../../../workbench/list-types.ts'
import { useMay } from '../../../workbench/session.tsx'
import { listDeskListings } from '../contract-desk.ts'
import { listingStates } from '../exchange.ts'
import { listingStateLabels } from '../labels.ts'
import { FileDialog } from './file-dialog.tsx'
import { type Item, listingColumns, RowTitle } from './listing-columns.tsx'
import { ListingRecord } from './listing-record.tsx'

const filters: Filter[] = [
  {
    key: 'state',
    label: '状态',
    options: listingStates.map((value) => ({ value, label: listingStateLabels[value].zh })),
  },
]

const views: ListView[] = [
  { name: '认购中', query: 'state=open' },
  { name: '已认满', query: 'state=full' },
]

const rowTitle = (row: Item) => <RowTitle row={row} />

export function ListingsPage(): ReactNode {
  const { code } = useParams()
  const mayManage = useMay('exchange.manage')
  const [filing, setFiling] = useState(false)
  return (
    <>
      <ListPage
        title="项目交易所"
        name="exchange"
        contract={listDeskListings}
        filters={filters}
        views={views}
        columns={listingColumns}
        rowKey={(row) => row.code}
        rowTitle={rowTitle}
        rowText={(row) => row.title}
        rowHref={(row) => `/exchange/${row.code}`}
        href="/exchange"
        actions={mayManage && <Button onClick={() => setFiling(true)}>登记募捐备案</Button>}
        empty={{ title: '还没有项目在找钱', hint: '项目入库当天进入项目交易所，排在这里。' }}
        {...(code ? { openKey: code } : {})}
      >
        {code && <ListingRecord code={code} />}
      </ListPage>
      <FileDialog open={filing} onClose={() => setFiling(false)} />
    </>
  )
}
