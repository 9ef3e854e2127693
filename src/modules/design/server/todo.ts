import type { Context } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import type { QueueCount, TodoItem } from '../../../base/todo.ts'
import { sql } from '../../../server/database.ts'
import type { TodoAfter, TodoSource } from '../../../server/todo-source.ts'
import { todoWords } from '../labels.ts'
import { awaitsReview } from './store.ts'

interface Row {
  id: string
  kind: 'review' | 'offer'
  code: string
  title: string
  community: string | null
  /** there are words that everybody reads meanwhile */
  shown: boolean
  members: number
}

/** Who offers to come is answered by who leads or drives; where nobody does, by staff. */
const nobodySteers = `not exists (select from design_member s
  where s.network_id = d.network_id and s.design_id = d.id and s.state = 'in' and s.part <> 'takes-part')`

const selectTodo = sql(
  'design.todo',
  `select t.*, c.name as "community" from (
     (select 'design-review:' || d.id as id, 'review' as kind, d.code, d.title, d.review = 'published' as shown, 0 as members,
             d.network_id, d.community_id
        from design d
       where d.network_id = $1 and d.path like any($2) and ${awaitsReview} and ($3 or 'design-review:' || d.id > $4)
       order by d.id limit $5)
     union all
     (select 'design-offer:' || d.id, 'offer', d.code, d.title, true,
             (select count(*)::int from design_member m where m.network_id = d.network_id and m.design_id = d.id and m.state = 'offered'),
             d.network_id, d.community_id
        from design d
       where d.network_id = $1 and d.path like any($2) and d.state = 'forming' and ${nobodySteers}
         and exists (select from design_member m where m.network_id = d.network_id and m.design_id = d.id and m.state = 'offered')
         and ($3 or 'design-offer:' || d.id > $4)
       order by d.id limit $5)
   ) t
   left join area c on c.network_id = t.network_id and c.id = t.community_id
   order by t.id limit $5`,
)

const selectCount = sql(
  'design.todo-count',
  `select count(*)::int as "n" from (
     select from design d where d.network_id = $1 and d.path like any($2) and ${awaitsReview} limit 1001) capped`,
)

function patterns(paths: readonly Path[]): string[] {
  return paths.map((path) => `${path}%`)
}

function itemOf({ id, kind, code, title, community, shown, members }: Row): TodoItem {
  return {
    id,
    kind: `design.${kind}`,
    title: community ? `${community}：${title}` : title,
    code,
    ...todoWords(kind, { shown, members }),
    dueAt: null,
    clock: null,
    href: `/designs/${code}`,
    refusal: null,
  }
}

/** Words to be read before they are public, and helpers whom no team answers yet. */
export const designTodos: TodoSource[] = [
  {
    permission: 'design.review',
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      const all = after === null || after.dueAt !== null
      const values = [ctx.actor.networkId, patterns(paths), all, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectTodo, values)).map(itemOf)
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const { n } = await ctx.db.get<{ n: number }>(selectCount, [ctx.actor.networkId, patterns(paths)])
      return [{ key: 'design.review', count: n, late: 0 }]
    },
  },
]
