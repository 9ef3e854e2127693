import { Button, Input, Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ListView } from './list-types.ts'
import { dropView, putView, readViews, refuseViewName, type SavedView, writeViews } from './saved-views.ts'

interface ViewTabsProps {
  list: string
  builtIn: ListView[]
  /** what is shown now, encoded */
  query: string
  onChoose(query: string): void
  /** stand first, in place of “all”, where a list is divided into queues */
  queues?: ReactNode
  /** the queue is shown as it is, so there is nothing to save */
  plain?: boolean
}

/** The views of a list, those that come with it and the reader's own, and a place to name the present one. */
export function ViewTabs({ list, builtIn, query, onChoose, queues, plain = false }: ViewTabsProps): ReactNode {
  const [own, setOwn] = useState(() => readViews(localStorage, list))
  const keep = (views: SavedView[]) => {
    writeViews(localStorage, list, views)
    setOwn(views)
  }
  const all = queues ? builtIn : [{ name: '全部', query: '' }, ...builtIn]
  const known = plain || [...all, ...own].some((view) => view.query === query)
  return (
    <nav className="view-tabs" aria-label="视图">
      {queues}
      {all.map((view) => (
        <ViewTab key={view.name} view={view} query={query} onChoose={onChoose} />
      ))}
      {own.map((view) => (
        <span key={view.name} className="view-own">
          <ViewTab view={view} query={query} onChoose={onChoose} />
          {view.query === query && (
            <button
              type="button"
              className="view-drop"
              aria-label={`删去视图“${view.name}”`}
              onClick={() => keep(dropView(own, view.name))}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {!known && <SaveView own={own} query={query} onSave={keep} />}
    </nav>
  )
}

function ViewTab({
  view,
  query,
  onChoose,
}: {
  view: ListView
  query: string
  onChoose(query: string): void
}): ReactNode {
  return (
    <button
      type="button"
      className="view-tab"
      aria-current={view.query === query || undefined}
      onClick={() => onChoose(view.query)}
    >
      {view.name}
    </button>
  )
}

function SaveView({
  own,
  query,
  onSave,
}: {
  own: SavedView[]
  query: string
  onSave(views: SavedView[]): void
}): ReactNode {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const refusal = refuseViewName(own, name)
  const save = () => {
    if (refusal) return
    onSave(putView(own, { name, query }))
    setOpen(false)
    setName('')
  }
  const form = (
    <form
      className="view-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label htmlFor={`view-name-${query}`}>视图名称</label>
      <Input
        id={`view-name-${query}`}
        value={name}
        maxLength={20}
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <p className="small soft">{refusal ?? '只存在这台电脑的浏览器里；地址栏的链接可以发给同事。'}</p>
      <Button type="primary" htmlType="submit" disabled={refusal !== null}>
        保存
      </Button>
    </form>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" content={form} destroyOnHidden>
      <button type="button" className="link-button">
        ＋ 保存为视图
      </button>
    </Popover>
  )
}
