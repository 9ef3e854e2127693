import { Button, Checkbox, Input, type InputRef, Popover, Select } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { Contract } from '../base/contract.ts'
import { formatTotal } from '../ui/formats.ts'
import type { CallInput } from './api.ts'
import { FilterButton } from './filter-rail.tsx'
import { useKeys } from './keys.ts'
import { useExport } from './list-export.ts'
import type { ListState } from './list-state.ts'
import type { Column, Filter } from './list-types.ts'
import type { ListAnswer, RowOf } from './query.ts'

interface ToolbarProps<C extends Contract> {
  title: string
  contract: C
  input: CallInput<C>
  filters: Filter[]
  state: ListState
  onChange(state: ListState): void
  searchLabel?: string
  sorts?: { value: string; label: string }[]
  columns: Column<RowOf<C>>[]
  shown: Column<RowOf<C>>[]
  rowText(row: RowOf<C>): string
  total: ListAnswer<unknown>['total'] | null
  loaded: number
}

export function ListToolbar<C extends Contract>(props: ToolbarProps<C>): ReactNode {
  const { state, onChange, sorts = [] } = props
  return (
    <div className="list-toolbar">
      <FilterButton filters={props.filters} state={state} onChange={onChange} />
      {props.searchLabel && (
        <SearchField label={props.searchLabel} value={state.text} onSearch={(text) => onChange({ ...state, text })} />
      )}
      {sorts.length > 0 && (
        <Select
          aria-label="排序"
          className="list-sort"
          value={state.sort ?? sorts[0]?.value}
          options={sorts}
          onChange={(sort) => onChange({ ...state, sort: sort === sorts[0]?.value ? null : sort })}
        />
      )}
      <span className="list-total soft small" role="status">
        {props.total && `共 ${formatTotal(props.total)} 条`}
        {props.total && props.loaded < props.total.value && `，已显示 ${props.loaded} 条`}
      </span>
      <ColumnChooser {...props} />
      <ExportButton {...props} />
    </div>
  )
}

function SearchField({
  label,
  value,
  onSearch,
}: {
  label: string
  value: string
  onSearch(text: string): void
}): ReactNode {
  const field = useRef<InputRef>(null)
  // what is typed holds until the address says something else
  const [draft, setDraft] = useState({ over: value, text: value })
  const text = draft.over === value ? draft.text : value
  useKeys({ '/': () => field.current?.focus({ cursor: 'all' }) })
  return (
    <Input.Search
      ref={field}
      className="list-search"
      aria-label={label}
      placeholder={label}
      value={text}
      allowClear
      onChange={(event) => setDraft({ over: value, text: event.target.value })}
      onSearch={(next) => onSearch(next.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Escape') field.current?.blur()
      }}
    />
  )
}

function ColumnChooser<C extends Contract>({ columns, shown, state, onChange }: ToolbarProps<C>): ReactNode {
  const keys = shown.map((column) => column.key)
  const toggle = (key: string) => {
    const next = columns.map((column) => column.key).filter((other) => (other === key) !== keys.includes(other))
    onChange({ ...state, columns: next })
  }
  const boxes = (
    <div className="column-chooser">
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={keys.includes(column.key)}
          disabled={keys.length === 1 && keys[0] === column.key}
          onChange={() => toggle(column.key)}
        >
          {column.title}
        </Checkbox>
      ))}
      {state.columns && (
        <button type="button" className="link-button" onClick={() => onChange({ ...state, columns: null })}>
          恢复默认
        </button>
      )}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={boxes}>
      <Button className="list-columns">列</Button>
    </Popover>
  )
}

function ExportButton<C extends Contract>(props: ToolbarProps<C>): ReactNode {
  const { title, contract, input, shown, rowText } = props
  const { start, cancel, done } = useExport({ title, contract, input, columns: shown, rowText })
  if (done !== null) return <Button onClick={cancel}>已取 {done} 条，停止</Button>
  return (
    <Button onClick={start} title="按当前条件和列，导出为表格（CSV）">
      导出
    </Button>
  )
}
