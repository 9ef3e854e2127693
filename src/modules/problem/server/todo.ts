import type { Context, Id } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import type { QueueCount, TodoItem } from '../../../base/todo.ts'
import { sql } from '../../../server/database.ts'
import type { TodoAfter, TodoSource } from '../../../server/todo-source.ts'
import { todoWords } from '../labels.ts'
import type { OutsideBody, ProblemState, Review } from '../problem.ts'

interface Row {
  id: string
  problemId: Id
  code: string
  title: string
  state: ProblemState
  review: Review
  step: 'review' | 'triage' | 'answer' | 'outside'
  dueAt: Date | null
  supportCount: number
  reopenCount: number
  community: string | null
  ownerName: string | null
  outsideBody: OutsideBody | null
}

/** A child's idea waits for the guardian first. */
const inReach = `(p.path like any($2) or p.handler_path like any($2)) and p.consent <> 'waiting'`
/** What is withdrawn or joined waits for nobody. */
const toReview = `p.review = 'pending' and p.state not in ('withdrawn', 'merged')`
/** given to somebody, answered or closed already, with a text still to be read */
const onlyToReview = `${toReview} and p.state <> 'received'`

/**
 * A record stands here once: what has just come in is read first and then given to somebody, under the one promise. What
 * is on its way already and only has a text to read comes after, oldest first.
 */
const selectTodo = sql(
  'problem.todo',
  `select t.*, c.name as "community", o.name as "ownerName" from (
     (select 'problem:' || p.id as id, p.id as "problemId", p.code, coalesce(p.title, p.public_title, '') as title, p.state, p.review,
             case when p.state = 'received' and ${toReview} then 'review' when p.state = 'received' then 'triage'
                  when p.state = 'passed' then 'outside' else 'answer' end as step,
             p.due_at as "dueAt", p.support_count as "supportCount", p.reopen_count as "reopenCount",
             p.community_id, p.owner_person_id, p.outside_body as "outsideBody", p.network_id
        from problem p
       where p.network_id = $1 and p.state in ('received', 'handling', 'passed') and ${inReach}
         and ($3 and ($4::timestamptz is null or (p.due_at, 'problem:' || p.id) > ($4, $5)))
       order by p.due_at, p.id limit $6)
     union all
     (select 'problem-review:' || p.id, p.id, p.code, coalesce(p.title, ''), p.state, p.review, 'review', null,
             p.support_count, p.reopen_count, p.community_id, p.owner_person_id, p.outside_body, p.network_id
        from problem p
       where p.network_id = $1 and ${onlyToReview} and ${inReach} and ($3 or 'problem-review:' || p.id > $5)
       order by p.id limit $6)
   ) t
   left join area c on c.network_id = t.network_id and c.id = t.community_id
   left join person o on o.network_id = t.network_id and o.id = t.owner_person_id`,
)

const selectCounts = sql(
  'problem.todo-counts',
  `select (select count(*)::int from (select from problem p where p.network_id = $1 and p.state in ('received', 'handling', 'passed') and ${inReach} limit 1001) a) as "open",
          (select count(*)::int from (select from problem p where p.network_id = $1 and p.state in ('received', 'handling', 'passed') and p.due_at <= $3 and ${inReach} limit 1001) b) as "late",
          (select count(*)::int from (select from problem p where p.network_id = $1 and ${onlyToReview} and ${inReach} limit 1001) c) as "review"`,
)

function patterns(paths: readonly Path[]): string[] {
  return paths.map((path) => `${path}%`)
}

function itemOf(row: Row): TodoItem {
  const words = todoWords(row)
  return {
    id: row.id,
    kind: `problem.${row.step}`,
    title: row.community ? `${row.community}：${row.title}` : row.title,
    code: row.code,
    note: words.note,
    dueAt: row.dueAt?.toISOString() ?? null,
    clock: row.dueAt ? 'promised' : null,
    from: words.from,
    href: `/problems/${row.code}`,
    action: words.action,
    refusal: null,
  }
}

export const problemTodos: TodoSource[] = [
  {
    permission: 'problem.triage',
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      const dated = after === null || after.dueAt !== null
      const values = [ctx.actor.networkId, patterns(paths), dated, after?.dueAt ?? null, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectTodo, values)).map(itemOf)
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const values = [ctx.actor.networkId, patterns(paths), ctx.now]
      const { open, late, review } = await ctx.db.get<{ open: number; late: number; review: number }>(
        selectCounts,
        values,
      )
      return [
        { key: 'problem', count: open, late },
        { key: 'problem.review', count: review, late: 0 },
      ]
    },
  },
]
