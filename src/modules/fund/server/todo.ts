import type { Context, Id } from '../../../base/context.ts'
import type { Fen } from '../../../base/money.ts'
import type { Path } from '../../../base/path.ts'
import type { QueueCount, TodoItem } from '../../../base/todo.ts'
import { sql } from '../../../server/database.ts'
import type { TodoAfter, TodoSource } from '../../../server/todo-source.ts'
import { refuseSameHands } from '../fund.ts'
import { todoWords } from '../labels.ts'

interface Row {
  id: string
  designationId: Id
  code: string
  title: string
  fund: string
  amountFen: Fen
  feeFen: Fen
  enteredBy: Id
}

const selectTodo = sql(
  'fund.todo',
  `select 'designation:' || d.id as id, d.id as "designationId", p.code, p.title, f.name as fund,
          d.amount_fen as "amountFen", d.fee_fen as "feeFen", d.entered_by as "enteredBy"
     from designation d
     join project p on p.network_id = d.network_id and p.id = d.project_id
     join fund f on f.network_id = d.network_id and f.id = d.fund_id
    where d.network_id = $1 and d.state = 'entered' and d.path like any($2)
      and ($3 or 'designation:' || d.id > $4)
    order by d.id limit $5`,
)

const selectCount = sql(
  'fund.todo-count',
  `select count(*)::int as "n" from (
     select from designation d where d.network_id = $1 and d.state = 'entered' and d.path like any($2) limit 1001) capped`,
)

const patterns = (paths: readonly Path[]) => paths.map((path) => `${path}%`)

/** Who entered it sees it, too: with why it waits for somebody else. */
function itemOf(ctx: Context, row: Row): TodoItem {
  return {
    id: row.id,
    kind: 'designation.approve',
    title: row.title,
    code: row.code,
    ...todoWords(row),
    dueAt: null,
    clock: null,
    href: `/designations/${row.designationId}`,
    refusal: refuseSameHands(row.enteredBy, ctx.actor.personId),
  }
}

/** Designations that wait for a second person, the oldest first. */
export const fundTodos: TodoSource[] = [
  {
    permission: 'fund.approve',
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      const all = after === null || after.dueAt !== null
      const values = [ctx.actor.networkId, patterns(paths), all, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectTodo, values)).map((row) => itemOf(ctx, row))
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const { n } = await ctx.db.get<{ n: number }>(selectCount, [ctx.actor.networkId, patterns(paths)])
      return [{ key: 'designation', count: n, late: 0 }]
    },
  },
]
