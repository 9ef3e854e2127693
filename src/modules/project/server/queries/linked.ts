import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { Fen } from '../../../../base/money.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { areaNamer } from '../../../network/server/public.ts'
import type { ProjectState } from '../../project.ts'
import { byCode } from '../store.ts'

/* What pages of others show of projects. */

export interface LinkedProject {
  code: string
  title: string
  state: ProjectState
  gapFen: Fen
}

const selectGrown = sql(
  'project.grown',
  `select p.code, p.title, p.state, p.gap_fen as "gapFen" from project p where ${byCode}`,
)

/** The project that came of a design, or of a problem that it answers, by the code of either; null while there is none. */
export function projectGrownFrom(ctx: Context, typed: string): Promise<LinkedProject | null> {
  const code = normaliseCode(typed)
  return code === null ? Promise.resolve(null) : ctx.db.find<LinkedProject>(selectGrown, [ctx.actor.networkId, code])
}

export interface DeliveredProject extends LinkedProject {
  place: string
  pooledOn: string
}

type DeliveredRow = LinkedProject & { communityId: Id | null; streetId: Id | null; pooledAt: Date }

const selectDelivered = sql(
  'project.of-organisation',
  `select p.code, p.title, p.state, p.gap_fen as "gapFen", p.community_id as "communityId", p.street_id as "streetId",
          p.pooled_at as "pooledAt"
     from project p where p.network_id = $1 and p.organisation_id = $2 order by p.id desc limit 50`,
)

/** What an organisation delivers or delivered, the newest first. */
export async function projectsOfOrganisation(ctx: Context, organisationId: Id): Promise<DeliveredProject[]> {
  const rows = await ctx.db.rows<DeliveredRow>(selectDelivered, [ctx.actor.networkId, organisationId])
  const placeOf = await areaNamer(
    ctx,
    rows.flatMap(({ communityId, streetId }) => [communityId, streetId]),
  )
  return rows.map(({ communityId, streetId, pooledAt, ...row }) => ({
    ...row,
    place: placeOf(communityId)?.name ?? placeOf(streetId)?.name ?? '',
    pooledOn: civilDate(pooledAt),
  }))
}
