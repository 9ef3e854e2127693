import type { Check } from '../../../server/module.ts'

const moved = `select network_id, account_id, sum(fen)::bigint as fen from (
    select network_id, to_account_id as account_id, amount_fen as fen from transfer
    union all select network_id, from_account_id, -amount_fen from transfer) m group by network_id, account_id`

/* each fund as `top`, with itself and everything under it */
const below = `below as (
             select network_id, id as top, id from fund
             union all select b.network_id, b.top, f.id from below b join fund f on f.network_id = b.network_id and f.parent_id = b.id)`

export const fundChecks: Check[] = [
  {
    name: 'fund.balances-are-transfers',
    promise: 'what an account shows is the sum of its transfers',
    text: `select format('account %s shows %s, moved %s', a.id, a.balance_fen, coalesce(m.fen, 0)) as detail
             from account a left join (${moved}) m on m.network_id = a.network_id and m.account_id = a.id
            where a.balance_fen is not null and a.balance_fen <> coalesce(m.fen, 0)`,
  },
  {
    name: 'fund.sums-to-zero',
    promise: 'over all accounts of a foundation, inside and outside, everything sums to zero',
    text: `select format('foundation %s is off by %s', f.holder_id, sum(coalesce(a.balance_fen, m.fen, 0))) as detail
             from account a
             join fund f on f.network_id = a.network_id and f.id = a.fund_id
             left join (${moved}) m on m.network_id = a.network_id and m.account_id = a.id
            group by f.network_id, f.holder_id having sum(coalesce(a.balance_fen, m.fen, 0)) <> 0`,
  },
  {
    name: 'fund.totals',
    promise:
      'what a fund shows as given is the sum of its gifts and those of the funds below it, corrections taken off',
    text: `with recursive ${below},
           kept as (select network_id, fund_id, sum(gifts)::bigint as gifts, sum(given_fen)::bigint as fen from fund_total group by 1, 2),
           told as (select b.network_id, b.top as fund_id, count(d.id)::bigint as gifts, sum(d.amount_fen)::bigint as fen
                      from below b join donation d on d.network_id = b.network_id and d.fund_id = b.id
                     where not exists (select from transfer c where c.network_id = d.network_id and c.corrects_id = d.transfer_id)
                     group by 1, 2)
           select format('fund %s shows %s in %s gifts, has %s in %s', f.id, coalesce(k.fen, 0), coalesce(k.gifts, 0), coalesce(t.fen, 0), coalesce(t.gifts, 0)) as detail
             from fund f
             left join kept k on k.network_id = f.network_id and k.fund_id = f.id
             left join told t on t.network_id = f.network_id and t.fund_id = f.id
            where coalesce(k.fen, 0) <> coalesce(t.fen, 0) or coalesce(k.gifts, 0) <> coalesce(t.gifts, 0)`,
  },
  {
    name: 'fund.held-is-there',
    promise: 'what a fund shows as held stands in its accounts and those of the funds below it',
    text: `with recursive ${below},
           kept as (select network_id, fund_id, sum(given_fen + moved_fen - fee_fen - paid_fen)::bigint as fen from fund_total group by 1, 2),
           held as (select b.network_id, b.top as fund_id, sum(a.balance_fen)::bigint as fen
                      from below b join account a on a.network_id = b.network_id and a.fund_id = b.id and a.kind in ('fund', 'project')
                     group by 1, 2)
           select format('fund %s shows %s, holds %s', f.id, coalesce(k.fen, 0), coalesce(h.fen, 0)) as detail
             from fund f
             left join kept k on k.network_id = f.network_id and k.fund_id = f.id
             left join held h on h.network_id = f.network_id and h.fund_id = f.id
            where coalesce(k.fen, 0) <> coalesce(h.fen, 0)`,
  },
  {
    name: 'fund.gift-is-a-transfer',
    promise: 'each gift is one transfer of the same amount from the givers of its fund',
    text: `select format('donation %s', d.id) as detail
             from donation d
             left join transfer t on t.network_id = d.network_id and t.id = d.transfer_id
             left join account a on a.network_id = t.network_id and a.id = t.from_account_id
            where t.id is null or t.amount_fen <> d.amount_fen or t.kind <> 'donation' or a.kind <> 'givers' or a.fund_id <> d.fund_id`,
  },
  {
    name: 'fund.fee-follows',
    promise: 'what was set apart and its fee are taken back together',
    text: `select format('designation %s', d.id) as detail
             from designation d
            where d.fee_transfer_id is not null
              and exists (select from transfer c where c.network_id = d.network_id and c.corrects_id = d.transfer_id)
               <> exists (select from transfer c where c.network_id = d.network_id and c.corrects_id = d.fee_transfer_id)`,
  },
  {
    name: 'fund.received-is-booked',
    promise: 'what a project shows as received stands booked for it',
    text: `select format('project %s shows %s, booked %s', p.code, p.received_fen, coalesce(b.fen, 0)) as detail
             from project p
             left join (
               select a.network_id, a.project_id, sum(k.fen)::bigint as fen
                 from account a
                 join (select network_id, to_account_id as account_id, amount_fen as fen from transfer
                       union all
                       select network_id, from_account_id, -amount_fen from transfer where kind = 'correction') k
                   on k.network_id = a.network_id and k.account_id = a.id
                where a.project_id is not null group by 1, 2) b on b.network_id = p.network_id and b.project_id = p.id
            where p.received_fen <> coalesce(b.fen, 0)`,
  },
]
