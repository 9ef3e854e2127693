import { type ReactNode, useRef } from 'react'
import { Link } from 'react-router'
import { civilDate, formatDate, formatWeekday } from '../base/clock.ts'
import type { TodoItem } from '../base/todo.ts'
import { serverNow } from './api.ts'
import { type DueGroup, dueGroupOf, dueGroups, dueGroupWords } from './due-group.ts'
import { DueText } from './due-text.tsx'
import { useRowKeys } from './keys.ts'
import { More } from './more.tsx'
import { PageHead } from './page-head.tsx'
import { EmptyState, ErrorState, LoadingState } from './states.tsx'
import { useTodo } from './todo-query.ts'
import { refusalWords, todoWords } from './words.ts'

/** The home: everything that waits for me, the nearest time limit first. */
export default function TodoPage(): ReactNode {
  const today = civilDate(serverNow())
  const list = useTodo()
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  return (
    <div ref={rows}>
      <PageHead title="待办" note={`按办理时限排序 · 今天 ${formatDate(today, 'zh')} ${formatWeekday(today, 'zh')}`} />
      {list.isPending && <LoadingState lines={12} />}
      {list.isError && items.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <AllDone />}
      {items.length > 0 && (
        <div className="pane">
          {dueGroups.map((group) => (
            <TodoGroup
              key={group}
              group={group}
              items={items.filter((item) => dueGroupOf(item.dueAt, serverNow()) === group)}
            />
          ))}
        </div>
      )}
      <More list={list} />
    </div>
  )
}

function AllDone(): ReactNode {
  return <EmptyState title="都办完了" hint="新的反映、到期的事和等您决定的事会出现在这里。" />
}

function TodoGroup({ group, items }: { group: DueGroup; items: TodoItem[] }): ReactNode {
  if (items.length === 0) return null
  return (
    <section className={`todo-${group}`} aria-labelledby={`todo-${group}`}>
      <h2 id={`todo-${group}`}>
        {dueGroupWords[group]} <span className="soft">{items.length} 件</span>
      </h2>
      <ul className="tasks">
        {items.map((item) => (
          <TodoRow key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function TodoRow({ item }: { item: TodoItem }): ReactNode {
  return (
    <li className="task">
      <DueText dueAt={item.dueAt} clock={item.clock} />
      <div className="task-what">
        <Link data-row="" to={item.href} className="task-title">
          {item.title}
        </Link>
        <span className="small soft task-code">{[item.code, todoWords(item.kind)].filter(Boolean).join(' · ')}</span>
        {item.note && <div className="small">{item.note}</div>}
      </div>
      <div className="task-from small soft">{item.from}</div>
      {item.refusal ? (
        <div className="task-act small soft">{refusalWords(item.refusal)}</div>
      ) : (
        <div className="task-act" aria-hidden="true">
          {item.action} →
        </div>
      )}
    </li>
  )
}
