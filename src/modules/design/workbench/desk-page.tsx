import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { civilDate } from '../../../base/clock.ts'
import { serverNow } from '../../../workbench/api.ts'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Filter, ListView } from '../../../workbench/list-types.ts'
import { useMay } from '../../../workbench/session.tsx'
import { problemFieldLabels, reviewLabels } from '../../problem/labels.ts'
import { fieldsOn, reviews } from '../../problem/problem.ts'
import { listDesk } from '../contract.ts'
import { designStates } from '../design.ts'
import { designStateLabels } from '../labels.ts'
import { useDeskAreas } from './areas.ts'
import { deskColumns, type DeskItem, RowTitle } from './desk-columns.tsx'
import { DeskRecord } from './desk-record.tsx'
import { OpenDialog } from './open-dialog.tsx'

const options = <K extends string>(labels: Readonly<Record<K, { zh: string }>>, codes: readonly K[]) =>
  codes.map((value) => ({ value, label: labels[value].zh }))

const filters: Filter[] = [
  { key: 'review', label: '审核', options: options(reviewLabels, reviews) },
  { key: 'state', label: '状态', options: options(designStateLabels, designStates) },
]

const views: ListView[] = [
  { name: '待审核', query: 'review=pending' },
  { name: '商量中', query: 'state=forming' },
  { name: '方案成形', query: 'state=ready' },
]

function fieldFilter(): Filter {
  const fields = fieldsOn(civilDate(serverNow()))
  return {
    key: 'field',
    label: '领域',
    options: fields.map(({ code }) => ({ value: code, label: problemFieldLabels[code]?.zh ?? code })),
  }
}

const rowTitle = (row: DeskItem) => <RowTitle row={row} />

export function DeskPage(): ReactNode {
  const { code } = useParams()
  const navigate = useNavigate()
  const { chosen, filter } = useDeskAreas()
  const mayOpen = useMay('design.open')
  const [opening, setOpening] = useState(false)
  return (
    <>
      <ListPage
        title="方案与团队"
        name="designs"
        contract={listDesk}
        fixed={chosen ? { area: chosen } : {}}
        filters={[...filters, fieldFilter(), ...(filter ? [filter] : [])]}
        views={views}
        searchLabel="编号，或文字里的词"
        columns={deskColumns}
        rowKey={(row) => row.code}
        rowTitle={rowTitle}
        rowText={(row) => row.title}
        rowHref={(row) => `/designs/${row.code}`}
        href="/designs"
        actions={mayOpen && <Button onClick={() => setOpening(true)}>发起方案</Button>}
        empty={{ title: '还没有方案', hint: '采纳一件事之后，由组织或您在这里发起方案。' }}
        {...(code ? { openKey: code } : {})}
      >
        {code && <DeskRecord code={code} />}
      </ListPage>
      {mayOpen && (
        <OpenDialog
          open={opening}
          onClose={() => setOpening(false)}
          onOpened={(opened) => void navigate(`/designs/${opened}`)}
        />
      )}
    </>
  )
}
