import { sql } from '../../../server/database.ts'
import { checkerId, codeSql, fixedId, idSql, madeSql, type Scale } from '../../../server/scale.ts'
import { callNumber } from '../../call/server/public.ts'

const insertNotices = sql(
  'notice.scale',
  `with ${madeSql}
   insert into notice (network_id, id, code, kind, title, body, call_id, thread_id, path, state, working_days, published_at, published_by,
                       ends_on, ends_at, created_at, changed_at)
   select distinct on (${callNumber}) $1, ${fixedId('notice', callNumber)},
          (select code_prefix from network where id = $1) || '-24-' || (40000000 + ${callNumber}), 'selection', '规模演示公示 ' || ${callNumber}, '规模演示',
          ${fixedId('call', callNumber)}, ${fixedId('call', callNumber)}, path, 'ended', 5, at + interval '12 days', '${checkerId}',
          ((at + interval '17 days') at time zone 'Asia/Shanghai')::date, at + interval '18 days', at + interval '12 days', at + interval '18 days'
     from made order by ${callNumber}, g
   on conflict do nothing`,
)
const insertItems = sql(
  'notice.scale-items',
  `with ${madeSql}
   insert into notice_item (network_id, id, notice_id, position, subject_type, subject_id, thread_id, code, title, facts, state, ends_at, settled_at)
   select $1, ${idSql('item')}, n.id, 1 + (g - 1) % 500, 'application', a.id, a.thread_id, ${codeSql}, d.public_title,
          jsonb_build_object('organisation', o.name, 'place', 1 + (g - 1) % 500, 'meanHundredths', 8000, 'level', 'pool', 'grantFen', a.grant_fen),
          'effective', n.ends_at, greatest(n.ends_at, at + interval '18 days')
     from made
     join application a on a.network_id = $1 and a.id = ${idSql('application')}
     join design d on d.network_id = $1 and d.id = a.design_id
     join organisation o on o.network_id = $1 and o.id = a.organisation_id
     join notice n on n.network_id = $1 and n.id = ${fixedId('notice', callNumber)}
   on conflict do nothing`,
)

export const scaleNotices: Scale = ({ projects, batches }) =>
  batches('公示', projects, ['notice', 'notice_item'], async (connection, values) => {
    await connection.run(insertNotices, values)
    await connection.run(insertItems, values)
  })
