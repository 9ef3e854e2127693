import type { ReactNode } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { type Fen, formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import type { Column } from '../../../workbench/list-types.ts'
import type { RowOf } from '../../../workbench/query.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { listDeskProjects } from '../contract.ts'
import { figureLabels, projectStateLabels } from '../labels.ts'
import { projectTones } from '../state-tones.ts'

export type Item = RowOf<typeof listDeskProjects>

/** What a project is called in the list, and the code it is known by. */
export function RowTitle({ row }: { row: Item }): ReactNode {
  return (
    <>
      {row.title}
      <span className="small soft line-marks">{row.code}</span>
    </>
  )
}

/** A word or a figure that reads badly in two lines. */
function short(key: string, title: string, text: (row: Item) => string): Column<Item> {
  return { key, title, text, render: (row) => <span className="line-nowrap">{text(row)}</span> }
}

function money(key: string, title: string, fen: (row: Item) => Fen | null): Column<Item> {
  const text = (row: Item): string => {
    const amount = fen(row)
    return amount === null ? '' : formatFen(amount, { kind: 'short' })
  }
  return { ...short(key, title, text), align: 'end' }
}

/** Only what is still in the pool leaves it again by time. */
const expiry = ({ state, expiresOn }: Item): string => (state === 'pooled' ? formatDate(expiresOn, 'zh') : '')

export const projectColumns: Column<Item>[] = [
  { ...short('code', '编号', ({ code }) => code), shown: false },
  {
    key: 'state',
    title: '阶段',
    text: ({ state }) => projectStateLabels[state].zh,
    render: ({ state }) => <Chip tone={projectTones[state]}>{projectStateLabels[state].zh}</Chip>,
    keep: true,
  },
  short('place', '社区', ({ community, street }) => community?.name ?? street?.name ?? ''),
  { key: 'organisation', title: '实施方', text: ({ organisation }) => organisation.name },
  money('budget', figureLabels.budgetFen.zh, ({ budgetFen }) => budgetFen),
  money('pledged', figureLabels.pledgedFen.zh, ({ pledgedFen }) => pledgedFen),
  // nobody looks for money for what was ended
  money('gap', '还差', ({ state, gapFen }) => (state === 'ended' ? null : gapFen)),
  {
    key: 'expires',
    title: '在库到期',
    text: expiry,
    // on a phone no heading stands above it
    render: (row) => row.state === 'pooled' && <span className="line-nowrap">到{expiry(row)}</span>,
  },
  { ...short('field', '领域', ({ field }) => problemFieldLabels[field]?.zh ?? field), shown: false },
]
