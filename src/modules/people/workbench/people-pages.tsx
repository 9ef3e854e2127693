import { type ReactNode, useState } from 'react'
import { Route, Routes, useParams } from 'react-router'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { roleLabels } from '../../../base/roles.ts'
import { DateText } from '../../../ui/time.tsx'
import { ActionButton } from '../../../workbench/action-button.tsx'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter } from '../../../workbench/list-types.ts'
import type { RowOf } from '../../../workbench/query.ts'
import { useArea, useMay } from '../../../workbench/session.tsx'
import { listGrants } from '../contract.ts'
import { GrantRecord } from './grant-record.tsx'
import { GiveDialog } from './give-dialog.tsx'

type Row = RowOf<typeof listGrants>

/** The pages below /workbench/people: who holds which role, and beside it the one that is open. */
export default function PeoplePages(): ReactNode {
  return (
    <Routes>
      <Route path=":id?" element={<GrantsPage />} />
    </Routes>
  )
}

const filters: Filter[] = [
  { key: 'role', label: '角色', options: Object.entries(roleLabels).map(([value, { zh }]) => ({ value, label: zh })) },
]

const columns: Column<Row>[] = [
  { key: 'role', title: '角色', text: ({ role }) => roleLabels[role].zh, keep: true },
  { key: 'node', title: '在哪里', text: ({ nodeName }) => nodeName, keep: true },
  { key: 'contact', title: '联系方式', text: ({ person }) => person.contact ?? '' },
  {
    key: 'since',
    title: '授予时间',
    text: ({ grantedAt }) => formatDate(civilDate(new Date(grantedAt)), 'zh'),
    render: ({ grantedAt }) => <DateText at={grantedAt} kind="full" />,
  },
  { key: 'by', title: '授予人', text: ({ grantedBy }) => grantedBy ?? '系统设置', shown: false },
]

function GrantsPage(): ReactNode {
  const { id } = useParams()
  const area = useArea()
  const mayGive = useMay('people.grant')
  const [giving, setGiving] = useState(false)
  return (
    <>
      <ListPage
        title="人员与角色"
        name="people"
        contract={listGrants}
        fixed={area ? { area: area.path } : {}}
        filters={filters}
        columns={columns}
        rowKey={(row) => row.id}
        rowTitle={(row) => row.person.name || '已注销'}
        rowText={(row) => row.person.name || '已注销'}
        rowHref={(row) => `/people/${row.id}`}
        href="/people"
        actions={
          <ActionButton
            refusal={mayGive ? null : { code: 'permission-missing' }}
            showReason={false}
            onClick={() => setGiving(true)}
          >
            授予角色
          </ActionButton>
        }
        empty={{ title: '这个范围内还没有人担任角色', hint: '点右上角“授予角色”，按手机号找到同事。' }}
        {...(id ? { openKey: id } : {})}
      >
        {id && <GrantRecord id={id} />}
      </ListPage>
      {mayGive && <GiveDialog open={giving} onClose={() => setGiving(false)} />}
    </>
  )
}
