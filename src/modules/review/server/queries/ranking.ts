import type { Context } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import { notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import type { getRanking as getContract, PublicRanking } from '../../contract.ts'

const selectRanking = sql(
  'review.public-ranking',
  `select c.code, c.title,
          json_build_object('body', e.body, 'metOn', e.met_on, 'minutesNumber', e.minutes_number) as "decision",
          (select count(*)::int from assignment s where s.network_id = r.network_id and s.review_id = r.id and s.state = 'conflicted') as "conflicts",
          (select json_agg(json_build_object(
              'place', k.place, 'code', d.code, 'title', d.public_title, 'meanHundredths', k.mean_hundredths,
              'spreadTenths', k.spread_tenths, 'proposed', k.proposed, 'outcome', k.outcome, 'because', k.because,
              'scores', (select json_agg(s.points_tenths order by s.position) from assignment s
                          where s.network_id = k.network_id and s.application_id = k.application_id and s.state = 'submitted')) order by k.place)
             from ranking k
             join application a on a.network_id = k.network_id and a.id = k.application_id
             join design d on d.network_id = a.network_id and d.id = a.design_id
            where k.network_id = r.network_id and k.review_id = r.id) as "lines"
     from call c
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
  const { code: callCode, title, decision, conflicts, lines } = row
  return { call: { code: callCode, title }, decision, conflicts, lines }
}
