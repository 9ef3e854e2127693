import { sql } from '../../../server/database.ts'
import { codeSql, idSql, madeSql, type Scale, uncounted } from '../../../server/scale.ts'

const subjects = `'{路灯,楼道,斑马线,垃圾,噪音,停车,电梯,公园,校门口,井盖,积水,充电桩,诈骗,消防,漏水,油烟,装修,物业,扶手,路面}'::text[]`
const wishes = `'{没人管,总是坏,不安全,要改造,等了很久,天天有人问,老人不方便,孩子过不去,下雨就积,夜里看不见}'::text[]`
const fields = `'{traffic-safety,fraud-prevention,fire-safety,mediation,mental-health,legal-aid,correction,other}'::text[]`

/** What was reported, in words: the same for the design and the project that answer it. */
export const scaledWords = `(${subjects})[1 + g % 20] || (${wishes})[1 + (g / 20) % 10]`
export const scaledField = `(${fields})[1 + g % 8]`

const insertThreads = sql(
  'problem.scale-threads',
  `with ${madeSql} insert into thread (network_id, id, code, created_at) select $1, ${idSql('thread')}, ${codeSql}, at from made on conflict do nothing`,
)

const insertProblems = sql(
  'problem.scale',
  `with ${madeSql}
   insert into problem (network_id, id, thread_id, code, kind, channel, title, description, public_title, public_description, review, field,
                        area_id, street_id, community_id, path, state, answer, answered_at, answered_by, created_at, changed_at, search)
   select $1, ${idSql('problem')}, ${idSql('thread')}, ${codeSql}, 'problem', 'web', words, words || '，请来看看。', words, words || '，请来看看。',
          'published', ${scaledField}, area_id, street_id, area_id, path, 'adopted', '已经立项，由社会组织牵头解决。', at + interval '2 days', '街道工作人员',
          at, at + interval '2 days', to_tsvector('simple', (${subjects})[1 + g % 20] || ' ' || (${wishes})[1 + (g / 20) % 10])
     from (select *, ${scaledWords} as words from made) m
   on conflict do nothing`,
)

const addCounts = sql(
  'problem.scale-counts',
  `with ${madeSql}, counted as (
     select street_id, area_id, ${scaledField} as field, count(*)::int as n from made group by 1, 2, 3
   ), rows as (
     insert into problem_count as c (network_id, street_id, community_id, field, state, review, kind, n)
     select $1, street_id, area_id, field, 'adopted', 'published', 'problem', n from counted
     on conflict on constraint problem_count_key do update set n = c.n + excluded.n
   )
   insert into problem_count_network as c (network_id, state, review, kind, stripe, n)
   select $1, 'adopted', 'published', 'problem', 0, sum(n) from counted
   on conflict (network_id, state, review, kind, stripe) do update set n = c.n + excluded.n`,
)

export const scaleProblems: Scale = ({ projects, batches }) =>
  batches('反映', projects, ['thread', 'problem'], async (connection, values) => {
    await connection.run(insertThreads, values)
    await uncounted(connection, 'problem', 'problem_counted', async () => {
      // a batch that is there already is counted already
      if ((await connection.run(insertProblems, values)) > 0) await connection.run(addCounts, values)
    })
  })
