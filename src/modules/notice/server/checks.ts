import type { Check } from '../../../server/module.ts'

export const noticeChecks: Check[] = [
  {
    name: 'notice.no-way-around',
    promise: 'whatever is chosen stood under a notice that ran out, with no objection open',
    text: `select format('application %s', a.id) as detail
             from application a
            where a.state = 'chosen' and not exists (
                    select from notice_item i join notice n on n.network_id = i.network_id and n.id = i.notice_id
                     where i.network_id = a.network_id and i.subject_type = 'application' and i.subject_id = a.id
                       and i.state = 'effective' and i.settled_at >= n.ends_at)`,
  },
  {
    name: 'notice.items-follow',
    promise: 'an item in effect or fallen is what its application became',
    text: `select format('item %s is %s, application %s', i.id, i.state, a.state) as detail
             from notice_item i join application a on a.network_id = i.network_id and a.id = i.subject_id
            where i.subject_type = 'application'
              and a.state <> case i.state when 'effective' then 'chosen' when 'cancelled' then 'unchosen' else 'proposed' end`,
  },
  {
    name: 'notice.held-for-a-reason',
    promise: 'an item is held only while an objection to it is open, and never past one takes effect',
    text: `select format('item %s is %s', i.id, i.state) as detail
             from notice_item i
            where (i.state = 'held' and not exists (
                    select from objection_item b join objection o on o.network_id = b.network_id and o.id = b.objection_id
                     where b.network_id = i.network_id and b.item_id = i.id and o.state = 'open'))
               or (i.state = 'effective' and exists (
                    select from objection_item b join objection o on o.network_id = b.network_id and o.id = b.objection_id
                     where b.network_id = i.network_id and b.item_id = i.id and (o.state = 'open' or o.answered_at > i.settled_at)))`,
  },
  {
    name: 'notice.upheld-falls',
    promise: 'nothing an upheld objection is to takes effect',
    text: `select format('item %s is %s', i.id, i.state) as detail
             from objection o
             join objection_item b on b.network_id = o.network_id and b.objection_id = o.id
             join notice_item i on i.network_id = b.network_id and i.id = b.item_id
            where o.state = 'upheld' and i.state <> 'cancelled'`,
  },
  {
    name: 'notice.deadlines',
    promise: 'each notice ends at the time it says, for all its items, and each objection is to be answered',
    text: `select format('notice %s ends at %s, deadline %s', n.code, n.ends_at, w.due_at) as detail
             from notice n
             left join deadline w on w.network_id = n.network_id and w.kind = 'notice.end' and w.subject_id = n.id
            where n.state = 'standing' and w.due_at is distinct from n.ends_at
           union all
           select format('item %s ends at %s, notice %s at %s', i.id, i.ends_at, n.code, n.ends_at)
             from notice_item i join notice n on n.network_id = i.network_id and n.id = i.notice_id
            where i.ends_at is distinct from n.ends_at
           union all
           select format('objection %s has no day for its answer', o.id)
             from objection o
            where o.state in ('open', 'lead')
              and not exists (select from deadline w where w.network_id = o.network_id and w.kind = 'notice.objection'
                                 and w.subject_id = o.id and w.path = o.path and w.due_at = o.due_at)`,
  },
  {
    name: 'notice.ended-whole',
    promise: 'a notice has ended exactly when nothing of it is open any more, and is published',
    text: `select format('notice %s is %s', n.code, n.state) as detail
             from notice n
            where (n.state = 'ended') <> (n.state <> 'draft' and n.ends_at is not null and not exists (
                    select from notice_item i where i.network_id = n.network_id and i.notice_id = n.id and i.state in ('standing', 'held')))
              and not (n.state = 'standing')`,
  },
]
