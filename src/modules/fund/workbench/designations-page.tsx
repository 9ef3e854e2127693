import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { toDate } from '../../../ui/formats.ts'
import { DateText } from '../../../ui/time.tsx'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter, ListView } from '../../../workbench/list-types.ts'
import type { RowOf } from '../../../workbench/query.ts'
import { listDesignations } from '../contract-desk.ts'
import { designationStates } from '../fund.ts'
import { designationStateLabels } from '../labels.ts'
import { designationTones } from '../state-tones.ts'
import { DesignationRecord } from './designation-record.tsx'

type Item = RowOf<typeof listDesignations>

const filters: Filter[] = [
  {
    key: 'state',
    label: '状态',
    options: designationStates.map((value) => ({ value, label: designationStateLabels[value].zh })),
  },
]

const views: ListView[] = designationStates.map((state) => ({
  name: designationStateLabels[state].zh,
  query: `state=${state}`,
}))

const columns: Column<Item>[] = [
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => designationStateLabels[state].zh,
    render: ({ state }) => <Chip tone={designationTones[state]}>{designationStateLabels[state].zh}</Chip>,
    keep: true,
  },
  {
    key: 'amount',
    title: '金额',
    text: ({ amountFen }) => formatFen(amountFen, { kind: 'short' }),
    render: ({ amountFen }) => <span className="line-nowrap">{formatFen(amountFen, { kind: 'short' })}</span>,
    align: 'end',
  },
  { key: 'fee', title: '管理费', text: ({ feeFen }) => formatFen(feeFen, { kind: 'short' }), align: 'end' },
  { key: 'fund', title: '基金', text: ({ fund }) => fund.name },
  {
    key: 'entered',
    title: '登记',
    text: ({ enteredAt }) => formatDate(civilDate(toDate(enteredAt)), 'zh'),
    render: ({ enteredAt }) => <DateText at={enteredAt} />,
  },
]

const rowTitle = ({ project }: Item): ReactNode => (
  <>
    {project.title}
    <span className="small soft line-marks">{project.code}</span>
  </>
)

export function DesignationsPage(): ReactNode {
  const { id } = useParams()
  return (
    <ListPage
      title="划款"
      name="designations"
      contract={listDesignations}
      filters={filters}
      views={views}
      columns={columns}
      rowKey={(row) => row.id}
      rowTitle={rowTitle}
      rowText={(row) => row.project.title}
      rowHref={(row) => `/designations/${row.id}`}
      href="/designations"
      empty={{ title: '还没有划款', hint: '在基金账目里打开一个基金，登记划款后排在这里，等另一个人审批。' }}
      {...(id ? { openKey: id } : {})}
    >
      {id && <DesignationRecord id={id} />}
    </ListPage>
  )
}
