import type { Context, Id } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import type { QueueCount, TodoItem } from '../../../base/todo.ts'
import { sql } from '../../../server/database.ts'
import type { TodoAfter, TodoSource } from '../../../server/todo-source.ts'
import { todoWords } from '../labels.ts'
import { type PlanState, refusePlanDecision } from '../plan.ts'
import { type Delivers, deliversSql } from './store-plan.ts'

interface Row extends Delivers {
  id: string
  code: string
  title: string
  organisation: string
  /** it was sent back before */
  again: boolean
  dueAt: Date
  state: PlanState
  submittedBy: Id | null
}

const selectTodo = sql(
  'plan.todo',
  `select 'plan:' || p.id as "id", p.code, p.title, o.name as "organisation", l.decided_at is not null as "again",
          w.due_at as "dueAt", l.state, l.submitted_by as "submittedBy", ${deliversSql('$3')}
     from plan l
     join project p on p.network_id = l.network_id and p.id = l.project_id and p.state = 'refining'
     join deadline w on w.network_id = l.network_id and w.kind = 'plan.check' and w.subject_id = l.project_id
     join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
    where l.network_id = $1 and l.state = 'submitted' and p.path like any($2)
      and ($4 and ($5::timestamptz is null or (w.due_at, 'plan:' || p.id) > ($5, $6)))
    order by w.due_at, p.id limit $7`,
)

const selectCounts = sql(
  'plan.todo-counts',
  `select count(*)::int as "open", count(*) filter (where due_at <= $3)::int as "late" from (
     select w.due_at from plan l
       join project p on p.network_id = l.network_id and p.id = l.project_id and p.state = 'refining'
       join deadline w on w.network_id = l.network_id and w.kind = 'plan.check' and w.subject_id = l.project_id
      where l.network_id = $1 and l.state = 'submitted' and p.path like any($2) limit 1001) k`,
)

const patterns = (paths: readonly Path[]) => paths.map((path) => `${path}%`)

/** Whoever belongs to the team sees it, too: with why it waits for somebody else. */
function itemOf({ actor }: Context, row: Row): TodoItem {
  const { action, note, from } = todoWords(row)
  const decision = { approve: true, because: '', by: actor.personId, ofTeam: row.deliverer || row.ofTeam }
  return {
    ...{ id: row.id, kind: 'plan.check', title: row.title, code: row.code, note, from, action },
    dueAt: row.dueAt.toISOString(),
    clock: 'promised',
    href: `/projects/${row.code}`,
    refusal: refusePlanDecision({ state: 'refining' }, row, decision),
  }
}

/** Plans that wait to be approved, first due first. */
export const projectTodos: TodoSource[] = [
  {
    permission: 'project.manage',
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      const dated = after === null || after.dueAt !== null
      const { networkId, personId } = ctx.actor
      const values = [networkId, patterns(paths), personId, dated, after?.dueAt ?? null, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectTodo, values)).map((row) => itemOf(ctx, row))
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const values = [ctx.actor.networkId, patterns(paths), ctx.now]
      const { open, late } = await ctx.db.get<{ open: number; late: number }>(selectCounts, values)
      return [{ key: 'plan', count: open, late }]
    },
  },
]
