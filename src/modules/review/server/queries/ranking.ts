import type { Context } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import { AppError, notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import type {
  getOwnResult as ownContract,
  getRanking as getContract,
  OwnResult,
  PublicRanking,
} from '../../contract.ts'

const selectRanking = sql(
  'review.public-ranking',
  `select c.code, c.title, p.name as "issuer",
          json_build_object('body', e.body, 'metOn', e.met_on, 'minutesNumber', e.minutes_number) as "decision",
          (select count(*)::int from assignment s where s.network_id = r.network_id and s.review_id = r.id and s.state = 'conflicted') as "conflicts",
          (select json_agg(json_build_object(
              'place', k.place, 'code', d.code, 'title', d.public_title, 'meanHundredths', k.mean_hundredths,
              'spreadTenths', k.spread_tenths, 'proposed', k.proposed, 'outcome', k.outcome, 'because', k.because, 'grantFen', k.grant_fen,
              'scores', (select json_agg(s.points_tenths order by s.position) from assignment s
                          where s.network_id = k.network_id and s.application_id = k.application_id and s.state = 'submitted')) order by k.place)
             from ranking k
             join application a on a.network_id = k.network_id and a.id = k.application_id
             join design d on d.network_id = a.network_id and d.id = a.design_id
            where k.network_id = r.network_id and k.review_id = r.id) as "lines"
     from call c
     join platform p on p.network_id = c.network_id and p.id = c.platform_id
     join review r on r.network_id = c.network_id and r.call_id = c.id and r.state = 'decided'
     join decision e on e.network_id = r.network_id and e.review_id = r.id
    where c.network_id = $1 and c.code = $2`,
)

/** The ranking as everybody may read and recompute it, from the decision on. No expert is named. */
export async function getRanking(ctx: Context, input: InputOf<typeof getContract>): Promise<PublicRanking> {
  const code = normaliseCode(input.code)
  const row = code
    ? await ctx.db.find<Omit<PublicRanking, 'call'> & { code: string; title: string }>(selectRanking, [
        ctx.actor.networkId,
        code,
      ])
    : null
  if (!row) throw notFound('review')
  const { code: callCode, title, ...rest } = row
  return { call: { code: callCode, title }, ...rest }
}

const selectOwn = sql(
  'review.own-result',
  `select k.place, k.mean_hundredths as "meanHundredths", k.outcome, k.because, c.rubric,
          (select count(*)::int from ranking o where o.network_id = k.network_id and o.review_id = k.review_id) as "of",
          (select count(*)::int from ranking o where o.network_id = k.network_id and o.review_id = k.review_id
              and o.outcome in ('pool', 'carry-out')) as "chosen",
          (select json_agg(json_build_object('pointsTenths', s.points_tenths, 'scores', s.scores, 'comment', s.comment) order by s.position)
             from assignment s where s.network_id = a.network_id and s.application_id = a.id and s.state = 'submitted') as "judged"
     from application a
     join call c on c.network_id = a.network_id and c.id = a.call_id
     join review r on r.network_id = c.network_id and r.call_id = c.id and r.state = 'decided'
     join ranking k on k.network_id = r.network_id and k.review_id = r.id and k.application_id = a.id
    where a.network_id = $1 and a.id = $2
      and exists (select from membership b where b.network_id = a.network_id and b.organisation_id = a.organisation_id
                   and b.person_id = $3 and b.ended_at is null)`,
)

/** What came of an application, for members of the organisation that made it, once it is decided. */
export async function getOwnResult(ctx: Context, input: InputOf<typeof ownContract>): Promise<OwnResult> {
  const { networkId, personId, scopes } = ctx.actor
  if (personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  const row = scopes ? null : await ctx.db.find<OwnResult>(selectOwn, [networkId, input.id, personId])
  if (!row) throw notFound('review')
  return row
}
