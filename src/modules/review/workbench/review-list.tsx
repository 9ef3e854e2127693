import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { Chip } from '../../../ui/chip.tsx'
import { lastDayOf } from '../../../ui/formats.ts'
import { DueText } from '../../../workbench/due-text.tsx'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter, ListView } from '../../../workbench/list-types.ts'
import { useMay } from '../../../workbench/session.tsx'
import { listReviews, type ReviewItem } from '../contract-desk.ts'
import { reviewStateLabels } from '../labels.ts'
import { reviewStates } from '../review.ts'
import { reviewTones } from '../state-tones.ts'
import { StartDialog } from './start-dialog.tsx'

const filters: Filter[] = [
  {
    key: 'state',
    label: '状态',
    options: reviewStates.map((value) => ({ value, label: reviewStateLabels[value].zh })),
  },
]

const views: ListView[] = [
  { name: '打分中', query: 'state=scoring' },
  { name: '待审定', query: 'state=ranked' },
]

const columns: Column<ReviewItem>[] = [
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => reviewStateLabels[state].zh,
    render: ({ state }) => <Chip tone={reviewTones[state]}>{reviewStateLabels[state].zh}</Chip>,
    keep: true,
  },
  { key: 'applications', title: '申报', text: ({ applications }) => `${applications} 份`, align: 'end' },
  {
    key: 'submitted',
    title: '打分',
    text: ({ submitted, needed }) => `${submitted} / ${needed}`,
    align: 'end',
  },
  {
    key: 'due',
    title: '打分截止',
    text: ({ dueAt }) => formatDate(lastDayOf(dueAt), 'zh'),
    // once the scores are ranked no clock runs
    render: ({ dueAt, state }) =>
      state === 'assigning' || state === 'scoring' ? <DueText dueAt={dueAt} /> : formatDate(lastDayOf(dueAt), 'zh'),
  },
]

export function ReviewList(): ReactNode {
  const navigate = useNavigate()
  const mayStart = useMay('review.manage')
  const [starting, setStarting] = useState(false)
  const start = mayStart && (
    <Button type="primary" onClick={() => setStarting(true)}>
      开始一次评审
    </Button>
  )
  return (
    <>
      <ListPage
        title="评审"
        name="reviews"
        contract={listReviews}
        filters={filters}
        views={views}
        columns={columns}
        rowKey={(row) => row.call.code}
        rowTitle={rowTitle}
        rowText={(row) => row.call.title}
        rowHref={(row) => `/reviews/${row.call.code}`}
        href="/reviews"
        actions={start}
        empty={{ title: '还没有评审', hint: '征集截止、资格审查全部完成后，在这里开始。' }}
      />
      <StartDialog
        open={starting}
        onClose={() => setStarting(false)}
        onStarted={(code) => void navigate(`/reviews/${code}`)}
      />
    </>
  )
}

function rowTitle({ call }: ReviewItem): ReactNode {
  return (
    <>
      {call.title} <span className="small soft">{call.code}</span>
    </>
  )
}
