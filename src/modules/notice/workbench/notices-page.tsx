import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { Chip } from '../../../ui/chip.tsx'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter, ListView } from '../../../workbench/list-types.ts'
import type { RowOf } from '../../../workbench/query.ts'
import { listDeskNotices } from '../contract-desk.ts'
import { noticeStateLabels } from '../labels.ts'
import { noticeStates } from '../notice.ts'
import { noticeTones } from '../state-tones.ts'
import { NoticeRecord } from './notice-record.tsx'
import { TermText } from './term-text.tsx'

type Item = RowOf<typeof listDeskNotices>

const filters: Filter[] = [
  {
    key: 'state',
    label: '状态',
    options: noticeStates.map((value) => ({ value, label: noticeStateLabels[value].zh })),
  },
]

const views: ListView[] = [
  { name: '待发布', query: 'state=draft' },
  { name: '公示中', query: 'state=standing' },
  { name: '异议处理中', query: 'state=holding' },
]

const columns: Column<Item>[] = [
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => noticeStateLabels[state].zh,
    render: ({ state }) => <Chip tone={noticeTones[state]}>{noticeStateLabels[state].zh}</Chip>,
    keep: true,
  },
  {
    key: 'ends',
    title: '届满',
    text: ({ endsOn }) => (endsOn ? formatDate(endsOn, 'zh') : ''),
    render: (notice) => <TermText notice={notice} />,
  },
  {
    key: 'items',
    title: '项目',
    text: ({ items }) => String(items),
    render: ({ items }) => <span className="notice-nowrap">{items} 个</span>,
    align: 'end',
  },
  {
    key: 'objected',
    title: '异议',
    text: ({ objected }) => String(objected),
    render: ({ objected }) => (objected > 0 ? `${objected} 条` : <span className="soft">没有</span>),
    align: 'end',
  },
  { key: 'issuer', title: '发布方', text: ({ issuer }) => issuer },
]

const rowTitle = ({ title, code }: Item): ReactNode => (
  <>
    {title}
    <span className="small soft notice-marks">{code}</span>
  </>
)

export function NoticesPage(): ReactNode {
  const { code } = useParams()
  return (
    <ListPage
      title="公示"
      name="notices"
      contract={listDeskNotices}
      filters={filters}
      views={views}
      columns={columns}
      rowKey={(row) => row.code}
      rowTitle={rowTitle}
      rowText={(row) => row.title}
      rowHref={(row) => `/notices/${row.code}`}
      href="/notices"
      empty={{ title: '还没有公示', hint: '评审审定以后，拟入选的项目会自动拟成一份公示，核对好就发布。' }}
      {...(code ? { openKey: code } : {})}
    >
      {code && <NoticeRecord code={code} />}
    </ListPage>
  )
}
