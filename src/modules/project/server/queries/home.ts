import type { Context } from '../../../../base/context.ts'
import { sql } from '../../../../server/database.ts'
import { type ProjectState, projectStates } from '../../project.ts'

export type LoopCounts = Record<ProjectState, number>

const selectCounts = sql(
  'project.loop-counts',
  `select state, sum(n)::int as "n" from project_count where network_id = $1 group by state`,
)

/** several stations of one page ask: they share the answer */
const asked = new WeakMap<Context, Promise<LoopCounts>>()

/** How many projects are in each state now, from the kept counters: one statement for a page. */
export function loopCounts(ctx: Context): Promise<LoopCounts> {
  const counts = asked.get(ctx) ?? countStates(ctx)
  asked.set(ctx, counts)
  return counts
}

async function countStates(ctx: Context): Promise<LoopCounts> {
  const rows = await ctx.db.rows<{ state: ProjectState; n: number }>(selectCounts, [ctx.actor.networkId])
  const kept = new Map(rows.map(({ state, n }) => [state, n]))
  return Object.fromEntries(projectStates.map((state) => [state, kept.get(state) ?? 0])) as LoopCounts
}
