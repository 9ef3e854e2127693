import type { ReactNode } from 'react'

export interface Column<R> {
  key: string
  title: string
  cell(row: R): ReactNode
  /** figures and money stand at the end of their column */
  end?: boolean
  /** names the row for screen readers */
  heading?: boolean
}

export interface TableProps<R> {
  /** what the table shows, for those who cannot see it at a glance */
  caption: ReactNode
  /** the caption is shown, too; else screen readers alone read it */
  showCaption?: boolean
  columns: readonly Column<R>[]
  rows: readonly R[]
  keyOf(row: R): string
}

/** A table; on a phone each row becomes a small list that names its columns. */
export function Table<R>({ caption, showCaption, columns, rows, keyOf }: TableProps<R>) {
  return (
    <table className="table table-flow">
      <caption className={showCaption ? undefined : 'visually-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, title, end }) => (
            <th key={key} scope="col" className={end ? 'end' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>{columns.map((column) => cellOf(column, row))}</tr>
        ))}
      </tbody>
    </table>
  )
}

function cellOf<R>({ key, title, cell, end, heading }: Column<R>, row: R) {
  if (heading) {
    return (
      <th key={key} scope="row">
        {cell(row)}
      </th>
    )
  }
  return (
    <td key={key} className={end ? 'end' : undefined} data-title={title || undefined}>
      {cell(row)}
    </td>
  )
}
