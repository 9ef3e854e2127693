import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import type { BulkAction, Column } from './list-types.ts'

interface ListTableProps<Row> {
  title: string
  rows: Row[]
  columns: Column<Row>[]
  rowKey(row: Row): string
  rowTitle(row: Row): ReactNode
  rowText(row: Row): string
  rowHref(row: Row): string
  openKey?: string
  bulkActions?: BulkAction<Row>[]
  selected: ReadonlySet<string>
  onSelect(keys: ReadonlySet<string>): void
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}

/** A plain table; on a phone each row folds into a card. Links keep the list's filters in the address. */
export function ListTable<Row>(props: ListTableProps<Row>): ReactNode {
  const { rows, columns, selected, onSelect, rowKey } = props
  const { search } = useLocation()
  const selectable = (props.bulkActions?.length ?? 0) > 0
  const allKeys = rows.map(rowKey)
  const all = allKeys.every((key) => selected.has(key))
  return (
    <table className="list-table">
      <caption className="visually-hidden">{props.title}</caption>
      <thead>
        <tr>
          {selectable && (
            <th className="list-check" scope="col">
              <Checkbox
                aria-label="选择已显示的全部"
                checked={all}
                indeterminate={!all && selected.size > 0}
                onChange={() => onSelect(new Set(all ? [] : allKeys))}
              />
            </th>
          )}
          <th scope="col">名称</th>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={cellClass(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row)
          return (
            <tr key={key} className={key === props.openKey ? 'is-open' : ''}>
              {selectable && (
                <td className="list-check">
                  <Checkbox
                    aria-label={`选择 ${props.rowText(row)}`}
                    checked={selected.has(key)}
                    onChange={() => onSelect(toggled(selected, key))}
                  />
                </td>
              )}
              <th scope="row" className="list-title">
                <Link
                  data-row=""
                  to={{ pathname: props.rowHref(row), search }}
                  aria-current={key === props.openKey || undefined}
                >
                  {props.rowTitle(row)}
                </Link>
              </th>
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)} data-label={column.title}>
                  {column.render ? column.render(row) : column.text(row)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function cellClass(column: Column<never>): string {
  return [column.align === 'end' ? 'is-end' : '', column.keep ? '' : 'is-extra'].filter(Boolean).join(' ')
}
