import type { Check } from '../../../server/module.ts'

export const reviewChecks: Check[] = [
  {
    name: 'review.enough-scores',
    promise: 'whatever is ranked was judged by as many experts as its call asks for',
    text: `select format('application %s has %s scores', k.application_id, n.scores) as detail
             from ranking k
             join review r on r.network_id = k.network_id and r.id = k.review_id
             join call c on c.network_id = r.network_id and c.id = r.call_id
             cross join lateral (select count(*) as scores from assignment s
                                  where s.network_id = k.network_id and s.application_id = k.application_id and s.state = 'submitted') n
            where n.scores < (c.rules ->> 'experts')::int or n.scores <> k.scores`,
  },
  {
    name: 'review.whole-ranking',
    promise: 'a ranking is of every application judged, in places from one on, and nobody stands above a better mean',
    text: `select format('review %s, place %s', k.review_id, k.place) as detail
             from (select review_id, place, mean_hundredths, row_number() over w as expected, lag(mean_hundredths) over w as before
                     from ranking window w as (partition by network_id, review_id order by place)) k
            where k.place <> k.expected or k.before < k.mean_hundredths
           union all
           select format('application %s was judged and has no place', a.id)
             from application a
             join review r on r.network_id = a.network_id and r.call_id = a.call_id and r.state in ('ranked', 'decided')
            where a.state in ('reviewing', 'proposed', 'chosen', 'unchosen')
              and not exists (select from ranking k where k.network_id = a.network_id and k.review_id = r.id and k.application_id = a.id)`,
  },
  {
    name: 'review.decided-as-recorded',
    promise: 'what was decided is what became of the application',
    text: `select format('application %s: %s, decided %s', a.id, a.state, k.outcome) as detail
             from ranking k join application a on a.network_id = k.network_id and a.id = k.application_id
            where (k.outcome in ('pool', 'carry-out') and a.state not in ('proposed', 'chosen', 'unchosen'))
               or (k.outcome in ('none', 'postponed') and a.state <> 'unchosen')
               or (k.outcome is null and a.state <> 'reviewing')`,
  },
  {
    name: 'review.deadlines',
    promise: 'whatever is being scored is to be scored by the day that was set',
    text: `select format('review %s: due at %s, deadline %s', r.id, r.due_at, w.due_at) as detail
             from review r
             left join deadline w on w.network_id = r.network_id and w.kind = 'review.score' and w.subject_id = r.id
            where r.state = 'scoring' and (w.due_at is distinct from r.due_at or w.path <> r.path)`,
  },
  {
    name: 'review.no-member-judges',
    promise: 'no score is by a member of the team it judges',
    text: `select format('assignment %s', s.id) as detail
             from assignment s
             join application a on a.network_id = s.network_id and a.id = s.application_id
            where s.state = 'submitted' and (
                    exists (select from membership b where b.network_id = s.network_id and b.person_id = s.expert_id
                             and b.organisation_id = a.organisation_id and b.since <= s.submitted_at and (b.ended_at is null or b.ended_at > s.submitted_at))
                    or exists (select from design_member m where m.network_id = s.network_id and m.design_id = a.design_id
                             and m.person_id = s.expert_id and m.state = 'in' and m.changed_at <= s.submitted_at))`,
  },
]
