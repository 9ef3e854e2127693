import { civilDate } from '../../../base/clock.ts'
import { sql } from '../../../server/database.ts'
import { checkerId, fixedId, idSql, madeSql, type Scale, writerId } from '../../../server/scale.ts'
import { delivererSql } from '../../design/server/public.ts'
import { templateOf } from '../templates.ts'

/** so many applications a call */
const perCall = 500
export const callNumber = `((g - 1) / ${perCall} + 1)`

/** What a project costs, what its organisation finds itself: whole yuan. */
export const scaledMoney = `(20000 + g % 90 * 1000)::bigint * 100 as budget_fen, (20000 + g % 90 * 1000)::bigint * 20 as own_fen`

const insertCallThreads = sql(
  'call.scale-threads',
  `with ${madeSql}
   insert into thread (network_id, id, code, created_at)
   select distinct on (${callNumber}) $1, ${fixedId('call', callNumber)}, (select code_prefix from network where id = $1) || '-24-' || (30000000 + ${callNumber}), at
     from made order by ${callNumber}, g
   on conflict do nothing`,
)
const insertCalls = sql(
  'call.scale',
  `with ${madeSql}, platform_here as (
     select f.id, f.area_id, f.path from platform f where f.network_id = $1 and f.kind = 'headquarters'
   )
   insert into call (network_id, id, thread_id, code, kind, title, purpose, platform_id, area_id, path, state, rules, form, rubric, digest,
                     closes_at, opened_at, created_by, created_at, changed_at)
   select distinct on (${callNumber}) $1, ${fixedId('call', callNumber)}, ${fixedId('call', callNumber)},
          (select code_prefix from network where id = $1) || '-24-' || (30000000 + ${callNumber}), $6, '规模演示征集 ' || ${callNumber}, '规模演示',
          f.id, f.area_id, f.path, 'done', $7, $8, $9, 'scale', at + interval '10 days', at, '${writerId}', at, at + interval '18 days'
     from made cross join platform_here f order by ${callNumber}, g
   on conflict do nothing`,
)
const insertApplications = sql(
  'call.scale-applications',
  `with ${madeSql}
   insert into application (network_id, id, call_id, design_id, thread_id, organisation_id, path, state, budget, total_fen, grant_fen, own_fen,
                            submitted_at, submitted_by, checked_at, checked_by, created_by, created_at, changed_at)
   select $1, ${idSql('application')}, ${fixedId('call', callNumber)}, ${idSql('design')}, ${idSql('thread')}, ${delivererSql}, path, 'chosen',
          jsonb_build_array(jsonb_build_object('item', '服务和物资', 'category', 'services', 'source', 'grant', 'amountFen', budget_fen - own_fen),
                            jsonb_build_object('item', '配套', 'category', 'other', 'source', 'own', 'amountFen', own_fen)),
          budget_fen, budget_fen - own_fen, own_fen, at + interval '9 days', '${writerId}', at + interval '11 days', '${checkerId}', '${writerId}',
          at + interval '8 days', at + interval '18 days'
     from (select *, ${scaledMoney} from made) m
   on conflict do nothing`,
)
const countApplications = sql(
  'call.scale-counts',
  `update call c set submitted_count = k.n
     from (select call_id, count(*)::int as n from application where network_id = $1 group by call_id) k
    where c.network_id = $1 and c.id = k.call_id and c.digest = 'scale' and c.submitted_count <> k.n`,
)

export const scaleCalls: Scale = async ({ networkId, now, projects, batches, begin }) => {
  const { kind, rules, form, rubric } = templateOf('competition', civilDate(now))
  const frozen = [kind, JSON.stringify(rules), JSON.stringify(form), JSON.stringify(rubric)]
  await batches('申报', projects, ['thread', 'call', 'application'], async (connection, values) => {
    await connection.run(insertCallThreads, values)
    await connection.run(insertCalls, [...values, ...frozen])
    await connection.run(insertApplications, values)
  })
  await begin((connection) => connection.run(countApplications, [networkId]))
}
