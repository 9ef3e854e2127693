import pg from 'pg'

/** What residents write about; a report names three of them, so that a word is found in some 3,000 of 100,000. */
export const subjects = `
  路灯 楼道 斑马线 垃圾 噪音 停车 电梯 公园 小区 校门口 井盖 积水 充电桩 老人 孩子 诈骗 调解
  消防 通道 阳台 漏水 下水道 油烟 宠物 装修 物业 业委会 围墙 台阶 扶手 路面 人行道 红绿灯 公交
  站台 地铁 自行车 摩托 快递 外卖 树枝 绿化 草坪 蚊子 老鼠 厕所 健身 器材 篮球 球场 图书
  食堂 医院 门诊 药店 学校 幼儿园 培训 心理 辅导 法律 援助 合同 工资 欠薪 房租 押金 中介
  租户 门禁 监控 摄像头 保安 巡逻 火灾 隐患 燃气 电线 水压 停电 停水 网络 信号 广告 传单
  店铺 市场 摊位 施工 工地 扬尘 渣土 河道 臭味 邻居 争吵 家暴 残疾 轮椅 志愿`
  .trim()
  .split(/\s+/)

/** Fills a founded network with published reports spread over places, fields and states; words as residents write them. */
export async function seedProblems(ownerUrl: string, networkId: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`create temp table words as select * from unnest($1::text[]) with ordinality as w(word, n)`, [
      subjects,
    ])
    await client.query('alter table problem disable trigger problem_counted')
    await client.query(
      `with places as (
         select id, street_id, path, row_number() over (order by path) - 1 as n from area where network_id = $1 and level = 'community'
       ), made as (
         select g, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid as thread_id,
                (lpad(to_hex((extract(epoch from timestamptz '2026-01-01') * 1000)::bigint + g::bigint * 60000), 12, '0')) as ms
           from generate_series(1, $2::int) g
       ), threads as (
         insert into thread (network_id, id, code, created_at)
         select $1, thread_id, 'BN-26-' || (100000 + g), timestamptz '2026-01-01' + g * interval '1 minute' from made
       )
       insert into problem (network_id, id, thread_id, code, kind, channel, title, description, public_title, public_description,
                            review, field, area_id, street_id, community_id, path, state, due_at, due_on, answer, answered_at,
                            answered_by, support_count, created_at, changed_at, search)
       select $1, (substr(ms, 1, 8) || '-' || substr(ms, 9, 4) || '-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, thread_id,
              'BN-26-' || (100000 + g), 'problem', 'web', t, d, t, d, 'published',
              (array['traffic-safety','fraud-prevention','fire-safety','mediation','mental-health','legal-aid','correction','other'])[1 + g % 8],
              p.id, p.street_id, p.id, p.path, s.state,
              case when s.owed then timestamptz '2026-12-01' + g * interval '1 second' end,
              case when s.owed then date '2026-12-01' end,
              case when s.owed then null else '已经到现场看过，本周内整改。' end,
              case when s.owed then null else timestamptz '2026-10-01' end,
              case when s.owed then null else '社区居委会' end,
              (g * 7919) % 211, timestamptz '2026-01-01' + g * interval '1 minute', timestamptz '2026-01-01' + g * interval '1 minute',
              setweight(to_tsvector('simple', w1.word || ' ' || w2.word), 'A') || setweight(to_tsvector('simple', w3.word || ' 反映'), 'B')
         from made
         join places p on p.n = g % 111
         join words w1 on w1.n = 1 + g % 100
         join words w2 on w2.n = 1 + (g / 100) % 100
         join words w3 on w3.n = 1 + (g / 10000) % 100
         cross join lateral (select w1.word || w2.word || '的事要管一管' as t,
                                    '这里的' || w3.word || '反映了好几次，' || w1.word || '还是老样子，请来看看。' as d) x
         cross join lateral (select case when g % 10 < 2 then 'handling' when g % 10 = 2 then 'received' when g % 10 < 6 then 'answered' else 'closed' end as state,
                                    g % 10 < 3 as owed) s`,
      [networkId, count],
    )
    await client.query('alter table problem enable trigger problem_counted')
    await client.query('truncate problem_count, problem_count_network')
    await client.query(
      `insert into problem_count select network_id, street_id, community_id, field, state, review, kind, count(*) from problem group by 1,2,3,4,5,6,7`,
    )
    await client.query(
      `insert into problem_count_network select network_id, state, review, kind, 0, count(*) from problem group by 1,2,3,4`,
    )
    await client.query(
      `with events as (
         insert into event (network_id, id, at, type, subject_type, subject_id, path, thread_id, request_id, public_part)
         select p.network_id, gen_random_uuid(), p.created_at + n * interval '1 day', (array['problem.reported','problem.published','problem.assigned','problem.answered'])[n],
                'problem', p.id, p.path, p.thread_id, 'bench', '{"handler":"社区居委会","text":"已经到现场看过。"}'
           from problem p, generate_series(1, 4) n where p.network_id = $1 and p.code like 'BN-%'
         returning network_id, thread_id, id, at, type, subject_type, subject_id, public_part)
       insert into thread_entry select network_id, thread_id, id, at, type, subject_type, subject_id, public_part from events`,
      [networkId],
    )
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
