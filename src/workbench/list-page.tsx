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
} from './list-state.ts'
import { ListTable } from './list-table.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import type { BulkAction, Column, Filter, ListView } from './list-types.ts'
import { PageHead } from './page-head.tsx'
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
  const { filters, columns, href, children } = props
  const { search } = useLocation()
  const navigate = useNavigate()
  const state = decodeListState(
    search,
    filters.map((filter) => filter.key),
  )
  const query = encodeListState(state)
  const setState = (next: ListState) => void navigate({ search: encodeListState(next) }, { replace: true })
  const close = () => void navigate({ pathname: href, search })
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
        onChoose={(view) => void navigate({ search: view }, { replace: true })}
      />
      <div className="list-body">
        <FilterRail filters={filters} state={state} onChange={setState} />
        {/* a changed question is a new list: nothing stays selected that is no longer in sight */}
        <ListPane key={query} {...props} state={state} columns={columns} onChange={setState} />
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

function ListPane<C extends Contract>(props: PaneProps<C>): ReactNode {
  const { state, onChange, contract, fixed, columns } = props
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const input = { limit: 50, ...fixed, ...listInput(state) } as CallInput<C>
  const list = useList(contract, input)
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const shown = columns.filter((column) =>
    state.columns ? state.columns.includes(column.key) : column.shown !== false,
  )
  const chosen = rows.filter((row) => selected.has(props.rowKey(row)))
  return (
    <div className="list-main">
      <ListToolbar
        {...props}
        input={input}
        shown={shown}
        total={list.data?.pages[0]?.total ?? null}
        loaded={rows.length}
      />
      {chosen.length > 0 && (
        <BulkBar rows={chosen} actions={props.bulkActions ?? []} onClear={() => setSelected(new Set())} />
      )}
      {list.isPending && <LoadingState lines={10} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <NothingFound {...props} onClear={() => onChange(emptyListState)} />}
      {rows.length > 0 && (
        <ListTable {...props} rows={rows} columns={shown} selected={selected} onSelect={setSelected} />
      )}
      {list.hasNextPage && (
        <button
          type="button"
          className="list-more"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? '正在读取…' : '再显示一些'}
        </button>
      )}
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
