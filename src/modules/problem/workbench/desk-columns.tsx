import type { ReactNode } from 'react'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { Chip } from '../../../ui/chip.tsx'
import { lastDayOf } from '../../../ui/formats.ts'
import { DateText } from '../../../ui/time.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { DueText } from '../../../workbench/due-text.tsx'
import type { Column } from '../../../workbench/list-types.ts'
import type { DeskItem } from '../contract-desk.ts'
import { channelLabels, kindLabels, reviewLabels, stateLabels } from '../labels.ts'
import { stateTones } from '../state-tones.ts'
import { unreadable } from './unreadable.ts'
import { fieldName } from './fields.ts'

/** What a report is called in the list, and what tells it from the next. */
export function RowTitle({ row }: { row: DeskItem }): ReactNode {
  const marks = [
    row.code,
    row.supportCount > 0 ? `${row.supportCount} 人“我也是”` : '',
    row.photoCount > 0 ? `${row.photoCount} 张照片` : '',
    row.reopenCount > 0 ? '还没解决，重新办理' : '',
    row.minor ? '未成年人' : '',
  ]
  return (
    <>
      {row.title || unreadable(row)}
      <span className="small soft desk-marks">{marks.filter(Boolean).join(' · ')}</span>
    </>
  )
}

/** Where it stands; beside it that its text still waits for review. */
function StateChips({ row }: { row: Pick<DeskItem, 'state' | 'review'> }): ReactNode {
  return (
    <span className="desk-chips">
      <Chip tone={stateTones[row.state]}>{stateLabels[row.state].zh}</Chip>
      {row.review !== 'published' && (
        <Chip tone={row.review === 'pending' ? 'wait' : 'still'}>{reviewLabels[row.review].zh}</Chip>
      )}
    </span>
  )
}

const placeOf = ({ community, street }: DeskItem) => community?.name ?? street?.name ?? ''

/** A name of a few characters, which reads badly in two lines. */
function short(key: string, title: string, text: (row: DeskItem) => string): Column<DeskItem> {
  return { key, title, text, render: (row) => <span className="desk-nowrap">{text(row)}</span> }
}

export const deskColumns: Column<DeskItem>[] = [
  {
    key: 'due',
    title: '答复时限',
    text: ({ dueAt }) => (dueAt ? formatDate(lastDayOf(dueAt), 'zh') : ''),
    render: ({ dueAt }) => (dueAt ? <DueText dueAt={dueAt} /> : <span className="soft">已办</span>),
    keep: true,
  },
  {
    key: 'state',
    title: '状态',
    text: ({ state, review }) =>
      [stateLabels[state].zh, review === 'published' ? '' : reviewLabels[review].zh].filter(Boolean).join('，'),
    render: (row) => <StateChips row={row} />,
  },
  short('place', '地点', placeOf),
  short('field', '领域', ({ field }) => fieldName(field)),
  short('owner', '承办人', ({ ownerName }) => ownerName ?? ''),
  { key: 'support', title: '我也是', text: ({ supportCount }) => String(supportCount), align: 'end', shown: false },
  { key: 'kind', title: '类型', text: ({ kind }) => kindLabels[kind].zh, shown: false },
  { key: 'channel', title: '来源', text: ({ channel }) => channelLabels[channel].zh, shown: false },
  {
    key: 'reported',
    title: '反映时间',
    text: ({ reportedAt }) => formatDate(civilDate(new Date(reportedAt)), 'zh'),
    render: ({ reportedAt }) => (
      <span className="desk-nowrap">
        <DateText at={reportedAt} kind="ago" now={serverNow()} />
      </span>
    ),
  },
]
