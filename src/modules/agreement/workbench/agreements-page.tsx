import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Filter, ListView } from '../../../workbench/list-types.ts'
import { agreementStates } from '../agreement.ts'
import { listDeskAgreements } from '../contract.ts'
import { agreementStateLabels } from '../labels.ts'
import { agreementColumns, type Item, RowTitle } from './agreement-columns.tsx'
import { AgreementRecord } from './agreement-record.tsx'

const filters: Filter[] = [
  {
    key: 'state',
    label: '状态',
    options: agreementStates.map((value) => ({ value, label: agreementStateLabels[value].zh })),
  },
]

const views: ListView[] = (['drawn', 'scanned', 'concluded'] as const).map((state) => ({
  name: agreementStateLabels[state].zh,
  query: `state=${state}`,
}))

const rowTitle = (row: Item) => <RowTitle row={row} />

export function AgreementsPage(): ReactNode {
  const { code } = useParams()
  return (
    <ListPage
      title="协议"
      name="agreements"
      contract={listDeskAgreements}
      filters={filters}
      views={views}
      searchLabel="协议或项目编号，或项目里的词"
      columns={agreementColumns}
      rowKey={(row) => row.code}
      rowTitle={rowTitle}
      rowText={(row) => row.project.title}
      rowHref={(row) => `/agreements/${row.code}`}
      href="/agreements"
      empty={{ title: '还没有协议', hint: '项目的方案和预算核定以后，系统生成三方协议，排在这里。' }}
      {...(code ? { openKey: code } : {})}
    >
      {code && <AgreementRecord code={code} />}
    </ListPage>
  )
}
