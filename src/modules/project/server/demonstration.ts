import type { Id } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import { transact } from '../../../server/transact.ts'
import { endProject } from './commands/project.ts'
import { enterPool } from './intake.ts'

interface Sample {
  /** by its title */
  project: string
  by: string
  /** days */
  endedAgo: number
  reason: string
}

const selectEffective = sql(
  'project.demonstration-effective',
  `select subject_id as "applicationId", settled_at as "effectiveAt" from notice_item
    where network_id = $1 and state = 'effective' and subject_type = 'application' order by settled_at, position`,
)
const selectCode = sql('project.demonstration-code', 'select code from project where network_id = $1 and title = $2')

const minuteMs = 60_000

/** What took effect under notice is in the pool; one of them did not come to pass. */
export async function demonstrateProjects(demonstration: Demonstration): Promise<void> {
  const { ctx, networkId, actors } = demonstration
  const { db, now } = ctx({})
  const effective = await db.rows<{ applicationId: Id; effectiveAt: Date }>(selectEffective, [networkId])
  demonstration.say(`写入 ${effective.length} 个演示项目`)
  for (const [index, { applicationId, effectiveAt }] of effective.entries()) {
    // by the program, as it would have been a moment after; what entered together did so one by one
    const minutes = (now.getTime() - effectiveAt.getTime()) / minuteMs - 1 - index * 0.1
    const program = ctx({ minutes }, { requestId: `sweep:project:${applicationId}` })
    await transact(program, (tx) => enterPool(tx, applicationId, effectiveAt))
  }
  for (const sample of demonstration.dataset('longgang/projects.json') as Sample[]) {
    const { code } = await db.get<{ code: string }>(selectCode, [networkId, sample.project])
    const { endedAgo: days, reason } = sample
    await endProject(ctx({ days }, actors.get(sample.by)), { code, reason })
  }
}
