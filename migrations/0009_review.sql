-- Reviews: experts, who judges what, scores, the ranking, and the collective decision.

create table expert (
  network_id uuid not null references network,
  person_id uuid not null,
  fields text[] not null constraint expert_fields check (cardinality(fields) > 0),
  finance boolean not null default false,
  employer_id uuid,
  suspended_because text,
  registered_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (network_id, person_id),
  foreign key (network_id, person_id) references person,
  foreign key (network_id, employer_id) references organisation
);
comment on table expert is 'What an expert knows and whom they work for. Personal: who is an expert is told to those who run reviews, never in public.';

create table review (
  network_id uuid not null references network,
  id uuid not null,
  call_id uuid not null,
  thread_id uuid not null,
  path text not null,
  state text not null constraint review_state check (state in ('assigning', 'scoring', 'ranked', 'decided')),
  due_at timestamptz not null,
  started_by uuid not null,
  ranked_by uuid,
  decided_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (network_id, id),
  unique (network_id, call_id),
  foreign key (network_id, call_id) references call,
  foreign key (network_id, thread_id) references thread,
  constraint review_decided check ((decided_by is null) = (state <> 'decided')),
  constraint review_four_eyes check (decided_by not in (started_by, ranked_by))
);
comment on table review is 'The expert review of one call, from assigning to the decision.';

create table assignment (
  network_id uuid not null references network,
  id uuid not null,
  review_id uuid not null,
  application_id uuid not null,
  expert_id uuid not null,
  position smallint not null,
  path text not null,
  state text not null constraint assignment_state check (state in
    ('assigned', 'open', 'submitted', 'abstained', 'conflicted', 'released')),
  version integer not null default 1,
  scores jsonb not null default '{}',
  comment text not null default '',
  points_tenths integer constraint assignment_points check (points_tenths between 0 and 1000),
  because text,
  assigned_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, review_id) references review,
  foreign key (network_id, application_id) references application,
  foreign key (network_id, expert_id) references expert,
  constraint assignment_submitted check ((state = 'submitted') = (points_tenths is not null and submitted_at is not null)),
  constraint assignment_left_has_reason check (state not in ('abstained', 'conflicted') or because is not null),
  constraint assignment_not_to_oneself check (assigned_by <> expert_id)
);
comment on table assignment is 'An expert who judges an application: declares, scores once, or leaves it with a reason.';
comment on column assignment.position is 'A number among the experts of an application, so that scores can be shown without names.';
comment on column assignment.points_tenths is 'The sum of the scores in tenths of a point.';
comment on column assignment.because is 'Why the expert abstains or is in conflict: read by those who run the review.';
-- whoever was released may be asked again
create unique index assignment_once on assignment (network_id, application_id, expert_id) where state <> 'released';
create unique index assignment_position on assignment (network_id, application_id, position);
create index assignment_of_review on assignment (network_id, review_id, application_id);
create index assignment_of_expert on assignment (network_id, expert_id, state, id);

-- A score that was sent in stays as it is.
create function keep_score() returns trigger language plpgsql as $$
begin
  if (old.scores, old.comment, old.points_tenths, old.state, old.expert_id, old.application_id)
     is distinct from (new.scores, new.comment, new.points_tenths, new.state, new.expert_id, new.application_id) then
    raise exception 'score % was sent in', old.id using errcode = 'check_violation', constraint = 'assignment_final';
  end if;
  return new;
end $$;
create trigger assignment_final before update on assignment
  for each row when (old.state = 'submitted') execute function keep_score();

create table ranking (
  network_id uuid not null references network,
  review_id uuid not null,
  application_id uuid not null,
  place smallint not null constraint ranking_place check (place > 0),
  mean_hundredths integer not null,
  spread_tenths integer not null,
  scores integer not null constraint ranking_scores check (scores > 0),
  wide boolean not null,
  proposed text constraint ranking_proposed check (proposed in ('pool', 'carry-out')),
  outcome text constraint ranking_outcome check (outcome in ('pool', 'carry-out', 'none', 'postponed')),
  because text,
  grant_fen bigint constraint ranking_grant check (grant_fen >= 0),
  primary key (network_id, review_id, application_id),
  unique (network_id, review_id, place),
  foreign key (network_id, review_id) references review,
  foreign key (network_id, application_id) references application,
  constraint ranking_departure_has_reason check (
    outcome is null or outcome = coalesce(proposed, 'none') or because is not null),
  constraint ranking_grant_of_chosen check ((outcome in ('pool', 'carry-out')) = (grant_fen is not null) or outcome is null)
);
comment on table ranking is 'Where an application stands by its scores, what that proposes, and what was decided (审定).';

create table decision (
  network_id uuid not null references network,
  review_id uuid not null,
  body text not null constraint decision_body check (body in ('directors', 'party-committee', 'joint-meeting')),
  met_on date not null,
  minutes_number text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (network_id, review_id),
  foreign key (network_id, review_id) references review
);
comment on table decision is 'The collective decision: which meeting, when, under which number its minutes are kept.';
