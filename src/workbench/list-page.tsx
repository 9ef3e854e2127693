import { type ReactNode, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Contract } from '../base/contract.ts'
import './list.css'
import type { CallInput } from './api.ts'
import { BulkBar } from './bulk-bar.tsx'
import { FilterRail } from './filter-rail.tsx'
import { useKeys, useRowKeys } from './keys.ts'
import {
  countFilters,
  decodeListState,
  emptyListState,
  encodeListState,
  listInput,
  type ListState,
  putFilter,
  takeFilter,
} from './list-state.ts'
import { ListTable } from './list-table.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import type { BulkAction, Column, Filter, ListView, Queues } from './list-types.ts'
import { More } from './more.tsx'
import { PageHead } from './page-head.tsx'
import { QueueTabs } from './queue-tabs.tsx'
import { type RowOf, useList } from './query.ts'
import { EmptyState, ErrorState, LoadingState } from './states.tsx'
import { ViewTabs } from './view-tabs.tsx'

export interface ListPageProps<C extends Contract> {
  title: string
  /** names saved views in this browser; never changes */
  name: string
  /** answers `{ items, nextCursor, total? }`; takes `cursor`, `limit`, and what the filters are called */
  contract: C
  /** the part of the input that the reader does not choose here, e.g. the area */
  fixed?: Partial<CallInput<C>>
  filters: Filter[]
  /** 待审核, 办理中 …: tabs with their counts */
  queues?: Queues
  sorts?: { value: string; label: string }[]
  /** placeholder of the search field; absent: no search */
  searchLabel?: string
  views?: ListView[]
  columns: Column<RowOf<C>>[]
  rowKey(row: RowOf<C>): string
  /** the first column: what the row is called */
  rowTitle(row: RowOf<C>): ReactNode
  rowText(row: RowOf<C>): string
  /** below /workbench */
  rowHref(row: RowOf<C>): string
  /** where the list itself lives below /workbench, e.g. `/problems` */
  href: string
  bulkActions?: BulkAction<RowOf<C>>[]
  /** buttons at the top right, e.g. 代居民登记 */
  actions?: ReactNode
  empty: { title: string; hint?: string; action?: ReactNode }
  /** key of the record that is open beside the list */
  openKey?: string
  /** the open record */
  children?: ReactNode
}

/** A queue: saved views and filters, the list, and beside it the record that is open. All of it is in the address. */
export function ListPage<C extends Contract>(props: ListPageProps<C>): ReactNode {
  const { filters, queues, columns, href, children } = props
  const { search } = useLocation()
  const navigate = useNavigate()
  const keys = filters.map((filter) => filter.key)
  const whole = decodeListState(search, queues ? [...keys, queues.key] : keys)
  const query = encodeListState(whole)
  const { value: queue, rest: state } = queues ? takeFilter(whole, queues.key) : { value: null, rest: whole }
  const show = (next: ListState) => void navigate({ search: encodeListState(next) }, { replace: true })
  const setState = (next: ListState) => show(queues ? putFilter(next, queues.key, queue) : next)
  const close = () => void navigate({ pathname: href, search })
  const fixed = queues
    ? ({ ...props.fixed, [queues.key]: queue ?? queues.initial } as Partial<CallInput<C>>)
    : props.fixed
  const area = useRef<HTMLDivElement>(null)
  useRowKeys(area)
  useKeys({ Escape: close }, children != null)
  return (
    <div className={children == null ? 'list-page' : 'list-page has-record'} ref={area}>
      <PageHead title={props.title}>{props.actions}</PageHead>
      <ViewTabs
        list={props.name}
        builtIn={props.views ?? []}
        query={query}
        queues={
          queues && (
            <QueueTabs queues={queues} chosen={queue} onChoose={(value) => show(putFilter(state, queues.key, value))} />
          )
        }
        plain={queues !== undefined && encodeListState(state) === ''}
        onChoose={(view) => void navigate({ search: view }, { replace: true })}
      />
      <div className="list-body">
        <FilterRail filters={filters} state={state} onChange={setState} />
        <ListPane {...props} fixed={fixed} state={state} columns={columns} onChange={setState} />
        {children != null && (
          <section className="list-record" aria-label="记录">
            <button type="button" className="link-button list-back" onClick={close}>
              ← 返回列表
            </button>
            {children}
          </section>
        )}
      </div>
    </div>
  )
}

type PaneProps<C extends Contract> = ListPageProps<C> & { state: ListState; onChange(state: ListState): void }

const nothing: ReadonlySet<string> = new Set()

/** Selected rows, as long as the question is the same: nothing stays selected that is no longer in sight. */
function useSelection(question: string): [ReadonlySet<string>, (keys: ReadonlySet<string>) => void] {
  const [selection, setSelection] = useState({ question, keys: nothing })
  const keys = selection.question === question ? selection.keys : nothing
  return [keys, (next) => setSelection({ question, keys: next })]
}

function ListPane<C extends Contract>(props: PaneProps<C>): ReactNode {
  const { state, onChange, contract, fixed, columns } = props
  const input = { limit: 50, ...fixed, ...listInput(state) } as CallInput<C>
  const list = useList(contract, input, { keepPrevious: true })
  const [selected, setSelected] = useSelection(JSON.stringify(input))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const shown = columns.filter((column) =>
    state.columns ? state.columns.includes(column.key) : column.shown !== false,
  )
  const chosen = rows.filter((row) => selected.has(props.rowKey(row)))
  return (
    <div className="list-main" aria-busy={list.isPlaceholderData}>
      <ListToolbar
        {...props}
        input={input}
        shown={shown}
        total={list.data?.pages[0]?.total ?? null}
        loaded={rows.length}
      />
      {chosen.length > 0 && (
        <BulkBar rows={chosen} actions={props.bulkActions ?? []} onClear={() => setSelected(nothing)} />
      )}
      {list.isPending && <LoadingState lines={10} />}
      {list.isError && rows.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <NothingFound {...props} onClear={() => onChange(emptyListState)} />}
      {rows.length > 0 && (
        <ListTable {...props} rows={rows} columns={shown} selected={selected} onSelect={setSelected} />
      )}
      <More list={list} />
    </div>
  )
}

function NothingFound<C extends Contract>({ state, empty, onClear }: PaneProps<C> & { onClear(): void }): ReactNode {
  if (countFilters(state) === 0 && !state.text) return <EmptyState {...empty} />
  const action = (
    <button type="button" className="link-button" onClick={onClear}>
      清除全部条件
    </button>
  )
  return <EmptyState title="没有符合条件的记录" hint="放宽一两个条件再看看。" action={action} />
}
