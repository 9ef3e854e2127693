import { conflictYears } from '../review.ts'

/**
 * The conflicts between an expert `x` (a row of `expert`) and an application `a`, as data tells: of the team in person,
 * of one of its organisations now or in the last years, employed by one, or having checked the application. `$2` is now.
 */
export const conflictsSql = `(select coalesce(json_agg(k.kind), '[]') from (
  select distinct kind from (
    select 'team' as kind from design_member m
     where m.network_id = a.network_id and m.design_id = a.design_id and m.state = 'in' and m.person_id = x.person_id
    union all
    select case when b.ended_at is null then 'member' else 'past-member' end from membership b
     where b.network_id = a.network_id and b.person_id = x.person_id
       and (b.ended_at is null or b.ended_at > $2::timestamptz - interval '${conflictYears} years')
       and (b.organisation_id = a.organisation_id or b.organisation_id in (
             select m.organisation_id from design_member m
              where m.network_id = a.network_id and m.design_id = a.design_id and m.state = 'in'))
    union all
    select 'employer' where x.employer_id is not null and (x.employer_id = a.organisation_id or x.employer_id in (
             select m.organisation_id from design_member m
              where m.network_id = a.network_id and m.design_id = a.design_id and m.state = 'in'))
    union all
    select 'checked' where a.checked_by = x.person_id) found
   order by kind) k)`
