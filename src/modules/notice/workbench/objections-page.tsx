import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { Chip } from '../../../ui/chip.tsx'
import { lastDayOf } from '../../../ui/formats.ts'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter, ListView } from '../../../workbench/list-types.ts'
import { type RowOf, useContract } from '../../../workbench/query.ts'
import { listDeskNotices, listObjections } from '../contract-desk.ts'
import { objectionStateLabels } from '../labels.ts'
import { objectionStates } from '../notice.ts'
import { objectionTones } from '../state-tones.ts'
import { AnswerDue } from './answer-due.tsx'
import { ObjectionRecord } from './objection-record.tsx'

type Item = RowOf<typeof listObjections>

const stateFilter: Filter = {
  key: 'state',
  label: '状态',
  options: objectionStates.map((value) => ({ value, label: objectionStateLabels[value].zh })),
}

const views: ListView[] = [
  { name: '待答复', query: 'state=open' },
  { name: '待核查的线索', query: 'state=lead' },
]

const columns: Column<Item>[] = [
  {
    key: 'due',
    title: '答复时限',
    text: ({ dueAt }) => formatDate(lastDayOf(dueAt), 'zh'),
    render: (objection) => <AnswerDue objection={objection} />,
    keep: true,
  },
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => objectionStateLabels[state].zh,
    render: ({ state }) => <Chip tone={objectionTones[state]}>{objectionStateLabels[state].zh}</Chip>,
    keep: true,
  },
  { key: 'notice', title: '公示', text: ({ notice }) => notice.title },
  {
    key: 'received',
    title: '收到',
    text: ({ receivedAt }) => formatDate(lastDayOf(receivedAt), 'zh', 'short'),
    shown: false,
  },
]

const nameOf = ({ titles }: Item): string => titles.join('、')

const rowTitle = (row: Item): ReactNode => (
  <>
    {nameOf(row)}
    <span className="small soft notice-marks">{row.codes.join('、')}</span>
  </>
)

/** The queue of objections and leads, first due first. */
export function ObjectionsPage(): ReactNode {
  const { id } = useParams()
  const notices = useContract(listDeskNotices, { limit: 100 }).data?.items ?? []
  const noticeFilter: Filter = {
    key: 'notice',
    label: '公示',
    options: notices.filter(({ state }) => state !== 'draft').map(({ code, title }) => ({ value: code, label: title })),
  }
  return (
    <ListPage
      title="异议"
      name="objections"
      contract={listObjections}
      filters={[noticeFilter, stateFilter]}
      views={views}
      columns={columns}
      rowKey={(row) => row.id}
      rowTitle={rowTitle}
      rowText={nameOf}
      rowHref={(row) => `/objections/${row.id}`}
      href="/objections"
      empty={{ title: '没有异议', hint: '公示期内有人提异议，会按答复时限排在这里；不署名的当作线索。' }}
      {...(id ? { openKey: id } : {})}
    >
      {id && <ObjectionRecord id={id} />}
    </ListPage>
  )
}
