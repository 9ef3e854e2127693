import type { Context } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import type { QueueCount, TodoItem } from '../../../base/todo.ts'
import { sql } from '../../../server/database.ts'
import type { TodoAfter, TodoSource } from '../../../server/todo-source.ts'
import { refuseTwice, type Party } from '../agreement.ts'
import { todoWords } from '../labels.ts'
import { partyColumns } from './store.ts'

interface Row {
  id: string
  code: string
  project: string
  title: string
  parties: Party[]
}

/** what staff act for and have not confirmed */
const waiting = `g.state = 'scanned' and p.state = 'signing'
      and exists (select from agreement_party y where y.network_id = g.network_id and y.agreement_id = g.id
                     and y.confirmed_by is null and (y.role = 'platform' or y.public_money))`

const selectTodo = sql(
  'agreement.todo',
  `select 'agreement:' || g.id as "id", g.code, p.code as "project", p.title,
          (select json_agg(row_to_json(k) order by k.position)
             from (select ${partyColumns} from agreement_party y
                    where y.network_id = g.network_id and y.agreement_id = g.id) k) as "parties"
     from agreement g join project p on p.network_id = g.network_id and p.id = g.project_id
    where g.network_id = $1 and g.path like any($2) and ${waiting} and ($3 or 'agreement:' || g.id > $4)
    order by g.id limit $5`,
)

const selectCount = sql(
  'agreement.todo-count',
  `select count(*)::int as "n" from (
     select from agreement g join project p on p.network_id = g.network_id and p.id = g.project_id
      where g.network_id = $1 and g.path like any($2) and ${waiting} limit 1001) capped`,
)

const patterns = (paths: readonly Path[]) => paths.map((path) => `${path}%`)

/** Whoever confirmed for one side sees that the other waits, with why it is for somebody else. */
function itemOf({ actor }: Context, { id, code, project, title, parties }: Row): TodoItem {
  const open = parties.find(({ role, confirmedBy }) => role === 'platform' && confirmedBy === null)
  const { action, note, from } = todoWords({ code, platform: open !== undefined })
  return {
    ...{ id, kind: 'agreement.confirm', title, code: project, note, from, action },
    ...{ dueAt: null, clock: null, href: `/agreements/${code}` },
    refusal: refuseTwice(parties, actor.personId),
  }
}

/** Scans that wait for the platform or for public money, the oldest first. */
export const agreementTodos: TodoSource[] = [
  {
    permission: 'project.manage',
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      const all = after === null || after.dueAt !== null
      const values = [ctx.actor.networkId, patterns(paths), all, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectTodo, values)).map((row) => itemOf(ctx, row))
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const { n } = await ctx.db.get<{ n: number }>(selectCount, [ctx.actor.networkId, patterns(paths)])
      return [{ key: 'agreement', count: n, late: 0 }]
    },
  },
]
