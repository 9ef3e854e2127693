import { sql } from '../../../server/database.ts'
import { codeSql, fixedId, idSql, madeSql, type Scale, writerId } from '../../../server/scale.ts'
import { scaledOrganisations } from '../../people/server/public.ts'
import { scaledField, scaledWords } from '../../problem/server/public.ts'

/** Who drives the design with the number `g`. */
export const delivererSql = fixedId('organisation', `1 + g % ${scaledOrganisations.deliverers}`)

const insertDesigns = sql(
  'design.scale',
  `with ${madeSql}
   insert into design (network_id, id, thread_id, code, title, summary, public_title, public_summary, review, field, area_id, street_id,
                       community_id, path, state, opened_by, created_at, changed_at, search)
   select $1, ${idSql('design')}, ${idSql('thread')}, ${codeSql}, words, summary, words, summary, 'published', ${scaledField},
          area_id, street_id, area_id, path, 'applied', '${writerId}', at + interval '3 days', at + interval '9 days', to_tsvector('simple', words)
     from (select *, '一起解决：' || ${scaledWords} as words, '居民、社会组织和街道一起想办法，三个月做完，居民来评。' as summary from made) m
   on conflict do nothing`,
)
const insertAnswers = sql(
  'design.scale-problems',
  `with ${madeSql}
   insert into design_problem (network_id, design_id, problem_id, position) select $1, ${idSql('design')}, ${idSql('problem')}, 1 from made
   on conflict do nothing`,
)
const insertMembers = sql(
  'design.scale-members',
  `with ${madeSql}
   insert into design_member (network_id, id, design_id, organisation_id, party, part, state, created_at, changed_at)
   select $1, ${idSql('member')}, ${idSql('design')}, ${delivererSql}, 'social', 'drives', 'in', at + interval '3 days', at + interval '3 days' from made
   on conflict do nothing`,
)

export const scaleDesigns: Scale = ({ projects, batches }) =>
  batches('方案', projects, ['design', 'design_problem', 'design_member'], async (connection, values) => {
    for (const statement of [insertDesigns, insertAnswers, insertMembers]) await connection.run(statement, values)
  })
