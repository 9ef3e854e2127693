import { Button, Checkbox, Drawer, Input, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { countFilters, type ListState, toggleFilter } from './list-state.ts'
import type { Filter } from './list-types.ts'

interface FilterProps {
  filters: Filter[]
  state: ListState
  onChange(state: ListState): void
}

/** Filters at the left of the list. */
export function FilterRail(props: FilterProps): ReactNode {
  if (props.filters.length === 0) return null
  return (
    <section className="filter-rail" aria-label="筛选">
      <FilterGroups {...props} />
    </section>
  )
}

/** The same filters behind a button, where there is no room beside the list. */
export function FilterButton(props: FilterProps): ReactNode {
  const [open, setOpen] = useState(false)
  const count = countFilters(props.state)
  if (props.filters.length === 0) return null
  return (
    <div className="filter-open">
      <Button onClick={() => setOpen(true)}>{count > 0 ? `筛选 · ${count}` : '筛选'}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title="筛选" placement="left" size={300}>
        <FilterGroups {...props} />
      </Drawer>
    </div>
  )
}

function FilterGroups({ filters, state, onChange }: FilterProps): ReactNode {
  return (
    <>
      {filters.map((filter) => (
        <fieldset key={filter.key} className="filter-group">
          <legend>{filter.label}</legend>
          <Choices
            filter={filter}
            chosen={state.filters[filter.key] ?? []}
            onToggle={(value) => onChange(toggleFilter(state, filter.key, value, filter.multiple ?? false))}
          />
        </fieldset>
      ))}
      {countFilters(state) > 0 && (
        <button type="button" className="link-button" onClick={() => onChange({ ...state, filters: {} })}>
          清除筛选
        </button>
      )}
    </>
  )
}

interface ChoicesProps {
  filter: Filter
  chosen: string[]
  onToggle(value: string): void
}

/** beyond so many, a list to type into is quicker than one to read */
const mostShown = 9

function Choices({ filter, chosen, onToggle }: ChoicesProps): ReactNode {
  if (filter.input === 'day') return <DayChoice filter={filter} chosen={chosen} onToggle={onToggle} />
  if (filter.options.length > mostShown) return <ChoiceList filter={filter} chosen={chosen} onToggle={onToggle} />
  if (!filter.multiple) {
    return (
      <Radio.Group
        vertical
        value={chosen[0] ?? ''}
        options={[{ value: '', label: '不限' }, ...filter.options]}
        onChange={(event) => onToggle((event.target.value as string) || (chosen[0] ?? ''))}
      />
    )
  }
  return filter.options.map(({ value, label }) => (
    <Checkbox key={value} checked={chosen.includes(value)} onChange={() => onToggle(value)}>
      {label}
    </Checkbox>
  ))
}

/** The browser's own calendar: known to its user, and read out by screen readers. */
function DayChoice({ filter, chosen, onToggle }: ChoicesProps): ReactNode {
  const day = chosen[0] ?? ''
  return (
    <Input type="date" aria-label={filter.label} value={day} onChange={({ target }) => onToggle(target.value || day)} />
  )
}

function ChoiceList({ filter, chosen, onToggle }: ChoicesProps): ReactNode {
  return (
    <Select
      aria-label={filter.label}
      className="filter-select"
      mode={filter.multiple ? 'multiple' : undefined}
      value={(filter.multiple ? chosen : chosen[0]) as string | undefined}
      options={filter.options}
      placeholder="不限"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      onSelect={(value) => onToggle(value)}
      onDeselect={(value) => onToggle(value)}
      onClear={() => chosen.forEach(onToggle)}
    />
  )
}
