import type { Context, Id } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import type { QueueCount, TodoItem } from '../../../base/todo.ts'
import { sql } from '../../../server/database.ts'
import type { TodoAfter, TodoSource } from '../../../server/todo-source.ts'
import { organisationKindLabels, todoActionLabels } from '../labels.ts'
import type { OrganisationKind } from '../organisation.ts'

interface Row {
  id: string
  organisationId: Id
  name: string
  kind: OrganisationKind
  areaName: string
  dueAt: Date
}

const selectTodo = sql(
  'people.todo',
  `select 'organisation:' || o.id as id, o.id as "organisationId", o.name, o.kind, a.name as "areaName", o.due_at as "dueAt"
     from organisation o join area a on a.network_id = o.network_id and a.id = o.area_id
    where o.network_id = $1 and o.state = 'waiting' and o.path like any($2)
      and $3 and ($4::timestamptz is null or (o.due_at, 'organisation:' || o.id) > ($4, $5))
    order by o.due_at, o.id limit $6`,
)
const selectCounts = sql(
  'people.todo-counts',
  `select count(*)::int as "count", (count(*) filter (where due_at <= $3))::int as "late"
     from (select due_at from organisation
            where network_id = $1 and state = 'waiting' and path like any($2) limit 1001) waiting`,
)

const patterns = (paths: readonly Path[]) => paths.map((path) => `${path}%`)

function itemOf({ id, organisationId, name, kind, areaName, dueAt }: Row): TodoItem {
  return {
    id,
    kind: 'organisation.verify',
    title: name,
    code: null,
    note: organisationKindLabels[kind].zh,
    dueAt: dueAt.toISOString(),
    clock: 'promised',
    from: areaName,
    href: `/organisations/${organisationId}`,
    action: todoActionLabels['organisation.verify'].zh,
    refusal: null,
  }
}

/** Organisations that wait to be verified. */
export const peopleTodos: TodoSource[] = [
  {
    permission: 'organisation.verify',
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      // all of them have a time limit: behind what has none there are no more
      const dated = after === null || after.dueAt !== null
      const values = [ctx.actor.networkId, patterns(paths), dated, after?.dueAt ?? null, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectTodo, values)).map(itemOf)
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const counted = await ctx.db.get<{ count: number; late: number }>(selectCounts, [
        ctx.actor.networkId,
        patterns(paths),
        ctx.now,
      ])
      return [{ key: 'organisation', ...counted }]
    },
  },
]
