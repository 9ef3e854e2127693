-- The refined plan of a project and its milestones: what will be shown, when, and how much of the grant follows.

create table plan (
  network_id uuid not null references network,
  project_id uuid not null,
  state text not null constraint plan_state check (state in ('draft', 'submitted', 'returned', 'approved')),
  version integer not null,
  starts_on text not null,
  ends_on text not null,
  goals jsonb not null,
  milestones jsonb not null,
  budget jsonb not null,
  signing_percent smallint not null constraint plan_signing check (signing_percent between 0 and 100),
  written_by uuid not null,
  submitted_by uuid,
  submitted_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  returned_because text,
  changed_at timestamptz not null,
  primary key (network_id, project_id),
  foreign key (network_id, project_id) references project,
  constraint plan_submitted check (state = 'draft' or (submitted_by is not null and submitted_at is not null)),
  constraint plan_decided check (state not in ('returned', 'approved') or (decided_by is not null and decided_at is not null)),
  constraint plan_return_has_reason check ((state = 'returned') = (returned_because is not null)),
  -- nobody approves what they handed in
  constraint plan_four_eyes check (state <> 'approved' or decided_by <> submitted_by)
);
comment on table plan is 'The plan and budget a project is delivered by, written by who delivers it, approved by somebody else. A draft may be incomplete.';
comment on column plan.written_by is 'Personal: who kept it last; submitted_by, decided_by likewise.';

create table milestone (
  network_id uuid not null references network,
  id uuid not null,
  project_id uuid not null,
  -- 0 is the signing of the agreement
  position smallint not null,
  title text not null,
  due_on date not null,
  evidence text not null,
  share_percent smallint not null constraint milestone_share check (share_percent between 0 and 100),
  tranche_fen bigint not null constraint milestone_tranche check (tranche_fen >= 0),
  primary key (network_id, id),
  unique (network_id, project_id, position),
  foreign key (network_id, project_id) references project
);
comment on table milestone is 'A stretch of the approved plan, accepted as a whole, and the part of the grant that follows it.';
