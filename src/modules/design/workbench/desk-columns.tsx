import type { ReactNode } from 'react'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { Chip } from '../../../ui/chip.tsx'
import { DateText } from '../../../ui/time.tsx'
import { serverNow } from '../../../workbench/api.ts'
import type { Column } from '../../../workbench/list-types.ts'
import type { RowOf } from '../../../workbench/query.ts'
import { parties } from '../../people/organisation.ts'
import { problemFieldLabels, reviewLabels } from '../../problem/labels.ts'
import type { listDesk } from '../contract.ts'
import { designStateLabels, partyLabels } from '../labels.ts'
import { stateTones } from '../state-tones.ts'
import { lackWords } from './desk-words.ts'

export type DeskItem = RowOf<typeof listDesk>

/** What a design is called in the list, and what tells it from the next. */
export function RowTitle({ row }: { row: DeskItem }): ReactNode {
  return (
    <>
      {row.title}
      <span className="small soft design-marks">
        {[row.code, row.answers > 1 ? `回应 ${row.answers} 件事` : ''].filter(Boolean).join(' · ')}
      </span>
    </>
  )
}

export const teamText = (counts: DeskItem['parties']): string =>
  parties
    .filter((party) => counts[party] > 0)
    .map((party) => `${partyLabels[party].zh} ${counts[party]}`)
    .join('、') || '还没有人'

/** Where it stands; beside it that its words still wait for review. */
function StateChips({ row: { state, review } }: { row: DeskItem }): ReactNode {
  return (
    <span className="design-chips">
      <Chip tone={stateTones[state]}>{designStateLabels[state].zh}</Chip>
      {review !== 'published' && <Chip tone={review === 'pending' ? 'wait' : 'still'}>{reviewLabels[review].zh}</Chip>}
    </span>
  )
}

/** A name of a few characters, which reads badly in two lines. */
function short(key: string, title: string, text: (row: DeskItem) => string): Column<DeskItem> {
  return { key, title, text, render: (row) => <span className="design-nowrap">{text(row)}</span> }
}

export const deskColumns: Column<DeskItem>[] = [
  {
    key: 'state',
    title: '状态',
    text: ({ state, review }) =>
      [designStateLabels[state].zh, review === 'published' ? '' : reviewLabels[review].zh].filter(Boolean).join('，'),
    render: (row) => <StateChips row={row} />,
    keep: true,
  },
  { key: 'team', title: '团队', text: ({ parties: counts }) => teamText(counts) },
  {
    key: 'lacks',
    title: '还缺',
    text: ({ state, lacks }) => (state === 'forming' ? lackWords(lacks) : ''),
    // on a phone no heading stands above it
    render: ({ state, lacks }) => (state !== 'forming' ? '' : lacks.length > 0 ? `缺${lackWords(lacks)}` : '齐了'),
  },
  short('place', '地点', ({ community, street }) => community?.name ?? street?.name ?? ''),
  short('field', '领域', ({ field }) => problemFieldLabels[field]?.zh ?? field),
  {
    key: 'opened',
    title: '发起时间',
    text: ({ openedAt }) => formatDate(civilDate(new Date(openedAt)), 'zh'),
    render: ({ openedAt }) => (
      <span className="design-nowrap">
        <DateText at={openedAt} kind="ago" now={serverNow()} />
      </span>
    ),
  },
]
