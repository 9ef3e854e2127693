import type { Check } from '../../../server/module.ts'

/** what a plan is measured by: the budget without what the organisation finds itself is the grant */
const measured = `from plan l
             join project p on p.network_id = l.network_id and p.id = l.project_id
             join application a on a.network_id = p.network_id and a.id = p.application_id`

export const planChecks: Check[] = [
  {
    name: 'plan.approved-goes-on',
    promise:
      'a project goes on to its agreement exactly when its plan was approved; what still looks for money has none',
    text: `select format('project %s is %s, plan %s', p.code, p.state, coalesce(l.state, 'none')) as detail
             from project p left join plan l on l.network_id = p.network_id and l.project_id = p.id
            where p.state = 'pooled' and l.state is not null
               or p.state = 'refining' and l.state = 'approved'
               or p.state in ('signing', 'delivering', 'evaluating', 'rectifying', 'closed') and l.state is distinct from 'approved'`,
  },
  {
    name: 'plan.as-promised',
    promise:
      'the budget of a plan that was handed in comes to what was promised, its own share to what was applied with',
    text: `select format('plan of %s: %s, own %s; promised %s, own %s', p.code, k.fen, k.own, p.budget_fen, a.own_fen) as detail
             ${measured}
             join lateral (select coalesce(sum((value ->> 'amountFen')::bigint), 0) as fen,
                                  coalesce(sum((value ->> 'amountFen')::bigint) filter (where value ->> 'source' = 'own'), 0) as own
                             from jsonb_array_elements(l.budget)) k on true
            where l.state in ('submitted', 'approved') and (k.fen <> p.budget_fen or k.own <> a.own_fen)`,
  },
  {
    name: 'plan.milestones',
    promise: 'an approved plan stands as its milestones, as it was written, and nothing else does',
    text: `select format('project %s, milestone %s: %s', p.code, coalesce(m.position, w.position), coalesce(m.title, w.title)) as detail
             from (select l.network_id, l.project_id, k.position::int, k.value ->> 'title' as title, k.value ->> 'dueOn' as due_on,
                          k.value ->> 'evidence' as evidence, (k.value ->> 'sharePercent')::int as share
                     from plan l, jsonb_array_elements(l.milestones) with ordinality k (value, position) where l.state = 'approved'
                   union all
                   select network_id, project_id, 0, null, starts_on, '', signing_percent from plan where state = 'approved') w
             full join milestone m on m.network_id = w.network_id and m.project_id = w.project_id and m.position = w.position
             join project p on p.network_id = coalesce(w.network_id, m.network_id) and p.id = coalesce(w.project_id, m.project_id)
            where w.project_id is null or m.project_id is null or (m.title, m.evidence, m.share_percent) is distinct from
                    (coalesce(w.title, m.title), w.evidence, w.share) or m.due_on::text <> w.due_on`,
  },
  {
    name: 'plan.tranches-are-grant',
    promise: 'the tranches of a project come to what others promised it, to the fen',
    text: `select format('project %s: tranches %s, grant %s', p.code, m.fen, p.budget_fen - a.own_fen) as detail
             ${measured}
             join lateral (select coalesce(sum(tranche_fen), 0) as fen, coalesce(sum(share_percent), 0) as share from milestone
                            where network_id = p.network_id and project_id = p.id) m on true
            where l.state = 'approved' and (m.fen <> p.budget_fen - a.own_fen or m.share <> 100)`,
  },
  {
    name: 'plan.four-eyes',
    promise: 'nobody decided about a plan they handed in, or that of an organisation they belonged to',
    text: `select format('plan of %s', p.code) as detail
             ${measured}
            where l.decided_at >= l.submitted_at
              and (l.decided_by = l.submitted_by
                or exists (select from membership b
                            where b.network_id = p.network_id and b.organisation_id = p.organisation_id and b.person_id = l.decided_by
                              and b.since <= l.decided_at and (b.ended_at is null or b.ended_at > l.decided_at)))`,
  },
  {
    name: 'plan.deadlines',
    promise: 'whatever was handed in and waits has its clock, and nothing else has',
    text: `select format('plan of %s is %s, project %s, deadline %s', p.code, l.state, p.state, w.due_at) as detail
             from project p
             left join plan l on l.network_id = p.network_id and l.project_id = p.id
             left join deadline w on w.network_id = p.network_id and w.kind = 'plan.check' and w.subject_id = p.id
            where case when p.state = 'refining' and l.state = 'submitted'
                       then w.due_at is null or w.due_at <= l.submitted_at or w.path <> p.path
                       else w.due_at is not null end`,
  },
]
