import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { lastDayOf } from '../../../ui/formats.ts'
import { DueText } from '../../../workbench/due-text.tsx'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter, ListView } from '../../../workbench/list-types.ts'
import type { RowOf } from '../../../workbench/query.ts'
import { useMay } from '../../../workbench/session.tsx'
import { callKinds, callStates } from '../call.ts'
import { listDeskCalls } from '../contract-desk.ts'
import { callKindLabels, callStateLabels } from '../labels.ts'
import { callTones } from '../state-tones.ts'
import { CallRecord } from './call-record.tsx'
import { DraftDialog } from './draft-dialog.tsx'

type Item = RowOf<typeof listDeskCalls>

const filters: Filter[] = [
  { key: 'state', label: '状态', options: callStates.map((value) => ({ value, label: callStateLabels[value].zh })) },
  { key: 'kind', label: '类型', options: callKinds.map((value) => ({ value, label: callKindLabels[value].zh })) },
]

const views: ListView[] = [
  { name: '起草中', query: 'state=draft' },
  { name: '正在征集', query: 'state=open' },
  { name: '资格审查', query: 'state=checking' },
]

const columns: Column<Item>[] = [
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => callStateLabels[state].zh,
    render: ({ state }) => <Chip tone={callTones[state]}>{callStateLabels[state].zh}</Chip>,
    keep: true,
  },
  {
    key: 'closes',
    title: '截止',
    text: ({ closesAt }) => formatDate(lastDayOf(closesAt), 'zh'),
    render: ({ state, closesAt }) =>
      state === 'open' ? (
        <DueText dueAt={closesAt} />
      ) : (
        <span className="call-nowrap">{formatDate(civilDate(new Date(closesAt)), 'zh', 'short')}</span>
      ),
  },
  {
    key: 'submitted',
    title: '申报',
    text: ({ submittedCount }) => String(submittedCount),
    render: ({ submittedCount }) => <span className="call-nowrap">{submittedCount} 份</span>,
    align: 'end',
  },
  {
    key: 'ceiling',
    title: '单个上限',
    text: ({ ceilingFen }) => formatFen(ceilingFen, { kind: 'short' }),
    align: 'end',
  },
  { key: 'kind', title: '类型', text: ({ kind }) => callKindLabels[kind].zh },
  { key: 'area', title: '地方', text: ({ area }) => area.name },
  { key: 'platform', title: '由谁办理', text: ({ platform }) => platform.name },
]

const rowTitle = ({ title, code }: Item): ReactNode => (
  <>
    {title}
    <span className="small soft call-marks">{code}</span>
  </>
)

export function CallsPage(): ReactNode {
  const { code } = useParams()
  const navigate = useNavigate()
  const mayManage = useMay('call.manage')
  const [drafting, setDrafting] = useState(false)
  return (
    <>
      <ListPage
        title="征集"
        name="calls"
        contract={listDeskCalls}
        filters={filters}
        views={views}
        columns={columns}
        rowKey={(row) => row.code}
        rowTitle={rowTitle}
        rowText={(row) => row.title}
        rowHref={(row) => `/calls/${row.code}`}
        href="/calls"
        actions={mayManage && <Button onClick={() => setDrafting(true)}>起草征集</Button>}
        empty={{
          title: '还没有征集',
          hint: '从模板起草一次：先定截止日期，再改金额、申报表和评分标准，看好了再发布。',
        }}
        {...(code ? { openKey: code } : {})}
      >
        {code && <CallRecord code={code} />}
      </ListPage>
      {mayManage && (
        <DraftDialog
          open={drafting}
          onClose={() => setDrafting(false)}
          onDrafted={(drafted) => void navigate(`/calls/${drafted}/edit`)}
        />
      )}
    </>
  )
}
