-- Agreements: a paper of three sides made here, sealed by hand, returned as a scan, confirmed by every party.

create table agreement (
  network_id uuid not null references network,
  id uuid not null,
  code text not null,
  project_id uuid not null,
  thread_id uuid not null,
  path text not null,
  state text not null constraint agreement_state check (state in ('drawn', 'scanned', 'concluded', 'void', 'ended')),
  -- frozen: the paper and its check code come from this alone
  facts jsonb not null,
  check_code text not null,
  grant_fen bigint not null constraint agreement_grant check (grant_fen > 0),
  scanned_by uuid,
  scanned_at timestamptz,
  returned_because text,
  concluded_at timestamptz,
  drawn_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (network_id, id),
  unique (network_id, code),
  foreign key (network_id, project_id) references project,
  foreign key (network_id, thread_id) references thread,
  constraint agreement_scanned check ((state in ('drawn', 'void')) or (scanned_by is not null and scanned_at is not null)),
  constraint agreement_concluded check ((state in ('concluded', 'ended')) = (concluded_at is not null))
);
comment on table agreement is 'What payers, deliverer and platform agreed on one project. Personal: scanned_by; seals and signatures on the scan, which only the parties and staff read.';
comment on column agreement.check_code is 'Of the frozen facts, printed on every page: which scan belongs to which paper.';
create unique index agreement_one_of_project on agreement (network_id, project_id) where state not in ('void', 'ended');
create index agreement_of_project on agreement (network_id, project_id, id desc);
create index agreement_path on agreement (network_id, path text_pattern_ops, id desc);
create index agreement_waiting on agreement (network_id, path text_pattern_ops, id) where state in ('drawn', 'scanned');

create table agreement_party (
  network_id uuid not null references network,
  agreement_id uuid not null,
  position smallint not null,
  role text not null constraint agreement_party_role check (role in ('payer', 'deliverer', 'platform')),
  organisation_id uuid,
  public_money boolean not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (network_id, agreement_id, position),
  foreign key (network_id, agreement_id) references agreement,
  foreign key (network_id, organisation_id) references organisation,
  constraint agreement_party_named check ((role = 'platform') = (organisation_id is null)),
  constraint agreement_party_confirmed check ((confirmed_by is null) = (confirmed_at is null)),
  -- nobody stands for two parties
  constraint agreement_party_other_hands unique (network_id, agreement_id, confirmed_by)
);
comment on table agreement_party is 'A side of an agreement and who confirmed the scan for it. Personal: confirmed_by.';
create index agreement_party_of on agreement_party (network_id, organisation_id, agreement_id desc) where organisation_id is not null;
