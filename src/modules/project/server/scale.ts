import { sql } from '../../../server/database.ts'
import { codeSql, idSql, madeSql, type Scale, uncounted } from '../../../server/scale.ts'
import { scaledMoney } from '../../call/server/public.ts'
import { delivererSql } from '../../design/server/public.ts'
import { scaledField } from '../../problem/server/public.ts'

/**
 * How far the money of a project has come, by its number: nothing but the own share, some of it, all of it. What is all
 * promised has left the pool.
 */
export const scaledStage = `case when g % 10 < 3 then 'refining' when g % 10 < 7 then 'partly' else 'bare' end as stage`

const insertProjects = sql(
  'project.scale',
  `with ${madeSql}
   insert into project (network_id, id, thread_id, code, title, summary, field, area_id, street_id, community_id, path, state, level, design_id,
                        application_id, notice_item_id, organisation_id, budget_fen, pledged_fen, expires_on, pooled_at, changed_at, search)
   select $1, ${idSql('project')}, d.thread_id, ${codeSql}, d.public_title, d.public_summary, ${scaledField}, m.area_id, m.street_id, m.area_id, m.path,
          case stage when 'refining' then 'refining' else 'pooled' end, 'pool', d.id, ${idSql('application')}, ${idSql('item')}, ${delivererSql},
          budget_fen, case stage when 'refining' then budget_fen when 'partly' then own_fen + (budget_fen - own_fen) / 200 * 100 else own_fen end,
          ((m.at + interval '18 days') at time zone 'Asia/Shanghai')::date + 730, m.at + interval '18 days', m.at + interval '20 days', d.search
     from (select *, ${scaledMoney}, ${scaledStage} from made) m
     join design d on d.network_id = $1 and d.id = ${idSql('design')}
   on conflict do nothing`,
)
const insertDeadlines = sql(
  'project.scale-deadlines',
  `with ${madeSql}
   insert into deadline (network_id, kind, subject_id, subject_type, path, thread_id, due_at)
   select $1, 'project.expiry', p.id, 'project', p.path, p.thread_id, (p.expires_on + 1)::timestamp at time zone 'Asia/Shanghai'
     from made join project p on p.network_id = $1 and p.id = ${idSql('project')}
    where p.state = 'pooled'
   on conflict do nothing`,
)
/** what a thread tells: reported, answered by a design, applied, chosen, in the pool */
const steps = [
  ['problem.reported', 'problem', '0 days', `'{}'::jsonb`],
  ['problem.adopted', 'problem', '2 days', `'{}'::jsonb`],
  ['design.settled', 'design', '8 days', `'{}'::jsonb`],
  ['notice.item-effective', 'project', '18 days', `jsonb_build_object('code', p.code)`],
  ['project.pooled', 'project', '18 days', `jsonb_build_object('code', p.code, 'budgetFen', p.budget_fen)`],
] as const
const stepRows = steps
  .map(
    ([type, subject, after, part], index) =>
      `select g, ${idSql('event', index)} as id, at + interval '${after}' as moment, '${type}' as type, '${subject}' as subject,
              ${idSql(subject === 'design' ? 'design' : subject === 'problem' ? 'problem' : 'project')} as subject_id, ${part} as part, p.path, p.thread_id
         from made join project p on p.network_id = $1 and p.id = ${idSql('project')}`,
  )
  .join(' union all ')
const insertEvents = sql(
  'project.scale-events',
  `with ${madeSql}, steps as (${stepRows}), events as (
     insert into event (network_id, id, at, type, subject_type, subject_id, path, thread_id, request_id, public_part)
     select $1, id, moment, type, subject, subject_id, path, thread_id, 'scale', part from steps on conflict do nothing
     returning network_id, thread_id, id, at, type, subject_type, subject_id, public_part
   )
   insert into thread_entry select network_id, thread_id, id, at, type, subject_type, subject_id, public_part from events`,
)
const addCounts = sql(
  'project.scale-counts',
  `with ${madeSql}
   insert into project_count as c (network_id, street_id, community_id, field, state, n)
   select $1, p.street_id, p.community_id, p.field, p.state, count(*)
     from made join project p on p.network_id = $1 and p.id = ${idSql('project')} group by 2, 3, 4, 5
   on conflict on constraint project_count_key do update set n = c.n + excluded.n`,
)

export const scaleProjects: Scale = ({ projects, batches }) =>
  batches('项目', projects, ['project', 'event', 'thread_entry'], async (connection, values) => {
    await uncounted(connection, 'project', 'project_counted', async () => {
      // a batch that is there already is counted already
      if ((await connection.run(insertProjects, values)) > 0) await connection.run(addCounts, values)
    })
    await connection.run(insertDeadlines, values)
    await connection.run(insertEvents, values)
  })
