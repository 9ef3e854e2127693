-- People, the organisations they belong to, and the roles they hold on nodes of the network.

create table person (
  network_id uuid not null references network,
  id uuid not null,
  user_id text references auth."user" on delete set null,
  name text not null check (length(name) <= 40),
  phone_sealed text,
  phone_hash text,
  phone_masked text,
  email_sealed text,
  email_hash text,
  email_masked text,
  born_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  erased_at timestamptz,
  primary key (network_id, id),
  constraint person_user_once unique (network_id, user_id),
  constraint person_phone_whole check (num_nonnulls(phone_sealed, phone_hash, phone_masked) in (0, 3)),
  constraint person_email_whole check (num_nonnulls(email_sealed, email_hash, email_masked) in (0, 3)),
  constraint person_erased_empty check (
    erased_at is null or (name = '' and num_nonnulls(user_id, phone_sealed, email_sealed, born_on) = 0))
);
comment on table person is 'Someone known to a network: with an account, or a child without one. Personal: name, phone, email, born_on.';
comment on column person.user_id is 'The account at sign-in; null for a child without one and after erasure.';
comment on column person.born_on is 'Only of minors, since age decides who consents (PIPL §31).';
create unique index person_phone on person (network_id, phone_hash) where phone_hash is not null;
create unique index person_email on person (network_id, email_hash) where email_hash is not null;

create table role_grant (
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  path text not null check (path ~ '^/([0-9A-Za-z-]+/)*$'),
  node_name text not null,
  reason text not null,
  granted_by uuid,
  granted_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person
);
comment on table role_grant is 'A role held on a node of the network; it reaches downward. Ended, never deleted.';
comment on column role_grant.granted_by is 'Null when set up from the operator''s shell.';
create unique index role_grant_once on role_grant (network_id, person_id, role, path) where ended_at is null;
create index role_grant_path on role_grant (network_id, path text_pattern_ops, id) where ended_at is null;

create table api_token (
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person
);
comment on table api_token is 'A program''s key to its person''s rights, narrowed to scopes; the token itself is shown once and not kept.';
create index api_token_person on api_token (network_id, person_id);

create table consent (
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  given_by uuid not null,
  purpose text not null,
  text_version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person,
  foreign key (network_id, given_by) references person
);
comment on table consent is 'Who agreed to which text for which purpose, and when it was taken back. Kept as proof (PIPL §14, §15).';
create unique index consent_once on consent (network_id, person_id, purpose) where withdrawn_at is null;

create table guardian_link (
  network_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  guardian_id uuid,
  relation text not null,
  contact_sealed text,
  contact_hash text,
  contact_masked text,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, child_id) references person,
  foreign key (network_id, guardian_id) references person,
  constraint guardian_link_someone check (ended_at is not null or guardian_id is not null or contact_hash is not null),
  constraint guardian_link_not_self check (guardian_id <> child_id)
);
comment on table guardian_link is 'Who answers for a minor. Named by the minor it waits for the guardian''s word; made by the guardian it stands at once. Personal: contact.';
create unique index guardian_link_once on guardian_link (network_id, child_id, guardian_id) where ended_at is null;
create index guardian_link_guardian on guardian_link (network_id, guardian_id) where ended_at is null;
create index guardian_link_contact on guardian_link (network_id, contact_hash) where ended_at is null;

create table organisation (
  network_id uuid not null references network,
  id uuid not null,
  name text not null check (length(name) between 2 and 80),
  kind text not null,
  credit_code text check (credit_code ~ '^[0-9A-Z]{18}$'),
  credit_code_override text,
  area_id uuid not null,
  path text not null,
  purpose text not null default '',
  website text,
  phone text,
  address text,
  state text not null check (state in ('waiting', 'verified', 'refused', 'closed')),
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  due_at timestamptz,
  search tsvector not null default '',
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, area_id) references area,
  constraint organisation_due check ((state = 'waiting') = (due_at is not null))
);
comment on table organisation is 'An organisation of any kind. Public once verified; its phone and address are the ones it publishes.';
comment on column organisation.credit_code_override is 'Why a code that fails GB 32100 is accepted: early pilot codes do.';
comment on column organisation.due_at is 'Until when staff answer; null once they have.';
create unique index organisation_credit_code on organisation (network_id, credit_code)
  where credit_code is not null and state in ('waiting', 'verified');
comment on column organisation.search is 'Words of its name (A) and purpose (B), cut by src/server/search.ts.';
create index organisation_search on organisation using gin (search);
create index organisation_list on organisation (network_id, state, id desc);
create index organisation_path on organisation (network_id, path text_pattern_ops, id desc);
create index organisation_due_index on organisation (network_id, due_at, id) where state = 'waiting';

create table membership (
  network_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('manager', 'member')),
  since timestamptz not null,
  ended_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation,
  foreign key (network_id, person_id) references person
);
comment on table membership is 'Who acts for an organisation. Ended, never deleted.';
create unique index membership_once on membership (network_id, organisation_id, person_id) where ended_at is null;
create index membership_person on membership (network_id, person_id);

create table invitation (
  network_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in ('manager', 'member')),
  contact_kind text not null check (contact_kind in ('phone', 'email')),
  contact_hash text,
  contact_masked text,
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_by uuid,
  accepted_at timestamptz,
  declined_at timestamptz,
  revoked_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation,
  constraint invitation_one_end check (num_nonnulls(accepted_at, declined_at, revoked_at) <= 1)
);
comment on table invitation is 'Asks someone by phone or mail to act for an organisation; the link''s code is not kept. Personal: contact.';
create index invitation_organisation on invitation (network_id, organisation_id, id desc);
create index invitation_contact on invitation (network_id, contact_hash) where contact_hash is not null;
