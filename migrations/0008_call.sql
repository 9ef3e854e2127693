-- Calls: what is asked for, by which rules; and the applications to them.

create table call (
  network_id uuid not null references network,
  id uuid not null,
  thread_id uuid not null,
  code text not null,
  kind text not null constraint call_kind check (kind in ('competition', 'grant')),
  title text not null,
  purpose text not null,
  platform_id uuid not null,
  area_id uuid not null,
  path text not null,
  state text not null constraint call_state check (state in
    ('draft', 'open', 'checking', 'reviewing', 'deciding', 'noticed', 'done', 'cancelled')),
  rules jsonb not null,
  form jsonb not null,
  rubric jsonb not null,
  digest text,
  closes_at timestamptz not null,
  opened_at timestamptz,
  cancelled_because text,
  submitted_count integer not null default 0 constraint call_submitted_count check (submitted_count >= 0),
  created_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (network_id, id),
  unique (network_id, code),
  foreign key (network_id, thread_id) references thread,
  foreign key (network_id, platform_id) references platform,
  foreign key (network_id, area_id) references area,
  constraint call_opened_is_frozen check ((opened_at is null) = (digest is null)),
  constraint call_open_was_opened check (state in ('draft', 'cancelled') or opened_at is not null),
  constraint call_cancelled_has_reason check ((state = 'cancelled') = (cancelled_because is not null))
);
comment on table call is 'A call for projects (征集): theme, window, form, rubric, award levels, ceilings. Frozen when it opens.';
comment on column call.path is 'Where those who run it reach from: the platform''s.';
comment on column call.digest is 'SHA-256 of rules, form and rubric as they were when it opened; also in the public record.';
create index call_public_newest on call (network_id, id desc) where opened_at is not null;
create index call_closing on call (network_id, closes_at, id) where state = 'open';
create index call_path on call (network_id, path text_pattern_ops, id desc);

-- What an application was written for stays what it was written for.
create function keep_call_frozen() returns trigger language plpgsql as $$
begin
  if (old.rules, old.form, old.rubric, old.digest, old.kind, old.platform_id, old.area_id, old.opened_at)
     is distinct from (new.rules, new.form, new.rubric, new.digest, new.kind, new.platform_id, new.area_id, new.opened_at) then
    raise exception 'call % is frozen', old.code using errcode = 'check_violation', constraint = 'call_frozen';
  end if;
  return new;
end $$;
create trigger call_frozen before update on call
  for each row when (old.opened_at is not null) execute function keep_call_frozen();

create table application (
  network_id uuid not null references network,
  id uuid not null,
  call_id uuid not null,
  design_id uuid not null,
  thread_id uuid not null,
  organisation_id uuid not null,
  path text not null,
  state text not null constraint application_state check (state in
    ('draft', 'submitted', 'returned', 'eligible', 'ineligible', 'reviewing', 'proposed', 'chosen', 'unchosen', 'withdrawn')),
  version integer not null default 1,
  answers jsonb not null default '{}',
  budget jsonb not null default '[]',
  total_fen bigint not null default 0,
  grant_fen bigint not null default 0,
  own_fen bigint not null default 0,
  evidence jsonb not null default '[]',
  verdicts jsonb not null default '[]',
  returned_because text,
  correct_by timestamptz,
  corrected_at timestamptz,
  submitted_at timestamptz,
  submitted_by uuid,
  checked_at timestamptz,
  checked_by uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, call_id) references call,
  foreign key (network_id, design_id) references design,
  foreign key (network_id, thread_id) references thread,
  foreign key (network_id, organisation_id) references organisation,
  constraint application_amounts check (grant_fen >= 0 and own_fen >= 0 and total_fen = grant_fen + own_fen),
  constraint application_submitted check (
    (submitted_at is null) = (submitted_by is null) and (state in ('draft', 'withdrawn') or submitted_at is not null)),
  constraint application_returned check (state <> 'returned' or (returned_because is not null and correct_by is not null)),
  constraint application_refused_has_reason check (state <> 'ineligible' or returned_because is not null or verdicts <> '[]'),
  constraint application_four_eyes check (checked_by <> submitted_by)
);
comment on table application is 'A design that applies to a call: answers to its form, budget by line, what was checked and by whom. Not public.';
comment on column application.path is 'The call''s: those who run the call check it.';
comment on column application.evidence is 'What the rules found over data when it was submitted: rule, whether it holds, why not.';
comment on column application.verdicts is 'What a person found, by question of the call.';
comment on column application.returned_because is 'What was missing when it was returned, as told to the applicant.';
create unique index application_once on application (network_id, design_id)
  where state not in ('ineligible', 'unchosen', 'withdrawn');
create index application_of_call on application (network_id, call_id, state, id);
create index application_of_organisation on application (network_id, organisation_id, id desc);
create index application_to_check on application (network_id, path text_pattern_ops, id) where state = 'submitted';
