import { sql } from '../../../server/database.ts'
import { fixedId, idSql, madeSql, type Scale, writerId } from '../../../server/scale.ts'
import { scaledMoney } from '../../call/server/public.ts'
import { scaledOrganisations } from '../../people/server/public.ts'
import { scaledStage } from '../../project/server/public.ts'

const { deliverers, enterprises } = scaledOrganisations
const enterpriseSql = (number: string) =>
  fixedId('organisation', `${deliverers} + 1 + ${number} % (${enterprises} - 1)`)

const insertListings = sql(
  'exchange.scale-listings',
  `with ${madeSql}
   insert into listing (network_id, project_id, state, call_pays, closes_on, pledges, opened_at)
   select $1, p.id, case stage when 'refining' then 'full' else 'open' end, false, p.expires_on,
          case stage when 'refining' then 2 when 'partly' then 1 else 0 end, p.pooled_at
     from (select *, ${scaledStage} from made) m join project p on p.network_id = $1 and p.id = ${idSql('project')}
   on conflict do nothing`,
)
const insertPledges = sql(
  'exchange.scale-pledges',
  `with ${madeSql}, money as (
     select *, ${scaledMoney}, ${scaledStage} from made
   ), shares as (
     select *, (budget_fen - own_fen) / 200 * 100 as first_fen from money
   ), pledges as (
     select g, ${idSql('own-pledge')} as id, 'own' as source, own_fen as fen, null::uuid as giver, ms from shares
     union all
     select g, ${idSql('first-pledge')}, 'enterprise', first_fen, ${enterpriseSql('g')}, ms from shares where stage <> 'bare'
     union all
     select g, ${idSql('second-pledge')}, 'enterprise', budget_fen - own_fen - first_fen, ${enterpriseSql('(g + 7)')}, ms from shares where stage = 'refining'
   )
   insert into pledge (network_id, id, project_id, thread_id, path, source, organisation_id, amount_fen, state, made_by, made_at, changed_at)
   select $1, s.id, p.id, p.thread_id, p.path, s.source, coalesce(s.giver, p.organisation_id), s.fen, 'made', '${writerId}', p.pooled_at, p.pooled_at
     from pledges s join project p on p.network_id = $1 and p.id = ${idSql('project')}
   on conflict do nothing`,
)

export const scaleExchange: Scale = ({ projects, batches }) =>
  batches('认购', projects, ['listing', 'pledge'], async (connection, values) => {
    await connection.run(insertListings, values)
    await connection.run(insertPledges, values)
  })
