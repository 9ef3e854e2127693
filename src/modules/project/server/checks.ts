import type { Check } from '../../../server/module.ts'

/** when the last day in the pool is over, in Beijing */
const expiresAt = `((p.expires_on + 1)::timestamp at time zone 'Asia/Shanghai')`

export const projectChecks: Check[] = [
  {
    name: 'project.counters',
    promise: 'the kept counts of projects are those of the rows',
    text: `select format('%s %s %s %s: kept %s, counted %s', k.street_id, k.community_id, k.field, k.state, k.kept, k.counted) as detail
             from (select coalesce(c.street_id, r.street_id) as street_id, coalesce(c.community_id, r.community_id) as community_id,
                          coalesce(c.field, r.field) as field, coalesce(c.state, r.state) as state,
                          coalesce(c.n, 0) as kept, coalesce(r.n, 0) as counted
                     from project_count c
                     full join (select network_id, street_id, community_id, field, state, count(*) as n from project
                                 group by network_id, street_id, community_id, field, state) r
                       on r.network_id = c.network_id and r.street_id is not distinct from c.street_id
                      and r.community_id is not distinct from c.community_id and r.field = c.field and r.state = c.state) k
            where k.kept <> k.counted`,
  },
  {
    name: 'project.by-notice-only',
    promise:
      'every project came of an item that took effect under notice, and every such item became a project within the hour',
    text: `select format('project %s: item %s is %s', p.code, i.id, i.state) as detail
             from project p join notice_item i on i.network_id = p.network_id and i.id = p.notice_item_id
            where i.state <> 'effective' or i.subject_type <> 'application' or i.subject_id <> p.application_id
           union all
           select format('item %s: no project', i.id)
             from notice_item i
            where i.state = 'effective' and i.subject_type = 'application'
              and not exists (select from project p where p.network_id = i.network_id and p.notice_item_id = i.id)
              -- by the clock of the program: nothing has happened since that would have taken an hour
              and i.settled_at < (select e.at from event e where e.network_id = i.network_id order by e.id desc limit 1) - interval '1 hour'`,
  },
  {
    name: 'project.as-decided',
    promise:
      'a project is its application’s and its design’s, goes on under their code, and entered the pool with what was granted and found',
    text: `select format('project %s: %s of application %s', p.code, p.budget_fen, a.id) as detail
             from project p
             join application a on a.network_id = p.network_id and a.id = p.application_id
             join design d on d.network_id = p.network_id and d.id = p.design_id
             join notice_item i on i.network_id = p.network_id and i.id = p.notice_item_id
            where p.design_id <> a.design_id or p.organisation_id <> a.organisation_id or p.thread_id <> d.thread_id
               or p.code <> d.code or p.path <> d.path
               or p.state = 'pooled' and p.budget_fen <> (i.facts ->> 'grantFen')::bigint + a.own_fen`,
  },
  {
    name: 'project.deadlines',
    promise: 'whatever waits in the pool leaves it when the last day it says is over, and nothing else waits to',
    text: `select format('project %s is %s, expires on %s, deadline %s', p.code, p.state, p.expires_on, w.due_at) as detail
             from project p
             left join deadline w on w.network_id = p.network_id and w.kind = 'project.expiry' and w.subject_id = p.id and w.fired_at is null
            where case when p.state = 'pooled' then (w.due_at, w.path) is distinct from (${expiresAt}, p.path)
                       else w.due_at is not null end`,
  },
  {
    name: 'project.ended',
    promise:
      'what has ended says in its thread why: the reason that staff wrote, or that its time in the pool was over',
    text: `select format('project %s is %s: %s', p.code, p.state, p.ended_because) as detail
             from project p
             left join thread_entry e on e.network_id = p.network_id and e.thread_id = p.thread_id and e.subject_id = p.id
                                     and e.type in ('project.ended', 'project.expired')
            where (p.state = 'ended') is distinct from (e.type is not null)
               or e.type = 'project.ended' and p.ended_because is distinct from e.public_part ->> 'reason'
               or e.type = 'project.expired' and (p.ended_because is not null or e.at < ${expiresAt})`,
  },
  {
    name: 'project.search',
    promise: 'every project is found by its words',
    text: `select p.code as detail from project p where p.search = ''`,
  },
]
