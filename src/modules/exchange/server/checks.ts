import type { Check } from '../../../server/module.ts'

/** long enough ago for the program to have come round to it, by its own clock */
const settled = `p.changed_at < (select e.at from event e where e.network_id = p.network_id order by e.id desc limit 1) - interval '1 hour'`

export const exchangeChecks: Check[] = [
  {
    name: 'exchange.pledged-is-sum',
    promise: 'what a project shows as promised is the sum of the promises that stand',
    text: `select format('project %s shows %s, promised %s', p.code, p.pledged_fen, coalesce(g.fen, 0)) as detail
             from project p
             left join lateral (select sum(amount_fen)::bigint as fen from pledge
                                 where network_id = p.network_id and project_id = p.id and state in ('made', 'agreed')) g on true
            where p.pledged_fen <> coalesce(g.fen, 0)`,
  },
  {
    name: 'exchange.full-when-found',
    promise: 'a listing is full exactly when nothing is missing, and then its project has left the pool',
    text: `select format('listing of %s is %s, missing %s, project %s', p.code, l.state, p.gap_fen, p.state) as detail
             from listing l join project p on p.network_id = l.network_id and p.id = l.project_id
            where l.state = 'full' and (p.gap_fen > 0 or p.state = 'pooled')
               or l.state = 'open' and (p.gap_fen = 0 or p.state not in ('pooled', 'ended'))`,
  },
  {
    name: 'exchange.listed',
    promise:
      'what waits in the pool is at the exchange within the hour; what has ended is off it, and nothing is promised to it',
    text: `select format('project %s is %s, listing %s', p.code, p.state, coalesce(l.state, 'none')) as detail
             from project p left join listing l on l.network_id = p.network_id and l.project_id = p.id
            where ${settled}
              and (p.state = 'pooled' and (l.state is null or l.state = 'closed')
                or p.state = 'ended' and (l.state in ('open', 'full') or p.pledged_fen > 0))`,
  },
  {
    name: 'exchange.pledges-counted',
    promise: 'a listing counts the promises of others that stand',
    text: `select format('listing %s counts %s', l.project_id, l.pledges) as detail
             from listing l
            where l.pledges <> (select count(*) from pledge g where g.network_id = l.network_id and g.project_id = l.project_id
                                   and g.state in ('made', 'agreed') and g.source <> 'own')`,
  },
  {
    name: 'exchange.nobody-pays-oneself',
    promise: 'who delivers a project promises it nothing but the own share',
    text: `select format('pledge %s', g.id) as detail
             from pledge g join project p on p.network_id = g.network_id and p.id = g.project_id
            where (g.organisation_id = p.organisation_id) <> (g.source = 'own')`,
  },
]
