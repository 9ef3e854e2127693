import type { Lang } from '../../../base/label.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Money } from '../../../ui/money.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { FundItem } from '../contract.ts'
import { fundLevelLabels } from '../labels.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

interface FundRow {
  fund: FundItem
  /** steps below the first column's edge */
  depth: number
}

interface FundTableProps {
  caption: string
  rows: readonly FundRow[]
  lang: Lang
  link(path: string): string
}

/** Funds with what was given, paid out and is there now. */
export function FundTable({ caption, rows, lang, link }: FundTableProps) {
  return <Table caption={caption} columns={columnsOf(lang, link)} rows={rows} keyOf={({ fund }) => fund.id} />
}

function columnsOf(lang: Lang, link: FundTableProps['link']): Column<FundRow>[] {
  const words = listWords[lang]
  const money = (key: 'given' | 'paid' | 'held', fen: (fund: FundItem) => number): Column<FundRow> => ({
    ...{ key, title: words[key], end: true, cell: ({ fund }) => <Money fen={fen(fund)} short /> },
  })
  return [
    { key: 'fund', title: words.fund, heading: true, cell: (row) => <Name row={row} lang={lang} link={link} /> },
    { key: 'level', title: words.level, cell: ({ fund }) => about(fund, lang) },
    money('given', ({ givenFen }) => givenFen),
    money('paid', ({ paidFen }) => paidFen),
    money('held', ({ heldFen }) => heldFen),
  ]
}

function about({ level, area }: FundItem, lang: Lang): string {
  return `${fundLevelLabels[level][lang]} · ${area.name}`
}

function Name({ row: { fund, depth }, lang, link }: Pick<FundTableProps, 'lang' | 'link'> & { row: FundRow }) {
  return (
    <span>
      {depth > 0 && <span aria-hidden="true">└ </span>}
      <a href={link(paths.fund(fund.id))}>{fund.name}</a>
      {fund.closed && (
        <>
          {' '}
          <Chip tone="still">{listWords[lang].closed}</Chip>
        </>
      )}
    </span>
  )
}
