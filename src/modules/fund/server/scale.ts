import { sql } from '../../../server/database.ts'
import { fixedId, idSql, madeSql, type Scale, writerId } from '../../../server/scale.ts'
import { scaledOrganisations } from '../../people/server/public.ts'

/** The fund of a place: its id, of version 8. */
const fundOf = (area: string) => `overlay((${area})::text placing '8' from 15)::uuid`

const foundationId = fixedId('organisation', scaledOrganisations.foundation)

/* a fund of each level: the district's, one for each street, one for each community */
const insertFunds = sql(
  'fund.scale-funds',
  `with places as (
     select id, path, level, street_id, case level when 'district' then 'special' when 'street' then 'street' else 'micro' end as fund_level
       from area where network_id = $1 and level in ('district', 'street', 'community')
   )
   insert into fund (network_id, id, name, level, parent_id, holder_id, purpose, area_id, path, fee_permille, created_by, created_at)
   select $1, ${fundOf('p.id')}, '规模演示' || case fund_level when 'special' then '专项基金' when 'street' then '街道专账' else '社区微基金' end,
          fund_level, case fund_level when 'micro' then ${fundOf('p.street_id')}
                                      when 'street' then ${fundOf(`(select d.id from places d where d.level = 'district')`)} end,
          ${foundationId}, '规模演示', p.id, p.path, 50, '${writerId}', $2
     from places p order by array_position(array['special', 'street', 'micro'], fund_level)
   on conflict do nothing`,
)
const insertAccounts = sql(
  'fund.scale-accounts',
  `insert into account (network_id, id, kind, fund_id, balance_fen)
   select $1, gen_random_uuid(), kind, f.id, case when kind in ('fund', 'fee') then 0 end
     from fund f, unnest(array['fund', 'fee', 'givers', 'payees']) kind
    where f.network_id = $1 and f.holder_id = ${foundationId}
   on conflict do nothing`,
)
/** every fifth gift is for a project: `$6` projects, the first at `$7`, `$8` seconds from one to the next */
const giftsSql = `${madeSql}, gifts as materialized (
    select m.g, m.ms, m.at, (100 + m.g::bigint * 7919 % 50000) * 100 as fen, p.id as project_id,
           ${fundOf('coalesce(p.community_id, m.area_id)')} as fund_id
      from made m
      left join lateral (select 1 + m.g / 5 % greatest($6::int, 1) as g where m.g % 5 = 0 and $6::int > 0) k on true
      left join lateral (select lpad(to_hex((extract(epoch from $7::timestamptz + k.g * $8::float8 * interval '1 second') * 1000)::bigint), 12, '0') as ms,
                                k.g where k.g is not null) x on true
      left join lateral (select ${idSql('project')} as id from (select x.ms, x.g) y) z on x.g is not null
      left join project p on p.network_id = $1 and p.id = z.id
  )`

const openProjectAccounts = sql(
  'fund.scale-project-accounts',
  `with ${giftsSql}
   insert into account (network_id, id, kind, fund_id, project_id, balance_fen)
   select distinct $1::uuid, gen_random_uuid(), 'project', fund_id, project_id, 0 from gifts where project_id is not null
   on conflict do nothing`,
)
/* a gift and its transfer in one statement: what they are is found once */
const insertGifts = sql(
  'fund.scale-gifts',
  `with ${giftsSql}, moved as (
     insert into transfer (network_id, id, from_account_id, to_account_id, from_fund_id, to_fund_id, amount_fen, kind, booked_on, created_by, created_at)
     select $1, ${idSql('transfer')}, givers.id, target.id, s.fund_id, s.fund_id, s.fen, 'donation', (s.at at time zone 'Asia/Shanghai')::date, '${writerId}', s.at
       from gifts s
       join account givers on givers.network_id = $1 and givers.fund_id = s.fund_id and givers.kind = 'givers' and givers.project_id is null
       join account target on target.network_id = $1 and target.fund_id = s.fund_id and target.project_id is not distinct from s.project_id
                          and target.kind = case when s.project_id is null then 'fund' else 'project' end
     on conflict do nothing
   )
   insert into donation (network_id, id, fund_id, project_id, transfer_id, amount_fen, received_on, channel, anonymous, recorded_by, recorded_at)
   select $1, ${idSql('donation')}, fund_id, project_id, ${idSql('transfer')}, fen, (at at time zone 'Asia/Shanghai')::date, 'bank', true,
          '${writerId}', at
     from gifts
   on conflict do nothing`,
)

/* what is kept, from what was booked: once, when everything is there */
const settle = [
  sql(
    'fund.scale-balances',
    `update account a set balance_fen = k.fen
       from (select to_account_id as id, sum(amount_fen)::bigint as fen from transfer where network_id = $1 and kind = 'donation' group by 1) k
      where a.network_id = $1 and a.id = k.id and a.fund_id in (select id from fund where network_id = $1 and holder_id = ${foundationId})
        and a.balance_fen <> k.fen`,
  ),
  sql(
    'fund.scale-received',
    `update project p set received_fen = k.fen
       from (select project_id as id, sum(amount_fen)::bigint as fen from donation
              where network_id = $1 and project_id is not null
                and fund_id in (select id from fund where network_id = $1 and holder_id = ${foundationId}) group by 1) k
      where p.network_id = $1 and p.id = k.id and p.received_fen <> k.fen`,
  ),
  sql(
    'fund.scale-forget-totals',
    `delete from fund_total where network_id = $1 and fund_id in (select id from fund where network_id = $1 and holder_id = ${foundationId})`,
  ),
  sql(
    'fund.scale-totals',
    `with recursive up as (
       select id, id as top, parent_id from fund where network_id = $1 and holder_id = ${foundationId}
       union all
       select up.id, f.id, f.parent_id from up join fund f on f.network_id = $1 and f.id = up.parent_id
     )
     insert into fund_total (network_id, fund_id, month, stripe, gifts, given_fen)
     select $1, up.top, date_trunc('month', d.received_on)::date, 0, count(*), sum(d.amount_fen)
       from up join donation d on d.network_id = $1 and d.fund_id = up.id group by 2, 3`,
  ),
]

/** A fund for every place, a million gifts if need be, one foundation's ledger that balances. */
export const scaleFunds: Scale = async ({ networkId, now, projects, donations, begin, batches, stepOf }) => {
  await begin(async (connection) => {
    await connection.run(insertFunds, [networkId, now])
    await connection.run(insertAccounts, [networkId])
  })
  const { first, step } = stepOf(projects)
  await batches('捐赠', donations, ['account', 'transfer', 'donation'], async (connection, values) => {
    for (const statement of [openProjectAccounts, insertGifts])
      await connection.run(statement, [...values, projects, first, step])
  })
  await begin(async (connection) => {
    for (const statement of settle) await connection.run(statement, [networkId])
  })
}
