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
            where (i.state = 'held') and not exists (
                    select from objection_item b join objection o on o.network_id = b.network_id and o.id = b.objection_id
                     where b.network_id = i.network_id and b.item_id = i.id and o.state = 'open')`,
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
    name: 'notice.ended-whole',
    promise: 'a notice has ended exactly when nothing of it is open any more, and is published',
    text: `select format('notice %s is %s', n.code, n.state) as detail
             from notice n
            where (n.state = 'ended') <> (n.state <> 'draft' and n.ends_at is not null and not exists (
                    select from notice_item i where i.network_id = n.network_id and i.notice_id = n.id and i.state in ('standing', 'held')))
              and not (n.state = 'standing')`,
  },
]
