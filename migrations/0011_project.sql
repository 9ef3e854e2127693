-- Projects: what was chosen and stands in the pool, and its way through delivery. Figures are kept, never counted for a page.

create table project (
  network_id uuid not null references network,
  id uuid not null,
  thread_id uuid not null,
  code text not null,
  title text not null,
  summary text not null,
  field text not null,
  area_id uuid not null,
  street_id uuid,
  community_id uuid,
  path text not null,
  state text not null constraint project_state check (state in
    ('pooled', 'refining', 'signing', 'delivering', 'evaluating', 'rectifying', 'closed', 'ended')),
  level text not null constraint project_level check (level in ('pool', 'carry-out')),
  design_id uuid not null,
  application_id uuid not null,
  notice_item_id uuid not null,
  organisation_id uuid not null,
  budget_fen bigint not null constraint project_budget check (budget_fen > 0),
  pledged_fen bigint not null default 0 constraint project_pledged check (pledged_fen >= 0),
  received_fen bigint not null default 0 constraint project_received check (received_fen >= 0),
  allocated_fen bigint not null default 0 constraint project_allocated check (allocated_fen >= 0),
  spent_fen bigint not null default 0 constraint project_spent check (spent_fen >= 0),
  gap_fen bigint not null generated always as (budget_fen - pledged_fen) stored,
  expires_on date not null,
  ended_because text,
  pooled_at timestamptz not null,
  changed_at timestamptz not null,
  search tsvector not null default '',
  primary key (network_id, id),
  unique (network_id, code),
  unique (network_id, application_id),
  unique (network_id, notice_item_id),
  foreign key (network_id, thread_id) references thread,
  foreign key (network_id, area_id) references area,
  foreign key (network_id, street_id) references area,
  foreign key (network_id, community_id) references area,
  foreign key (network_id, design_id) references design,
  foreign key (network_id, application_id) references application,
  foreign key (network_id, notice_item_id) references notice_item,
  foreign key (network_id, organisation_id) references organisation,
  -- the last share is not promised twice
  constraint project_not_oversold check (pledged_fen <= budget_fen),
  constraint project_money_in_order check (spent_fen <= allocated_fen and allocated_fen <= received_fen),
  constraint project_reason_ends check (ended_because is null or state = 'ended')
);
comment on table project is 'What was chosen, under notice and in effect: its stage, and its five figures, which are never merged.';
comment on column project.ended_because is 'What staff wrote when they ended it; null for one whose time in the pool ran out.';
comment on column project.expires_on is 'Until when it may stay in the pool without money (product.md 8).';

-- lists of the public, the newest over the primary key; field and state stand behind the order, so that a list narrowed by them reads no other rows
create index project_street on project (network_id, street_id, id desc, field, state);
create index project_community on project (network_id, community_id, id desc, field, state);
create index project_field on project (network_id, field, id desc, state);
create index project_state_newest on project (network_id, state, id desc);
create index project_raised on project (network_id, pledged_fen desc, id desc, field, state);
create index project_street_raised on project (network_id, street_id, pledged_fen desc, id desc, field, state);
create index project_gap on project (network_id, gap_fen, id desc, field) where state = 'pooled' and gap_fen > 0;
create index project_deadline on project (network_id, expires_on, id) where state = 'pooled';
create index project_search on project using gin (search) with (fastupdate = off);
create index project_of_design on project (network_id, design_id);
create index project_of_organisation on project (network_id, organisation_id, id desc);
create index project_path on project (network_id, path text_pattern_ops, id desc);

create table project_count (
  network_id uuid not null references network,
  street_id uuid,
  community_id uuid,
  field text not null,
  state text not null,
  n integer not null,
  constraint project_count_key unique nulls not distinct (network_id, street_id, community_id, field, state)
) with (fillfactor = 70);
comment on table project_count is 'Projects by place, field and state. Kept by trigger; proved by the check project.counters.';
create index project_count_field on project_count (network_id, field);

create function add_to_project_count(p project, delta integer) returns void language plpgsql as $$
begin
  insert into project_count as c (network_id, street_id, community_id, field, state, n)
  values (p.network_id, p.street_id, p.community_id, p.field, p.state, delta)
  on conflict on constraint project_count_key do update set n = c.n + delta;
end $$;

create function keep_project_count() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform add_to_project_count(new, 1);
  elsif tg_op = 'DELETE' then
    perform add_to_project_count(old, -1);
  elsif (old.street_id, old.community_id, old.field, old.state) is distinct from (new.street_id, new.community_id, new.field, new.state) then
    -- in one order whichever way it goes: two projects that change places do not wait for each other in a ring
    if old.state < new.state then
      perform add_to_project_count(old, -1);
      perform add_to_project_count(new, 1);
    else
      perform add_to_project_count(new, 1);
      perform add_to_project_count(old, -1);
    end if;
  end if;
  return null;
end $$;

create trigger project_counted after insert or update or delete on project
  for each row execute function keep_project_count();
