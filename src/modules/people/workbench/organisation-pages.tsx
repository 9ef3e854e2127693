import type { ReactNode } from 'react'
import { Route, Routes, useLocation, useParams } from 'react-router'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { Chip } from '../../../ui/chip.tsx'
import { lastDayOf } from '../../../ui/formats.ts'
import { DateText } from '../../../ui/time.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { DueText } from '../../../workbench/due-text.tsx'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter, Queues } from '../../../workbench/list-types.ts'
import type { RowOf } from '../../../workbench/query.ts'
import { listRegister } from '../contract-organisation.ts'
import { organisationKindLabels, organisationStateLabels } from '../labels.ts'
import { organisationKinds, organisationStates } from '../organisation.ts'
import { OrganisationRecord } from './organisation-record.tsx'
import { useRegisterAreas } from './register-areas.ts'
import { stateTones } from './tones.ts'

type Row = RowOf<typeof listRegister>

/** The pages below /workbench/organisations: the register, and beside it the one that is open. */
export default function OrganisationPages(): ReactNode {
  return (
    <Routes>
      <Route path=":id?" element={<RegisterPage />} />
    </Routes>
  )
}

const queues: Queues = {
  key: 'state',
  initial: 'waiting',
  options: organisationStates.map((value) => ({ value, label: organisationStateLabels[value].zh })),
}

const kindFilter: Filter = {
  key: 'kind',
  label: '类别',
  options: organisationKinds.map((value) => ({ value, label: organisationKindLabels[value].zh })),
}

const columns: Column<Row>[] = [
  {
    key: 'due',
    title: '答复时限',
    text: ({ dueAt }) => (dueAt ? formatDate(lastDayOf(dueAt), 'zh') : ''),
    render: ({ dueAt }) => (dueAt ? <DueText dueAt={dueAt} /> : <span className="soft">已办</span>),
    keep: true,
  },
  { key: 'kind', title: '类别', text: ({ kind }) => organisationKindLabels[kind].zh },
  { key: 'area', title: '所在地', text: ({ area }) => area.name },
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => organisationStateLabels[state].zh,
    render: ({ state }) => <Chip tone={stateTones[state]}>{organisationStateLabels[state].zh}</Chip>,
    keep: true,
  },
  { key: 'creditCode', title: '统一社会信用代码', text: ({ creditCode }) => creditCode ?? '', shown: false },
  {
    key: 'created',
    title: '提交时间',
    text: ({ createdAt }) => formatDate(civilDate(new Date(createdAt)), 'zh'),
    render: ({ createdAt }) => <DateText at={createdAt} kind="ago" now={serverNow()} />,
  },
]

const nothing: Record<string, string> = {
  waiting: '都核验完了',
  verified: '还没有核验过的组织',
  refused: '没有退回的组织',
  closed: '没有注销的组织',
}

function RegisterPage(): ReactNode {
  const { id } = useParams()
  const { chosen, filter } = useRegisterAreas()
  const state = new URLSearchParams(useLocation().search).get('state') ?? queues.initial
  return (
    <ListPage
      title="组织"
      name="organisations"
      contract={listRegister}
      queues={queues}
      fixed={chosen ? { area: chosen } : {}}
      filters={filter ? [kindFilter, filter] : [kindFilter]}
      searchLabel="名称里的字"
      columns={columns}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.name}
      rowText={(row) => row.name}
      rowHref={(row) => `/organisations/${row.id}`}
      href="/organisations"
      empty={{ title: nothing[state] ?? '没有记录', hint: '有组织提交登记，就会出现在“待核验”里。' }}
      {...(id ? { openKey: id } : {})}
    >
      {id && <OrganisationRecord id={id} />}
    </ListPage>
  )
}
