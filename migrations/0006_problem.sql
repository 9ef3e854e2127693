-- Problems, ideas and company briefs, those who follow them, and counters kept for lists and the home page.

create table problem (
  network_id uuid not null references network,
  id uuid not null,
  thread_id uuid not null,
  code text not null,
  kind text not null constraint problem_kind check (kind in ('problem', 'idea', 'brief')),
  channel text not null constraint problem_channel check (channel in ('web', 'walk-in', 'phone', 'visit')),
  title text,
  description text,
  place text not null default '',
  public_title text,
  public_description text,
  review text not null default 'pending' constraint problem_review check (review in ('pending', 'published', 'withheld')),
  withheld_because text,
  field text not null,
  area_id uuid not null,
  street_id uuid,
  community_id uuid,
  path text not null,
  handler text,
  handler_path text,
  owner_person_id uuid,
  state text not null constraint problem_state check (state in
    ('received', 'handling', 'passed', 'answered', 'adopted', 'merged', 'closed', 'withdrawn')),
  due_at timestamptz,
  due_on date,
  overdue_at timestamptz,
  answer text,
  answered_at timestamptz,
  answered_by text,
  outside_body text,
  outside_receipt text,
  outside_expected_on date,
  merged_into uuid,
  support_count integer not null default 0 check (support_count >= 0),
  reopen_count integer not null default 0 check (reopen_count >= 0),
  age_band text not null default 'adult' constraint problem_age_band check (age_band in ('adult', '14-17', 'under-14')),
  consent text not null default 'not-needed' constraint problem_consent check (consent in ('not-needed', 'waiting', 'given', 'refused', 'lapsed')),
  organisation_id uuid,
  entered_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  search tsvector not null default '',
  primary key (network_id, id),
  unique (network_id, code),
  foreign key (network_id, thread_id) references thread,
  foreign key (network_id, area_id) references area,
  foreign key (network_id, street_id) references area,
  foreign key (network_id, community_id) references area,
  foreign key (network_id, merged_into) references problem,
  constraint problem_published_has_title check (review <> 'published' or public_title is not null or title is null),
  constraint problem_child_consents_first check (review <> 'published' or consent in ('not-needed', 'given')),
  constraint problem_merged check ((state = 'merged') = (merged_into is not null)),
  constraint problem_merged_elsewhere check (merged_into <> id),
  constraint problem_outside_receipt check (state <> 'passed' or (outside_body is not null and outside_receipt is not null)),
  constraint problem_answered check (state not in ('answered', 'adopted') or (answer is not null and answered_at is not null)),
  constraint problem_brief_has_company check (kind <> 'brief' or organisation_id is not null),
  constraint problem_due_while_open check ((due_at is not null) = (state in ('received', 'handling', 'passed')) and (due_at is null) = (due_on is null))
);
comment on table problem is 'A report, an idea or a company''s brief: the first station of a thread.';
comment on column problem.title is 'As written; null once withdrawn, refused by a guardian, or erased by its reporter. Personal until reviewed.';
comment on column problem.public_title is 'As reviewed: what everybody reads.';
comment on column problem.handler_path is 'The node that handles it when it is not the place''s own, e.g. the culture branch.';

-- lists of the public: newest, by deadline, by support; each within street, community or field
-- field and state stand behind the order, so that a list narrowed by them passes over the others without reading rows
create index problem_public_newest on problem (network_id, id desc) where review = 'published' and state not in ('withdrawn', 'merged');
create index problem_public_street on problem (network_id, street_id, id desc, field, state) where review = 'published' and state not in ('withdrawn', 'merged');
create index problem_public_community on problem (network_id, community_id, id desc, field, state) where review = 'published' and state not in ('withdrawn', 'merged');
create index problem_public_field on problem (network_id, field, id desc, state) where review = 'published' and state not in ('withdrawn', 'merged');
create index problem_public_state on problem (network_id, state, id desc) where review = 'published' and state not in ('withdrawn', 'merged');
create index problem_public_support on problem (network_id, support_count desc, id desc, field, state) where review = 'published' and state not in ('withdrawn', 'merged');
create index problem_public_street_support on problem (network_id, street_id, support_count desc, id desc, field, state) where review = 'published' and state not in ('withdrawn', 'merged');
create index problem_public_community_support on problem (network_id, community_id, support_count desc, id desc) where review = 'published' and state not in ('withdrawn', 'merged');
create index problem_public_due on problem (network_id, due_at, id) where review = 'published' and state in ('received', 'handling', 'passed');
create index problem_search on problem using gin (search) with (fastupdate = off);
-- the desk
create index problem_desk_due on problem (network_id, street_id, due_at, id) where state in ('received', 'handling', 'passed');
create index problem_desk_review on problem (network_id, street_id, id) where review = 'pending' and state not in ('withdrawn', 'merged');
create index problem_desk_state on problem (network_id, street_id, state, id desc);
create index problem_handler on problem (network_id, handler_path text_pattern_ops, id) where handler_path is not null;
create index problem_merged_into on problem (network_id, merged_into) where merged_into is not null;

create table problem_follower (
  network_id uuid not null,
  id uuid not null,
  problem_id uuid not null,
  role text not null constraint problem_follower_role check (role in ('reporter', 'supporter', 'guardian')),
  person_id uuid,
  name_sealed text,
  contact_kind text check (contact_kind in ('phone', 'email')),
  contact_sealed text,
  contact_hash text,
  contact_masked text,
  device_hash text,
  secret_hash text not null,
  secret_sealed text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, problem_id) references problem,
  constraint problem_follower_contact check ((contact_kind is null) = (contact_sealed is null) and (contact_kind is null) = (contact_masked is null))
);
comment on table problem_follower is 'Who reported, joined or consents: how to reach them, and the secret that shows it is they.';
comment on column problem_follower.contact_sealed is 'Personal: encrypted; shown masked, revealed by an event.';
create unique index problem_follower_secret on problem_follower (network_id, secret_hash);
create index problem_follower_problem on problem_follower (network_id, problem_id, id);
create index problem_follower_person on problem_follower (network_id, person_id, id desc) where person_id is not null;
create unique index problem_follower_once_person on problem_follower (network_id, problem_id, person_id) where person_id is not null and role <> 'guardian';
create unique index problem_follower_once_device on problem_follower (network_id, problem_id, device_hash) where device_hash is not null and role <> 'guardian';
create unique index problem_follower_once_contact on problem_follower (network_id, problem_id, contact_hash) where contact_hash is not null and role <> 'guardian';

create table problem_note (
  network_id uuid not null,
  id uuid not null,
  problem_id uuid not null,
  author_person_id uuid,
  follower_id uuid,
  kind text not null default 'note' constraint problem_note_kind check (kind in ('note', 'reopening')),
  text text not null,
  created_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, problem_id) references problem,
  foreign key (network_id, follower_id) references problem_follower,
  constraint problem_note_of_follower check ((kind = 'reopening') = (follower_id is not null))
);
comment on table problem_note is 'What staff noted, or why a resident reopened the matter: a resident''s words are kept where they can be erased, not in the event, which stays. Never public.';
create index problem_note_follower on problem_note (network_id, follower_id) where follower_id is not null;
create index problem_note_problem on problem_note (network_id, problem_id, id);

create table problem_minor_read (
  network_id uuid not null,
  problem_id uuid not null,
  person_id uuid not null,
  read_at timestamptz not null,
  primary key (network_id, problem_id, person_id),
  foreign key (network_id, problem_id) references problem
);
comment on table problem_minor_read is 'When each of the staff last looked at a minor''s record: keeps the audit trail to one entry an hour.';

-- Exact totals without counting rows: fine ones for facets, and one per network for the unfiltered list, striped so that
-- reports do not wait for each other on one row.
create table problem_count (
  network_id uuid not null,
  street_id uuid,
  community_id uuid,
  field text not null,
  state text not null,
  review text not null,
  kind text not null,
  n integer not null,
  constraint problem_count_key unique nulls not distinct (network_id, street_id, community_id, field, state, review, kind)
) with (fillfactor = 70);
comment on table problem_count is 'Reports by place, field, state, review and kind. Kept by trigger; proved by the check problem.counters.';
create index problem_count_field on problem_count (network_id, field);

create table problem_count_network (
  network_id uuid not null,
  state text not null,
  review text not null,
  kind text not null,
  stripe smallint not null,
  n integer not null,
  primary key (network_id, state, review, kind, stripe)
) with (fillfactor = 50);
comment on table problem_count_network is 'The same, summed over places and fields.';

create function add_to_problem_count(p problem, delta integer) returns void language plpgsql as $$
begin
  insert into problem_count as c (network_id, street_id, community_id, field, state, review, kind, n)
  values (p.network_id, p.street_id, p.community_id, p.field, p.state, p.review, p.kind, delta)
  on conflict on constraint problem_count_key do update set n = c.n + delta;
  insert into problem_count_network as c (network_id, state, review, kind, stripe, n)
  values (p.network_id, p.state, p.review, p.kind, pg_backend_pid() % 16, delta)
  on conflict (network_id, state, review, kind, stripe) do update set n = c.n + delta;
end $$;

create function keep_problem_count() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform add_to_problem_count(new, 1);
  elsif tg_op = 'DELETE' then
    perform add_to_problem_count(old, -1);
  elsif (old.street_id, old.community_id, old.field, old.state, old.review, old.kind)
     is distinct from (new.street_id, new.community_id, new.field, new.state, new.review, new.kind) then
    perform add_to_problem_count(old, -1);
    perform add_to_problem_count(new, 1);
  end if;
  return null;
end $$;

create trigger problem_counted after insert or update or delete on problem
  for each row execute function keep_problem_count();
