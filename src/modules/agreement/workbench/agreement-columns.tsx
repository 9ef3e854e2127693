import type { ReactNode } from 'react'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { toDate } from '../../../ui/formats.ts'
import type { Column } from '../../../workbench/list-types.ts'
import type { RowOf } from '../../../workbench/query.ts'
import type { listDeskAgreements } from '../contract.ts'
import { agreementStateLabels } from '../labels.ts'
import { agreementTones } from '../state-tones.ts'

export type Item = RowOf<typeof listDeskAgreements>

/** Which project it is about, and the code on the paper. */
export function RowTitle({ row }: { row: Item }): ReactNode {
  return (
    <>
      {row.project.title}
      <span className="small soft line-marks">
        协议 {row.code} · 项目 {row.project.code}
      </span>
    </>
  )
}

/** A word or a figure that reads badly in two lines. */
function short(key: string, title: string, text: (row: Item) => string): Column<Item> {
  return { key, title, text, render: (row) => <span className="line-nowrap">{text(row)}</span> }
}

function day(instant: string | null): string {
  return instant === null ? '' : formatDate(civilDate(toDate(instant)), 'zh')
}

/** Before a scan is there, nobody can confirm; what is void was confirmed by nobody. */
function confirmations({ state, parties, confirmed }: Item): string {
  return state === 'drawn' || state === 'void' ? '' : `${confirmed} / ${parties}`
}

export const agreementColumns: Column<Item>[] = [
  { ...short('code', '协议编号', ({ code }) => code), shown: false },
  { ...short('project', '项目编号', ({ project }) => project.code), shown: false },
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => agreementStateLabels[state].zh,
    render: ({ state }) => <Chip tone={agreementTones[state]}>{agreementStateLabels[state].zh}</Chip>,
    keep: true,
  },
  { ...short('grant', '资助', ({ grantFen }) => formatFen(grantFen, { kind: 'short' })), align: 'end' },
  {
    key: 'confirmed',
    title: '已确认',
    text: confirmations,
    // on a phone no heading stands above it
    render: (row) => confirmations(row) && <span className="line-nowrap">{confirmations(row)} 方</span>,
    align: 'end',
  },
  {
    key: 'drawn',
    title: '生成日期',
    text: ({ drawnAt }) => day(drawnAt),
    render: ({ drawnAt }) => <span className="line-nowrap">{day(drawnAt)}生成</span>,
  },
  {
    key: 'concluded',
    title: '生效日期',
    text: ({ concludedAt }) => day(concludedAt),
    render: ({ concludedAt }) => concludedAt && <span className="line-nowrap">{day(concludedAt)}生效</span>,
  },
]
