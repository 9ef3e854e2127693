-- The project exchange: what looks for money, who promises how much of it, and which campaigns are filed.

create table campaign (
  network_id uuid not null references network,
  id uuid not null,
  charity_id uuid not null,
  title text not null,
  filing_number text not null constraint campaign_filing check (filing_number <> ''),
  licence_number text not null constraint campaign_licence check (licence_number <> ''),
  channel_name text not null,
  channel_url text not null constraint campaign_channel check (channel_url like 'https://%'),
  starts_on date not null,
  ends_on date not null,
  path text not null,
  filed_by uuid not null,
  created_at timestamptz not null,
  primary key (network_id, id),
  constraint campaign_filed_once unique (network_id, filing_number),
  foreign key (network_id, charity_id) references organisation,
  constraint campaign_term check (ends_on >= starts_on)
);
comment on table campaign is 'A public campaign as filed (公开募捐备案): only a charity with a licence, only at its designated channel (慈善法 §22-27). Gifts go there, never through here.';
create index campaign_path on campaign (network_id, path text_pattern_ops, id desc);

create table listing (
  network_id uuid not null references network,
  project_id uuid not null,
  state text not null constraint listing_state check (state in ('open', 'full', 'closed')),
  campaign_id uuid,
  call_pays boolean not null,
  closes_on date not null,
  pledges integer not null default 0 constraint listing_pledges check (pledges >= 0),
  opened_at timestamptz not null,
  primary key (network_id, project_id),
  foreign key (network_id, project_id) references project,
  foreign key (network_id, campaign_id) references campaign
);
comment on table listing is 'A project at the exchange: for enterprises only unless a filed campaign stands behind it.';
comment on column listing.call_pays is 'Chosen by a call with money of its own: that is entered, and nobody else looked for.';
comment on column listing.pledges is 'Kept: promises that stand, without what the organisation finds itself.';

create table pledge (
  network_id uuid not null references network,
  id uuid not null,
  project_id uuid not null,
  thread_id uuid not null,
  path text not null,
  source text not null constraint pledge_source check (source in ('fiscal', 'lottery', 'donation', 'enterprise', 'own')),
  organisation_id uuid not null,
  amount_fen bigint not null constraint pledge_amount check (amount_fen > 0),
  state text not null constraint pledge_state check (state in ('made', 'agreed', 'withdrawn', 'released')),
  basis text not null default '',
  ended_because text,
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, project_id) references project,
  foreign key (network_id, thread_id) references thread,
  foreign key (network_id, organisation_id) references organisation,
  constraint pledge_public_money_has_basis check (source not in ('fiscal', 'lottery') or basis <> ''),
  constraint pledge_end_has_reason check (state <> 'released' or ended_because is not null)
);
comment on table pledge is 'Who promises how much from which source: a promise, not money. What comes of it is received, allocated and spent, each its own figure.';
comment on column pledge.basis is 'For public money the document that grants it (资金下达文号、会议纪要).';
comment on column pledge.made_by is 'Personal: who promised it for their organisation; empty when the program took over what was decided.';
create index pledge_of_project on pledge (network_id, project_id, id);
create index pledge_of_organisation on pledge (network_id, organisation_id, id desc);
create index pledge_path on pledge (network_id, path text_pattern_ops, id desc);
-- what an organisation finds itself is promised once, with its application
create unique index pledge_own_once on pledge (network_id, project_id) where source = 'own';
