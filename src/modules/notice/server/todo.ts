import type { Context } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import type { QueueCount, TodoItem } from '../../../base/todo.ts'
import { sql } from '../../../server/database.ts'
import type { TodoAfter, TodoSource } from '../../../server/todo-source.ts'
import { todoWords } from '../labels.ts'
import { refuseAnswerer } from '../notice.ts'
import { involvedSql } from './involved.ts'

interface Row {
  id: string
  href: string
  step: 'publish' | 'answer' | 'lead'
  code: string
  title: string
  dueAt: Date | null
  /** took part in what is objected to */
  involved: boolean
}

function itemOf({ id, href, step, code, title, dueAt, involved }: Row): TodoItem {
  const words = todoWords(step, title)
  return {
    ...{ id, kind: `notice.${step}`, title, code, note: words.note, from: words.from, action: words.action, href },
    ...{ dueAt: dueAt?.toISOString() ?? null, clock: dueAt ? ('promised' as const) : null },
    refusal: refuseAnswerer(involved),
  }
}

const selectDrafts = sql(
  'notice.todo-drafts',
  `select 'notice:' || n.id as "id", '/notices/' || n.code as "href", 'publish' as "step", n.code, n.title, null as "dueAt",
          false as "involved"
     from notice n
    where n.network_id = $1 and n.state = 'draft' and n.path like any($2) and ($3 or 'notice:' || n.id > $4)
    order by n.id limit $5`,
)
const countDrafts = sql(
  'notice.todo-drafts-count',
  `select count(*)::int as "open" from (select from notice where network_id = $1 and state = 'draft' and path like any($2) limit 1001) k`,
)
const selectOpen = sql(
  'notice.todo-objections',
  `select 'objection:' || o.id as "id", '/objections/' || o.id as "href", case o.state when 'lead' then 'lead' else 'answer' end as "step",
          n.code, n.title, o.due_at as "dueAt", ${involvedSql} as "involved"
     from objection o join notice n on n.network_id = o.network_id and n.id = o.notice_id
    where o.network_id = $1 and o.state in ('open', 'lead') and o.path like any($2)
      and ($4 and ($5::timestamptz is null or (o.due_at, 'objection:' || o.id) > ($5, $6)))
    order by o.due_at, o.id limit $7`,
)
const countOpen = sql(
  'notice.todo-objections-count',
  `select count(*)::int as "open", count(*) filter (where due_at <= $3)::int as "late" from (
     select due_at from objection where network_id = $1 and state in ('open', 'lead') and path like any($2) limit 1001) k`,
)

const patterns = (paths: readonly Path[]) => paths.map((path) => `${path}%`)

export const noticeTodos: TodoSource[] = [
  {
    permission: 'notice.publish',
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      // what has no date comes after what has one
      const first = after === null || after.dueAt !== null
      const values = [ctx.actor.networkId, patterns(paths), first, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectDrafts, values)).map(itemOf)
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const { open } = await ctx.db.get<{ open: number }>(countDrafts, [ctx.actor.networkId, patterns(paths)])
      return [{ key: 'notice', count: open, late: 0 }]
    },
  },
  {
    permission: 'notice.answer',
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      const dated = after === null || after.dueAt !== null
      const { networkId, personId } = ctx.actor
      const values = [networkId, patterns(paths), personId, dated, after?.dueAt ?? null, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectOpen, values)).map(itemOf)
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const values = [ctx.actor.networkId, patterns(paths), ctx.now]
      const { open, late } = await ctx.db.get<{ open: number; late: number }>(countOpen, values)
      return [{ key: 'objection', count: open, late }]
    },
  },
]
