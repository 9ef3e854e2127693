-- Money that a licensed foundation holds: funds, accounts, transfers, donations. Append-only, double entry, whole fen.

create table fund (
  network_id uuid not null references network,
  id uuid not null,
  name text not null,
  level text not null constraint fund_level check (level in ('special', 'street', 'micro')),
  parent_id uuid,
  holder_id uuid not null,
  purpose text not null,
  area_id uuid not null,
  path text not null,
  fee_permille integer not null constraint fund_fee check (fee_permille between 0 and 100),
  created_by uuid not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, parent_id) references fund,
  foreign key (network_id, holder_id) references organisation,
  foreign key (network_id, area_id) references area,
  constraint fund_root check ((level = 'special') = (parent_id is null))
);
comment on table fund is '专项基金 → 街道专账 → 社区微基金: money a foundation holds for a purpose, each accounted apart.';
comment on column fund.fee_permille is 'Management fee of what is allocated, in thousandths; at most a tenth (慈善法 §61).';
create index fund_children on fund (network_id, parent_id, id);
create index fund_path on fund (network_id, path text_pattern_ops, id);

create table account (
  network_id uuid not null references network,
  id uuid not null,
  kind text not null constraint account_kind check (kind in ('fund', 'project', 'fee', 'givers', 'payees')),
  fund_id uuid not null,
  project_id uuid,
  balance_fen bigint,
  primary key (network_id, id),
  foreign key (network_id, fund_id) references fund,
  foreign key (network_id, project_id) references project,
  constraint account_project check ((kind = 'project') = (project_id is not null)),
  constraint account_kept_inside check ((kind in ('givers', 'payees')) = (balance_fen is null)),
  constraint account_not_overdrawn check (balance_fen >= 0)
);
comment on table account is 'Where money stands. What came from givers and went to payees stands against it, so that all balances sum to zero.';
comment on column account.balance_fen is 'Kept for what is inside. Outside it is the sum of the transfers: a kept one would make all gifts of a fund wait on one row.';
create unique index account_once on account (network_id, fund_id, kind) where project_id is null;
create unique index account_of_project on account (network_id, fund_id, project_id) where project_id is not null;

create table transfer (
  network_id uuid not null references network,
  id uuid not null,
  from_account_id uuid not null,
  to_account_id uuid not null,
  from_fund_id uuid not null,
  to_fund_id uuid not null,
  amount_fen bigint not null constraint transfer_amount check (amount_fen > 0),
  kind text not null constraint transfer_kind check (kind in ('donation', 'fee', 'designation', 'moved', 'grant', 'refund', 'correction')),
  booked_on date not null,
  note text not null default '',
  corrects_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, from_account_id) references account,
  foreign key (network_id, to_account_id) references account,
  foreign key (network_id, corrects_id) references transfer,
  constraint transfer_moves check (from_account_id <> to_account_id),
  constraint transfer_correction check ((kind = 'correction') = (corrects_id is not null)),
  constraint transfer_correction_says_why check (kind <> 'correction' or note <> '')
);
comment on table transfer is 'Money moved once, never changed: a mistake is put right by another transfer that names it.';
comment on column transfer.from_fund_id is 'Of the account, here once more: what a fund did is read from one index.';
create index transfer_from_fund on transfer (network_id, from_fund_id, id desc);
create index transfer_to_fund on transfer (network_id, to_fund_id, id desc) where to_fund_id <> from_fund_id;
create unique index transfer_corrected_once on transfer (network_id, corrects_id) where corrects_id is not null;
revoke update, delete, truncate on transfer from chuangyi_app;

create table donation (
  network_id uuid not null references network,
  id uuid not null,
  fund_id uuid not null,
  project_id uuid,
  campaign_id uuid,
  transfer_id uuid not null,
  amount_fen bigint not null constraint donation_amount check (amount_fen > 0),
  received_on date not null,
  channel text not null constraint donation_channel check (channel in ('bank', 'platform', 'cash-box', 'cheque')),
  reference text,
  donor_name text,
  anonymous boolean not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (network_id, id),
  unique (network_id, transfer_id),
  foreign key (network_id, fund_id) references fund,
  foreign key (network_id, project_id) references project,
  foreign key (network_id, campaign_id) references campaign,
  foreign key (network_id, transfer_id) references transfer,
  constraint donation_platform_needs_filing check (channel <> 'platform' or campaign_id is not null),
  constraint donation_anonymous check (not anonymous or donor_name is null)
);
comment on table donation is 'A gift as the foundation received it: recorded here, never collected. Personal: donor_name, kept only when it may be shown.';
create unique index donation_reference on donation (network_id, channel, reference) where reference is not null;
create index donation_of_fund on donation (network_id, fund_id, id desc);
create index donation_of_project on donation (network_id, project_id, id desc) where project_id is not null;

create table designation (
  network_id uuid not null references network,
  id uuid not null,
  fund_id uuid not null,
  project_id uuid not null,
  amount_fen bigint not null constraint designation_amount check (amount_fen > 0),
  fee_fen bigint not null constraint designation_fee check (fee_fen >= 0),
  state text not null constraint designation_state check (state in ('entered', 'approved', 'refused')),
  note text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decided_because text,
  transfer_id uuid,
  fee_transfer_id uuid,
  path text not null,
  primary key (network_id, id),
  foreign key (network_id, fund_id) references fund,
  foreign key (network_id, project_id) references project,
  foreign key (network_id, transfer_id) references transfer,
  foreign key (network_id, fee_transfer_id) references transfer,
  constraint designation_four_eyes check (decided_by <> entered_by),
  constraint designation_decided check ((state = 'entered') = (decided_by is null)),
  constraint designation_paid check ((state = 'approved') = (transfer_id is not null)),
  constraint designation_fee_paid check ((state = 'approved' and fee_fen > 0) = (fee_transfer_id is not null))
);
comment on table designation is 'Money of a fund set apart for one project: one enters it, another approves.';
comment on column designation.fee_transfer_id is 'The fee that was booked with it: what is taken back is taken back with its fee.';
create index designation_open on designation (network_id, path text_pattern_ops, id) where state = 'entered';
create index designation_of_project on designation (network_id, project_id, id desc);
create unique index designation_of_transfer on designation (network_id, transfer_id) where transfer_id is not null;

-- Totals of a fund with everything below it, striped so that gifts do not wait for each other on one row.
create table fund_total (
  network_id uuid not null,
  fund_id uuid not null,
  month date not null,
  stripe smallint not null,
  gifts bigint not null default 0,
  given_fen bigint not null default 0,
  moved_fen bigint not null default 0,
  fee_fen bigint not null default 0,
  paid_fen bigint not null default 0,
  primary key (network_id, fund_id, month, stripe)
) with (fillfactor = 50);
comment on table fund_total is 'By fund, ancestors included, and month: gifts, moved in from other funds, management fee, paid out. Proved by the check fund.totals.';

create function add_to_fund_totals(
  of_network uuid, of_fund uuid, of_month date, more_gifts bigint, given bigint, moved bigint, fee bigint, paid bigint
) returns void language sql as $$
  insert into fund_total as t (network_id, fund_id, month, stripe, gifts, given_fen, moved_fen, fee_fen, paid_fen)
  with recursive up as (
    select f.id, f.parent_id from fund f where f.network_id = of_network and f.id = of_fund
    union all
    select f.id, f.parent_id from up join fund f on f.network_id = of_network and f.id = up.parent_id
  )
  select of_network, up.id, of_month, pg_backend_pid() % 16, more_gifts, given, moved, fee, paid from up order by up.id
  on conflict (network_id, fund_id, month, stripe) do update
     set gifts = t.gifts + excluded.gifts, given_fen = t.given_fen + excluded.given_fen, moved_fen = t.moved_fen + excluded.moved_fen,
         fee_fen = t.fee_fen + excluded.fee_fen, paid_fen = t.paid_fen + excluded.paid_fen
$$;

/*
 * One gift in one statement: the donation, its transfer, the balance it raises, the totals of the fund and those above it,
 * and the figure of the project it is for. The fee is taken when money is set apart, not here.
 */
create function record_donation(
  of_network uuid, donation_id uuid, transfer_id uuid, to_fund uuid, for_project uuid, in_campaign uuid,
  amount bigint, on_day date, via text, ref text, donor text, is_anonymous boolean, by_person uuid, at timestamptz
) returns void language plpgsql as $$
declare
  givers uuid;
  target uuid;
begin
  select a.id into strict givers from account a
   where a.network_id = of_network and a.fund_id = to_fund and a.kind = 'givers' and a.project_id is null;
  if for_project is not null then
    -- before its account, as whoever sets money apart for it does: two that meet wait, and neither is thrown out
    perform from project p where p.network_id = of_network and p.id = for_project for update;
    insert into account (network_id, id, kind, fund_id, project_id, balance_fen)
    values (of_network, gen_random_uuid(), 'project', to_fund, for_project, 0) on conflict do nothing;
  end if;
  update account a set balance_fen = a.balance_fen + amount
   where a.network_id = of_network and a.fund_id = to_fund and a.project_id is not distinct from for_project
     and a.kind = case when for_project is null then 'fund' else 'project' end
  returning a.id into strict target;
  insert into transfer (network_id, id, from_account_id, to_account_id, from_fund_id, to_fund_id, amount_fen, kind, booked_on, created_by, created_at)
  values (of_network, transfer_id, givers, target, to_fund, to_fund, amount, 'donation', on_day, by_person, at);
  insert into donation (network_id, id, fund_id, project_id, campaign_id, transfer_id, amount_fen, received_on, channel, reference,
                        donor_name, anonymous, recorded_by, recorded_at)
  values (of_network, donation_id, to_fund, for_project, in_campaign, transfer_id, amount, on_day, via, ref, donor, is_anonymous, by_person, at);
  perform add_to_fund_totals(of_network, to_fund, date_trunc('month', on_day)::date, 1, amount, 0, 0, 0);
  if for_project is not null then
    update project p set received_fen = p.received_fen + amount where p.network_id = of_network and p.id = for_project;
  end if;
end $$;

/* Moves money between two accounts that stand inside, the lower id locked first; overdrawing fails by its constraint. */
create function move_money(
  of_network uuid, transfer_id uuid, from_account uuid, to_account uuid, amount bigint, what text, on_day date, why text,
  corrects uuid, by_person uuid, at timestamptz
) returns void language plpgsql as $$
declare
  from_fund uuid;
  to_fund uuid;
begin
  perform from account a where a.network_id = of_network and a.id in (from_account, to_account) order by a.id for update;
  update account a set balance_fen = a.balance_fen - amount where a.network_id = of_network and a.id = from_account returning a.fund_id into strict from_fund;
  update account a set balance_fen = a.balance_fen + amount where a.network_id = of_network and a.id = to_account returning a.fund_id into strict to_fund;
  insert into transfer (network_id, id, from_account_id, to_account_id, from_fund_id, to_fund_id, amount_fen, kind, booked_on, note, corrects_id, created_by, created_at)
  values (of_network, transfer_id, from_account, to_account, from_fund, to_fund, amount, what, on_day, why, corrects, by_person, at);
end $$;
