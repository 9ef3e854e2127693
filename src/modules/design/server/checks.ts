import type { Check } from '../../../server/module.ts'

/** What must hold of every design, whatever the program did. Each row found is a violation. */
export const designChecks: Check[] = [
  {
    name: 'design.problems',
    promise: 'a design that goes on answers at least one adopted problem, and is found by the codes of all of them',
    text: `
      select format('%s in %s answers nothing', d.code, d.state) as detail from design d
       where d.state <> 'ended'
         and not exists (select from design_problem a
                          where a.network_id = d.network_id and a.design_id = d.id and a.ended_at is null)
      union all
      select format('%s answers %s, which is %s', d.code, p.code, p.state)
        from design_problem a
        join design d on d.network_id = a.network_id and d.id = a.design_id
        join problem p on p.network_id = a.network_id and p.id = a.problem_id
       where a.ended_at is null and (p.state <> 'adopted' or d.state = 'ended')
      union all
      select format('%s does not lead to %s', p.code, d.code)
        from design_problem a
        join design d on d.network_id = a.network_id and d.id = a.design_id
        join problem p on p.network_id = a.network_id and p.id = a.problem_id
        left join thread_alias t on t.network_id = p.network_id and t.code = p.code
       where a.ended_at is null and d.thread_id is distinct from coalesce(t.thread_id, p.thread_id)`,
  },
  {
    name: 'design.ended',
    promise: 'what has ended leaves its problems, and their codes, free',
    text: `
      select format('%s still leads to %s', p.code, d.code) as detail
        from design d
        join design_problem a on a.network_id = d.network_id and a.design_id = d.id
        join problem p on p.network_id = a.network_id and p.id = a.problem_id
        join thread_alias t on t.network_id = p.network_id and t.code = p.code and t.thread_id = d.thread_id
       where d.state = 'ended'
         and not exists (select from design e where e.network_id = d.network_id and e.thread_id = d.thread_id and e.state <> 'ended')
      union all
      select format('%s was taken up by %s, which does not answer it', d.code, s.code)
        from design d
        join design s on s.network_id = d.network_id and s.id = d.successor_id
       where not exists (select from design_problem a join problem p on p.network_id = a.network_id and p.id = a.problem_id
                          where a.network_id = s.network_id and a.design_id = s.id and p.code = d.code)`,
  },
  {
    name: 'design.team',
    promise: 'members are of their organisation’s party, erased persons are in no team, and a ready team is whole',
    text: `
      select format('%s: member %s is an erased person', d.code, m.id) as detail
        from design_member m
        join design d on d.network_id = m.network_id and d.id = m.design_id
        join person p on p.network_id = m.network_id and p.id = m.person_id
       where p.erased_at is not null
      union all
      select format('%s: %s counts as %s', d.code, o.name, m.party)
        from design_member m
        join design d on d.network_id = m.network_id and d.id = m.design_id
        join organisation o on o.network_id = m.network_id and o.id = m.organisation_id
       where m.party <> case
               when o.kind in ('social-organisation', 'foundation', 'social-enterprise') then 'social'
               when o.kind in ('enterprise', 'stock-cooperative') then 'enterprise'
               when o.kind in ('community-group', 'owners-committee') then 'public'
               else 'government' end
      union all
      select format('%s in %s has nobody who %s', d.code, d.state, needed.part)
        from design d cross join (values ('leads'), ('drives'), ('takes-part')) needed (part)
       where d.state = 'ready'
         and not exists (select from design_member m
                          where m.network_id = d.network_id and m.design_id = d.id and m.state = 'in' and m.part = needed.part
                            and (m.part <> 'takes-part' or m.party = 'public'))`,
  },
  {
    name: 'design.duties',
    promise: 'who does what names members of the team, and of each task of a ready design exactly one answers for it',
    text: `
      select format('%s: %s names somebody outside the team', d.code, task->>'task') as detail
        from design d cross join jsonb_array_elements(d.duties) task cross join jsonb_array_elements(task->'parts') share
        left join design_member m on m.network_id = d.network_id and m.design_id = d.id and m.id = (share->>'memberId')::uuid
         and m.state = 'in'
       where m.id is null
      union all
      select format('%s: %s is answered for by %s', d.code, task->>'task', answering.n)
        from design d cross join jsonb_array_elements(d.duties) task
        cross join lateral (select count(*) as n from jsonb_array_elements(task->'parts') part
                             where part->>'role' = 'accountable') answering
       where d.state = 'ready' and answering.n <> 1`,
  },
  {
    name: 'design.words',
    promise: 'the public reads and finds reviewed words only',
    text: `
      select d.code as detail from design d
       where d.review <> 'published' and (d.public_title is not null or d.public_summary is not null or d.search <> '')`,
  },
]
