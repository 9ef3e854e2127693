import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { lastDayOf } from '../../../ui/formats.ts'
import { DueText } from '../../../workbench/due-text.tsx'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter, ListView } from '../../../workbench/list-types.ts'
import { type RowOf, useContract } from '../../../workbench/query.ts'
import { applicationStates } from '../application.ts'
import { listDeskApplications, listDeskCalls } from '../contract-desk.ts'
import { applicationStateLabels } from '../labels.ts'
import { applicationTones } from '../state-tones.ts'
import { ApplicationRecord } from './application-record.tsx'

type Item = RowOf<typeof listDeskApplications>

const stateFilter: Filter = {
  key: 'state',
  label: '状态',
  // a draft is its team's alone
  options: applicationStates
    .filter((state) => state !== 'draft')
    .map((value) => ({ value, label: applicationStateLabels[value].zh })),
}

const views: ListView[] = [
  { name: '待审查', query: 'state=submitted' },
  { name: '退回补正中', query: 'state=returned' },
  { name: '审查通过', query: 'state=eligible' },
]

const columns: Column<Item>[] = [
  {
    key: 'due',
    title: '审查时限',
    text: ({ dueAt }) => (dueAt ? formatDate(lastDayOf(dueAt), 'zh') : ''),
    render: ({ dueAt, correctBy }) =>
      dueAt ? (
        <DueText dueAt={dueAt} />
      ) : correctBy ? (
        <span className="soft">等补正，{formatDate(lastDayOf(correctBy), 'zh', 'short')}前</span>
      ) : (
        <span className="soft">已办</span>
      ),
    keep: true,
  },
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => applicationStateLabels[state].zh,
    render: ({ state }) => <Chip tone={applicationTones[state]}>{applicationStateLabels[state].zh}</Chip>,
  },
  { key: 'call', title: '征集', text: ({ call }) => call.title },
  { key: 'grant', title: '申请资助', text: ({ grantFen }) => formatFen(grantFen, { kind: 'short' }), align: 'end' },
  {
    key: 'total',
    title: '预算',
    text: ({ totalFen }) => formatFen(totalFen, { kind: 'short' }),
    align: 'end',
    shown: false,
  },
]

const rowTitle = ({ title, code, organisation }: Item): ReactNode => (
  <>
    {title}
    <span className="small soft call-marks">{[organisation.name, code].join(' · ')}</span>
  </>
)

export function ApplicationsPage(): ReactNode {
  const { id } = useParams()
  const calls = useContract(listDeskCalls, { limit: 100 }).data?.items ?? []
  const callFilter: Filter = {
    key: 'call',
    label: '征集',
    options: calls.filter(({ state }) => state !== 'draft').map(({ code, title }) => ({ value: code, label: title })),
  }
  return (
    <ListPage
      title="申报"
      name="applications"
      contract={listDeskApplications}
      filters={[callFilter, stateFilter]}
      views={views}
      columns={columns}
      rowKey={(row) => row.id}
      rowTitle={rowTitle}
      rowText={(row) => row.title}
      rowHref={(row) => `/applications/${row.id}`}
      href="/applications"
      empty={{ title: '还没有收到申报', hint: '征集发布后，提交的申报按审查时限排在这里；草稿只有申报方看得到。' }}
      {...(id ? { openKey: id } : {})}
    >
      {id && <ApplicationRecord id={id} />}
    </ListPage>
  )
}
