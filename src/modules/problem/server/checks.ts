import type { Check } from '../../../server/module.ts'

/** What must hold of every report, whatever the program did. Each row found is a violation. */
export const problemChecks: Check[] = [
  {
    name: 'problem.counters',
    promise: 'kept counters equal the reports they count',
    text: `
      select format('%s %s %s %s: kept less counted is %s', community_id, field, state, review, sum(n)) as detail
        from (select network_id, street_id, community_id, field, state, review, kind, n from problem_count
              union all
              select network_id, street_id, community_id, field, state, review, kind, -1 from problem) both_sides
       group by network_id, street_id, community_id, field, state, review, kind
      having sum(n) <> 0
      union all
      select format('%s %s %s: kept less counted is %s', state, review, kind, sum(n))
        from (select network_id, state, review, kind, n from problem_count_network
              union all
              select network_id, state, review, kind, -1 from problem) both_sides
       group by network_id, state, review, kind
      having sum(n) <> 0`,
  },
  {
    name: 'problem.support',
    promise:
      'of a report that goes on, the number of neighbours equals those who said so, with those of joined reports',
    text: `
      select format('%s: kept %s, counted %s', p.code, p.support_count, n.n) as detail
        from problem p
        cross join lateral (
          select (select count(*) from problem_follower f where f.network_id = p.network_id and f.problem_id = p.id and f.role = 'supporter')
               + (select count(*) from problem m where m.network_id = p.network_id and m.merged_into = p.id)
               + (select count(*) from problem m join problem_follower f on f.network_id = m.network_id and f.problem_id = m.id
                   where m.network_id = p.network_id and m.merged_into = p.id and f.role = 'supporter') as n
        ) n
       where p.state <> 'merged' and p.support_count <> n.n`,
  },
  {
    name: 'problem.deadlines',
    promise: 'whatever is owed or waited for has its time limit, at the promised instant and where the record stands',
    text: `
      select format('%s in %s: due %s, deadline %s at %s', p.code, p.state, p.due_at, d.due_at, d.path) as detail
        from problem p
        left join deadline d on d.network_id = p.network_id and d.subject_id = p.id
         and d.kind = case p.state when 'passed' then 'problem.outside' else 'problem.reply' end
       where p.state in ('received', 'handling', 'passed')
         and (d.due_at is distinct from p.due_at or d.path is distinct from p.path)
      union all
      select format('%s: nothing ends the waiting for a guardian', p.code) from problem p
       where p.consent = 'waiting' and p.state <> 'withdrawn'
         and not exists (select from deadline d
                          where d.network_id = p.network_id and d.subject_id = p.id and d.kind = 'problem.consent')`,
  },
  {
    name: 'problem.aliases',
    promise: 'the code of a merged report leads to the thread that goes on',
    text: `
      select m.code as detail from problem m
        join problem t on t.network_id = m.network_id and t.id = m.merged_into
        left join thread_alias a on a.network_id = m.network_id and a.code = m.code
       where a.thread_id is distinct from t.thread_id`,
  },
  {
    name: 'problem.erased',
    promise: 'a withdrawn report holds no words, no photographs, no contacts; an erased one none of its reporter',
    text: `
      select p.code as detail from problem p
       where (p.title is null or p.state = 'withdrawn') and (
         p.title is not null or p.description is not null or p.place <> ''
         or p.public_title is not null or p.public_description is not null
         or exists (select from file f where f.network_id = p.network_id and f.attached_to_id = p.id)
         or exists (select from problem_follower f where f.network_id = p.network_id and f.problem_id = p.id
                       and (p.state = 'withdrawn' or f.role <> 'supporter')
                       and (f.contact_sealed is not null or f.name_sealed is not null)))`,
  },
]
