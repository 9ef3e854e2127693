import type { Check } from '../../../server/module.ts'

/** long enough ago for the program to have come round to it, by its own clock */
const settled = (at: string) =>
  `${at} < (select e.at from event e where e.network_id = p.network_id order by e.id desc limit 1) - interval '1 hour'`

export const agreementChecks: Check[] = [
  {
    name: 'agreement.drawn',
    promise: 'what waits for its agreement has one within the hour; what is delivered has one in effect',
    text: `select format('project %s is %s, agreement %s', p.code, p.state, coalesce(g.state, 'none')) as detail
             from project p
             left join agreement g on g.network_id = p.network_id and g.project_id = p.id and g.state not in ('void', 'ended')
            where p.state = 'signing' and ${settled('p.changed_at')} and g.state is distinct from 'drawn' and g.state is distinct from 'scanned'
               or p.state in ('delivering', 'evaluating', 'rectifying', 'closed') and g.state is distinct from 'concluded'
               or p.state in ('pooled', 'refining') and g.state is not null
               or p.state = 'ended' and g.state is not null and ${settled('p.changed_at')}`,
  },
  {
    name: 'agreement.confirmed-by-all',
    promise: 'an agreement is in effect exactly when every party has confirmed it, each by another person',
    text: `select format('agreement %s is %s, %s of %s confirmed', g.code, g.state, k.confirmed, k.parties) as detail
             from agreement g
             join lateral (select count(*) as parties, count(y.confirmed_by) as confirmed, count(distinct y.confirmed_by) as people
                             from agreement_party y where y.network_id = g.network_id and y.agreement_id = g.id) k on true
            where g.state in ('concluded', 'ended') and (k.parties < 3 or k.confirmed <> k.parties)
               or g.state in ('drawn', 'scanned') and k.confirmed = k.parties
               or g.state = 'drawn' and k.confirmed > 0
               or k.people <> k.confirmed`,
  },
  {
    name: 'agreement.scanned',
    promise: 'what was confirmed is there as a scan',
    text: `select format('agreement %s is %s without a scan', g.code, g.state) as detail
             from agreement g
            where g.state in ('scanned', 'concluded', 'ended')
              and not exists (select from file f where f.network_id = g.network_id and f.attached_to_type = 'agreement' and f.attached_to_id = g.id)`,
  },
  {
    name: 'agreement.as-promised',
    promise: 'the paper says what was promised and approved: its payers pay the grant, and its tranches come to it',
    text: `select format('agreement %s: grant %s, paid in %s, promised %s', g.code, g.grant_fen, t.fen, y.fen) as detail
             from agreement g
             join lateral (select sum((value ->> 'amountFen')::bigint) as fen from jsonb_array_elements(g.facts -> 'tranches')) t on true
             join lateral (select sum((pay ->> 'amountFen')::bigint) as fen
                             from jsonb_array_elements(g.facts -> 'parties') side, jsonb_array_elements(side -> 'pays') pay) y on true
            where t.fen <> g.grant_fen or y.fen <> g.grant_fen`,
  },
  {
    name: 'agreement.pledges-agreed',
    promise: 'what was promised to a project is agreed exactly when its agreement is in effect',
    text: `select format('pledge %s of %s is %s', q.id, p.code, q.state) as detail
             from pledge q
             join project p on p.network_id = q.network_id and p.id = q.project_id
            where q.state in ('made', 'agreed')
              and (q.state = 'agreed') <> exists (select from agreement g where g.network_id = p.network_id and g.project_id = p.id and g.state = 'concluded')
              and p.state <> 'ended'`,
  },
]
