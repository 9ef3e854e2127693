import type { Context, Id } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import type { QueueCount, TodoItem } from '../../../base/todo.ts'
import { sql } from '../../../server/database.ts'
import type { TodoAfter, TodoSource } from '../../../server/todo-source.ts'
import { todoWords } from '../labels.ts'

interface Row {
  id: string
  applicationId: Id
  code: string
  title: string
  organisation: string
  call: string
  corrected: boolean
  dueAt: Date
}

const selectTodo = sql(
  'call.todo',
  `select 'application:' || a.id as "id", a.id as "applicationId", d.code, d.title, o.name as "organisation",
          c.title as "call", a.corrected_at is not null as "corrected", w.due_at as "dueAt"
     from application a
     join deadline w on w.network_id = a.network_id and w.kind = 'application.check' and w.subject_id = a.id
     join call c on c.network_id = a.network_id and c.id = a.call_id
     join design d on d.network_id = a.network_id and d.id = a.design_id
     join organisation o on o.network_id = a.network_id and o.id = a.organisation_id
    where a.network_id = $1 and a.state = 'submitted' and a.path like any($2)
      and ($3 and ($4::timestamptz is null or (w.due_at, 'application:' || a.id) > ($4, $5)))
    order by w.due_at, a.id limit $6`,
)

const selectCounts = sql(
  'call.todo-counts',
  `select count(*)::int as "open", count(*) filter (where due_at <= $3)::int as "late" from (
     select w.due_at from application a
       join deadline w on w.network_id = a.network_id and w.kind = 'application.check' and w.subject_id = a.id
      where a.network_id = $1 and a.state = 'submitted' and a.path like any($2) limit 1001) k`,
)

const patterns = (paths: readonly Path[]) => paths.map((path) => `${path}%`)

function itemOf(row: Row): TodoItem {
  const words = todoWords(row)
  return {
    id: row.id,
    kind: 'application.check',
    title: `${row.organisation}：${row.title}`,
    code: row.code,
    note: words.note,
    dueAt: row.dueAt.toISOString(),
    clock: 'promised',
    from: words.from,
    href: `/applications/${row.applicationId}`,
    action: words.action,
    refusal: null,
  }
}

/** Applications that wait to be checked, first due first. */
export const callTodos: TodoSource[] = [
  {
    permission: 'call.check',
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      const dated = after === null || after.dueAt !== null
      const values = [ctx.actor.networkId, patterns(paths), dated, after?.dueAt ?? null, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectTodo, values)).map(itemOf)
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const { open, late } = await ctx.db.get<{ open: number; late: number }>(selectCounts, [
        ctx.actor.networkId,
        patterns(paths),
        ctx.now,
      ])
      return [{ key: 'application', count: open, late }]
    },
  },
]
