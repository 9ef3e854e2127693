import { may } from '../../../../base/access.ts'
import { civilDate } from '../../../../base/clock.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import type { Path } from '../../../../base/path.ts'
import { notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import { areaNamer } from '../../../network/server/public.ts'
import type { getProject as getContract, ProjectDetail } from '../../contract.ts'
import { refuseEnd } from '../../project.ts'
import { byCode } from '../store.ts'

const selectProject = sql(
  'project.detail',
  `select p.id, p.code, p.title, p.summary, p.field, p.area_id as "areaId", p.community_id as "communityId", p.street_id as "streetId",
          p.path, p.state, p.level, p.budget_fen as "budgetFen", p.pledged_fen as "pledgedFen", p.received_fen as "receivedFen",
          p.allocated_fen as "allocatedFen", p.spent_fen as "spentFen", p.gap_fen as "gapFen", p.pooled_at as "pooledAt",
          p.expires_on as "expiresOn", p.ended_because as "endedBecause", d.duties,
          json_build_object('id', o.id, 'name', o.name) as "organisation",
          json_build_object('code', c.code, 'title', c.title) as "call", json_build_object('code', n.code) as "notice",
          coalesce((select json_agg(m.code order by m.code)
                      from design_problem a
                      join problem m on m.network_id = a.network_id and (m.id = a.problem_id or m.merged_into = a.problem_id)
                     where a.network_id = p.network_id and a.design_id = p.design_id and a.ended_at is null and m.code <> p.code), '[]') as "aliases",
          coalesce((select json_agg(json_build_object('code', q.code, 'title', coalesce(q.public_title, ''), 'supportCount', q.support_count) order by a.position)
                      from design_problem a join problem q on q.network_id = a.network_id and q.id = a.problem_id
                     where a.network_id = p.network_id and a.design_id = p.design_id and a.ended_at is null), '[]') as "problems",
          coalesce((select json_agg(json_build_object('id', m.id, 'part', m.part, 'party', m.party,
                                                      'organisation', case when g.id is null then null else json_build_object('id', g.id, 'name', g.name) end) order by m.id)
                      from design_member m left join organisation g on g.network_id = m.network_id and g.id = m.organisation_id
                     where m.network_id = p.network_id and m.design_id = p.design_id and m.state = 'in'), '[]') as "team",
          coalesce((select json_agg(json_build_object('id', e.event_id, 'at', e.at, 'type', e.type, 'public', e.public_part) order by e.event_id)
                      from thread_entry e where e.network_id = p.network_id and e.thread_id = p.thread_id), '[]') as "thread"
     from project p
     join design d on d.network_id = p.network_id and d.id = p.design_id
     join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
     join application a on a.network_id = p.network_id and a.id = p.application_id
     join call c on c.network_id = a.network_id and c.id = a.call_id
     join notice_item i on i.network_id = p.network_id and i.id = p.notice_item_id
     join notice n on n.network_id = i.network_id and n.id = i.notice_id
    where ${byCode}`,
)

interface Row extends Omit<ProjectDetail, 'community' | 'street' | 'excerpt' | 'pooledOn' | 'can'> {
  communityId: Id | null
  streetId: Id | null
  path: Path
  pooledAt: Date
}

/** A project with where it came from and what followed: one statement. Everything in it is public. */
export async function getProject(ctx: Context, input: InputOf<typeof getContract>): Promise<ProjectDetail> {
  const code = normaliseCode(input.code)
  const row = code ? await ctx.db.find<Row>(selectProject, [ctx.actor.networkId, code]) : null
  if (!row) throw notFound('project')
  const placeOf = await areaNamer(ctx, [row.communityId, row.streetId])
  const { communityId, streetId, path, pooledAt, thread, ...rest } = row
  return {
    ...rest,
    excerpt: row.summary.slice(0, 120),
    community: placeOf(communityId),
    street: placeOf(streetId),
    pooledOn: civilDate(pooledAt),
    thread: thread.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    can: {
      end: may(ctx.actor, 'project.manage', { path })
        ? refuseEnd(row)
        : { code: 'permission-missing', params: { permission: 'project.manage' } },
    },
  }
}
