import type { Check } from '../../../server/module.ts'

export const callChecks: Check[] = [
  {
    name: 'call.counters',
    promise: 'each call knows how many applied and did not withdraw',
    text: `select format('call %s: kept %s, counted %s', c.code, c.submitted_count, k.n) as detail
             from call c
             cross join lateral (select count(*) as n from application a
                                  where a.network_id = c.network_id and a.call_id = c.id
                                    and a.submitted_at is not null and a.state <> 'withdrawn') k
            where c.submitted_count <> k.n`,
  },
  {
    name: 'call.no-early-judgement',
    promise: 'nothing is judged while a call is open, and nothing is left unchecked once it is judged',
    text: `select format('application %s is %s in call %s, which is %s', a.id, a.state, c.code, c.state) as detail
             from application a join call c on c.network_id = a.network_id and c.id = a.call_id
            where (c.state in ('draft', 'open', 'checking', 'cancelled') and a.state in ('reviewing', 'proposed', 'chosen', 'unchosen'))
               or (c.state in ('reviewing', 'deciding', 'noticed', 'done') and a.state in ('draft', 'submitted', 'returned'))`,
  },
  {
    name: 'call.budget-sums',
    promise: 'the amounts of an application are those of its lines, to the fen',
    text: `select format('application %s: kept %s, lines %s', a.id, a.total_fen, k.total) as detail
             from application a
             cross join lateral (select coalesce(sum((l ->> 'amountFen')::bigint), 0) as total,
                                        coalesce(sum((l ->> 'amountFen')::bigint) filter (where l ->> 'source' = 'grant'), 0) as asked
                                   from jsonb_array_elements(a.budget) l) k
            where a.total_fen <> k.total or a.grant_fen <> k.asked`,
  },
  {
    name: 'call.deadlines',
    promise: 'each call closes, each application is checked, each that was returned is mended, by the time promised',
    text: `select format('call %s closes at %s, deadline %s', c.code, c.closes_at, w.due_at) as detail
             from call c
             left join deadline w on w.network_id = c.network_id and w.kind = 'call.close' and w.subject_id = c.id
            where c.state = 'open' and w.due_at is distinct from c.closes_at
           union all
           select format('application %s was submitted and nobody is to check it', a.id)
             from application a
            where a.state = 'submitted'
              and not exists (select from deadline w where w.network_id = a.network_id and w.kind = 'application.check'
                                 and w.subject_id = a.id and w.path = a.path)
           union all
           select format('application %s is to be mended by %s, deadline %s', a.id, a.correct_by, w.due_at)
             from application a
             left join deadline w on w.network_id = a.network_id and w.kind = 'application.correct' and w.subject_id = a.id
            where a.state = 'returned' and w.due_at is distinct from a.correct_by`,
  },
  {
    name: 'call.design-applies',
    promise: 'a design has applied exactly while an application of it stands',
    text: `select format('design %s is %s', d.code, d.state) as detail
             from design d
            where (d.state = 'applied') <> exists (
                    select from application a where a.network_id = d.network_id and a.design_id = d.id
                       and a.state in ('submitted', 'returned', 'eligible', 'reviewing', 'proposed', 'chosen'))`,
  },
]
