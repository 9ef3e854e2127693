import { sql } from '../../../server/database.ts'
import { checkerId, fixedId, type Scale, writerId } from '../../../server/scale.ts'

/** social organisations that deliver, enterprises that promise, one foundation that holds money */
export const scaledOrganisations = { deliverers: 400, enterprises: 200, foundation: 601 }

const insertPeople = sql(
  'people.scale-people',
  `insert into person (network_id, id, name, created_at, updated_at)
   select $1, id, '演示·规模' || n, $4, $4 from (values ($2::uuid, 1), ($3::uuid, 2)) p (id, n) on conflict do nothing`,
)

const insertOrganisations = sql(
  'people.scale-organisations',
  `with places as (
     select id, path, row_number() over (order by path) - 1 as place, count(*) over () as places
       from area where network_id = $1 and level = 'community'
   )
   insert into organisation (network_id, id, name, kind, area_id, path, purpose, state, decided_at, search, created_by, created_at, updated_at)
   select $1, ${fixedId('organisation', 'g')}, name, kind, p.id, p.path, '规模演示用的组织', 'verified', $2,
          to_tsvector('simple', '规模 ' || g), $3, $2, $2
     from (select g, case when g <= $4 then 'social-organisation' when g < $5 then 'enterprise' else 'foundation' end as kind,
                  '规模演示' || case when g <= $4 then '社工' when g < $5 then '企业' else '基金会' end || g as name
             from generate_series(1, $5::int) g) o
     join places p on p.place = o.g % p.places
   on conflict do nothing`,
)

const insertManagers = sql(
  'people.scale-managers',
  `insert into membership (network_id, id, organisation_id, person_id, role, since)
   select $1, gen_random_uuid(), ${fixedId('organisation', 'g')}, $2, 'manager', $3 from generate_series(1, $4::int) g
   on conflict do nothing`,
)

export const scalePeople: Scale = async ({ networkId, now, begin }) => {
  const { deliverers, foundation } = scaledOrganisations
  const since = new Date(now.getTime() - 700 * 86_400_000)
  await begin(async (connection) => {
    await connection.run(insertPeople, [networkId, writerId, checkerId, since])
    await connection.run(insertOrganisations, [networkId, since, writerId, deliverers, foundation])
    await connection.run(insertManagers, [networkId, writerId, since, foundation])
  })
}
