import type { Check } from '../../../server/module.ts'

/** What must hold of people, roles and organisations. Each row found is a violation. */
export const peopleChecks: Check[] = [
  {
    name: 'people.administrator',
    promise: 'every network that has roles has an administrator',
    text: `
      select format('network %s has no administrator', n.code) as detail
        from network n
       where exists (select from role_grant g where g.network_id = n.id)
         and not exists (select from role_grant g where g.network_id = n.id and g.role = 'admin' and g.ended_at is null)`,
  },
  {
    name: 'people.grants',
    promise: 'roles are held by people who have not been erased, on nodes that exist',
    text: `
      select format('role %s of an erased person', g.id) as detail
        from role_grant g join person p on p.network_id = g.network_id and p.id = g.person_id
       where g.ended_at is null and p.erased_at is not null
      union all
      select format('role %s on %s, which is no node', g.id, g.path)
        from role_grant g
       where g.ended_at is null
         and not exists (select from area a where a.network_id = g.network_id and a.path = g.path)
         and not exists (select from platform f where f.network_id = g.network_id and f.path = g.path)`,
  },
  {
    name: 'people.managers',
    promise: 'every organisation in use has somebody who manages it',
    text: `
      select format('organisation %s has no manager', o.id) as detail
        from organisation o
       where o.state in ('waiting', 'verified')
         and not exists (select from membership m
                          where m.network_id = o.network_id and m.organisation_id = o.id
                            and m.role = 'manager' and m.ended_at is null)`,
  },
  {
    name: 'people.organisation-path',
    promise: 'an organisation stands where its area stands',
    text: `
      select format('organisation %s at %s, its area at %s', o.id, o.path, a.path) as detail
        from organisation o join area a on a.network_id = o.network_id and a.id = o.area_id
       where o.path <> a.path`,
  },
  {
    name: 'people.erased',
    promise: 'nothing of an erased person is left: no account, membership, token, contact or key',
    text: `
      select format('erased person %s has %s', p.id, kept.what) as detail
        from person p
        cross join lateral (
          select 'a membership' as what from membership m
            where m.network_id = p.network_id and m.person_id = p.id and m.ended_at is null
          union all
          select 'a token' from api_token t
            where t.network_id = p.network_id and t.person_id = p.id and t.revoked_at is null
          union all
          select 'a guardian' from guardian_link g
            where g.network_id = p.network_id and p.id in (g.child_id, g.guardian_id) and g.ended_at is null
          union all
          select 'messages' from message m where m.network_id = p.network_id and m.person_id = p.id
          union all
          select 'a key' from person_key k
            where k.network_id = p.network_id and k.person_id = p.id and k.sealed_key is not null
        ) kept
       where p.erased_at is not null`,
  },
]

/**
 * Where the demonstration is off: its accounts share a password that is printed in the source. They are known by the
 * domain of their addresses, which no real one can have (RFC 2606).
 */
export const demonstrationCheck: Check = {
  name: 'people.demonstration',
  promise: '没有演示账号：它们的密码人人都知道',
  text: `
    select format('网络 %s 有 %s 个演示账号，请注销它们，或换一个空的数据目录', n.code, count(*)) as detail
      from person p join network n on n.id = p.network_id
     where p.email_masked like '%@demo.invalid' and p.user_id is not null
     group by n.code`,
}

/**
 * Everything that finds or opens a person depends on SECRET_KEY: accounts stand under keyed hashes, numbers and second
 * factors are sealed. Under another key nobody can sign in, and whoever signs up becomes somebody else.
 */
export function secretKeyCheck(keyId: string): Check {
  return {
    name: 'people.secret-key',
    promise: '姓名以外的联系方式都由现在的 SECRET_KEY 加密',
    text: `
      select format('%s 人的联系方式由另一把密钥（%s）加密；现在这把是 ${keyId}', count(*), key) as detail
        from (select split_part(coalesce(phone_sealed, email_sealed), '.', 2) as key from person) sealed
       where key <> '${keyId}'
       group by key`,
  }
}
