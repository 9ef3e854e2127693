import type { Context, Id } from '../../../../base/context.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import type { ReviewState } from '../../review.ts'

/** Where the review of an application stands, for those who applied. */
export interface OwnStanding {
  state: ReviewState
  dueAt: Date
  /** for each application */
  experts: number
}

const selectOwn = sql(
  'review.own-standing',
  `select r.state, r.due_at as "dueAt", (c.rules ->> 'experts')::int as "experts"
     from application a
     join call c on c.network_id = a.network_id and c.id = a.call_id
     join review r on r.network_id = c.network_id and r.call_id = c.id
    where a.network_id = $1 and a.id = $2 and a.state in ('reviewing', 'proposed', 'chosen', 'unchosen')
      and exists (select from membership b where b.network_id = a.network_id and b.organisation_id = a.organisation_id
                   and b.person_id = $3 and b.ended_at is null)`,
)

/** Null for whoever is no member of the organisation that applied, and for what was never judged. */
export async function ownStanding({ actor, db }: Context, applicationId: Id): Promise<OwnStanding | null> {
  if (actor.personId === null || actor.scopes) return null
  return db.find<OwnStanding>(selectOwn, [actor.networkId, applicationId, actor.personId])
}

const selectDecided = sql(
  'review.decided-of-call',
  `select exists (select from review r join call c on c.network_id = r.network_id and c.id = r.call_id
                   where r.network_id = $1 and c.code = $2 and r.state = 'decided') as "decided"`,
)

/** Has the ranking of this call been published? */
export async function hasRanking({ actor, db }: Context, callCode: string): Promise<boolean> {
  const code = normaliseCode(callCode)
  return code !== null && (await db.get<{ decided: boolean }>(selectDecided, [actor.networkId, code])).decided
}

const countUnderWay = sql(
  'review.under-way',
  `select count(*)::int as "count" from (
     select from review where network_id = $1 and state <> 'decided' limit 1000) k`,
)

/** Reviews between their beginning and the decision: a handful at a time. */
export async function underWayCount({ actor, db }: Context): Promise<number> {
  const { count } = await db.get<{ count: number }>(countUnderWay, [actor.networkId])
  return count
}
