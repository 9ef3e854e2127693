import type { Context } from '../../../base/context.ts'
import type { Path } from '../../../base/path.ts'
import type { QueueCount, TodoItem } from '../../../base/todo.ts'
import { sql } from '../../../server/database.ts'
import type { TodoAfter, TodoSource } from '../../../server/todo-source.ts'
import { todoWords } from '../labels.ts'

interface Row {
  id: string
  href: string
  step: 'score' | 'assign' | 'rank' | 'decide'
  code: string | null
  title: string
  call: string
  dueAt: Date
  /** ran the review or judged in it, and the next step is to decide */
  ran: boolean
}

function itemOf({ id, href, step, code, title, call, dueAt, ran }: Row): TodoItem {
  const words = todoWords(step, call)
  return {
    ...{ id, kind: `review.${step}`, title, code, note: words.note, from: words.from, action: words.action, href },
    ...{ dueAt: dueAt.toISOString(), clock: 'agreed' },
    refusal: step === 'decide' && ran ? { code: 'review.decider' } : null,
  }
}

const selectScores = sql(
  'review.todo-scores',
  `select 'assignment:' || s.id as "id", '/scoring/' || s.id as "href", 'score' as "step", null as "code", d.title,
          c.title as "call", r.due_at as "dueAt", false as "ran"
     from assignment s
     join review r on r.network_id = s.network_id and r.id = s.review_id and r.state = 'scoring'
     join call c on c.network_id = r.network_id and c.id = r.call_id
     join application a on a.network_id = s.network_id and a.id = s.application_id
     join design d on d.network_id = a.network_id and d.id = a.design_id
    where s.network_id = $1 and s.expert_id = $2 and s.state in ('assigned', 'open')
      and ($3 and ($4::timestamptz is null or (r.due_at, 'assignment:' || s.id) > ($4, $5)))
    order by r.due_at, s.id limit $6`,
)
const countScores = sql(
  'review.todo-scores-count',
  `select count(*)::int as "open", count(*) filter (where due_at <= $3)::int as "late" from (
     select r.due_at from assignment s
       join review r on r.network_id = s.network_id and r.id = s.review_id and r.state = 'scoring'
      where s.network_id = $1 and s.expert_id = $2 and s.state in ('assigned', 'open') limit 1001) k`,
)

const short = `exists (select from application a where a.network_id = r.network_id and a.call_id = r.call_id and a.state = 'reviewing'
  and (select count(*) from assignment s where s.network_id = a.network_id and s.application_id = a.id
        and s.state in ('assigned', 'open', 'submitted')) < (c.rules ->> 'experts')::int)`
const unscored = `exists (select from application a where a.network_id = r.network_id and a.call_id = r.call_id and a.state = 'reviewing'
  and (select count(*) from assignment s where s.network_id = a.network_id and s.application_id = a.id
        and s.state = 'submitted') < (c.rules ->> 'experts')::int)`
const step = `case when r.state = 'ranked' then 'decide' when r.state = 'assigning' or ${short} then 'assign'
  when not ${unscored} then 'rank' end`

const selectSteps = sql(
  'review.todo-steps',
  `select k.* from (
     select 'review:' || r.id as "id", '/reviews/' || c.code as "href", ${step} as "step", c.code, c.title, c.title as "call", r.due_at as "dueAt",
            ($8 in (r.started_by, r.ranked_by) or exists (select from assignment s
               where s.network_id = r.network_id and s.review_id = r.id and $8 in (s.expert_id, s.assigned_by))) as "ran"
       from review r join call c on c.network_id = r.network_id and c.id = r.call_id
      where r.network_id = $1 and r.path like any($2) and r.state <> 'decided') k
    where k."step" = any($7) and ($3 and ($4::timestamptz is null or (k."dueAt", k."id") > ($4, $5)))
    order by k."dueAt", k."id" limit $6`,
)
const countSteps = sql(
  'review.todo-steps-count',
  `select count(*)::int as "open", count(*) filter (where due_at <= $3)::int as "late" from (
     select r.due_at, ${step} as "step" from review r join call c on c.network_id = r.network_id and c.id = r.call_id
      where r.network_id = $1 and r.path like any($2) and r.state <> 'decided' limit 1001) k
    where k."step" = any($4)`,
)

const patterns = (paths: readonly Path[]) => paths.map((path) => `${path}%`)

/** What waits for those who run reviews, and for those who record what was decided. */
function stepsFor(
  permission: 'review.manage' | 'review.decide',
  key: string,
  steps: readonly Row['step'][],
): TodoSource {
  return {
    permission,
    async list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      const dated = after === null || after.dueAt !== null
      const rows = await ctx.db.rows<Row>(selectSteps, [
        ...[
          ctx.actor.networkId,
          patterns(paths),
          dated,
          after?.dueAt ?? null,
          after?.id ?? '',
          limit,
          steps,
          ctx.actor.personId,
        ],
      ])
      return rows.map(itemOf)
    },
    async count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]> {
      const values = [ctx.actor.networkId, patterns(paths), ctx.now, steps]
      const { open, late } = await ctx.db.get<{ open: number; late: number }>(countSteps, values)
      return [{ key, count: open, late }]
    },
  }
}

export const reviewTodos: TodoSource[] = [
  {
    permission: 'review.score',
    async list(ctx: Context, _paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]> {
      const { networkId, personId } = ctx.actor
      const dated = after === null || after.dueAt !== null
      const values = [networkId, personId, dated, after?.dueAt ?? null, after?.id ?? '', limit]
      return (await ctx.db.rows<Row>(selectScores, values)).map(itemOf)
    },
    async count(ctx: Context): Promise<QueueCount[]> {
      const { networkId, personId } = ctx.actor
      const values = [networkId, personId, ctx.now]
      const { open, late } = await ctx.db.get<{ open: number; late: number }>(countScores, values)
      return [{ key: 'scoring', count: open, late }]
    },
  },
  stepsFor('review.manage', 'review', ['assign', 'rank']),
  stepsFor('review.decide', 'review.decide', ['decide']),
]
