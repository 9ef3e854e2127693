-- Designs: what a team proposes for adopted problems, who is in the team, and who does what.

create table design (
  network_id uuid not null references network,
  id uuid not null,
  thread_id uuid not null,
  code text not null,
  title text not null,
  summary text not null,
  public_title text,
  public_summary text,
  review text not null default 'pending' constraint design_review check (review in ('pending', 'published', 'withheld')),
  withheld_because text,
  words_version integer not null default 1,
  field text not null,
  area_id uuid not null,
  street_id uuid,
  community_id uuid,
  path text not null,
  state text not null constraint design_state check (state in ('forming', 'ready', 'applied', 'ended')),
  duties jsonb not null default '[]',
  ended_because text,
  successor_id uuid,
  opened_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  search tsvector not null default '',
  primary key (network_id, id),
  foreign key (network_id, thread_id) references thread,
  foreign key (network_id, area_id) references area,
  foreign key (network_id, street_id) references area,
  foreign key (network_id, community_id) references area,
  foreign key (network_id, successor_id) references design deferrable initially deferred,
  constraint design_published_has_words check (review <> 'published' or (public_title is not null and public_summary is not null)),
  constraint design_withheld_has_reason check ((review = 'withheld') = (withheld_because is not null)),
  constraint design_ended_has_reason check ((state = 'ended') = (ended_because is not null)),
  constraint design_succeeded_ended check (successor_id is null or state = 'ended')
);
comment on table design is 'What a team proposes for one or more adopted problems; it goes on under the code of the first.';
comment on column design.words_version is 'Counts up with each change of the words: whoever publishes names the one they read.';
comment on column design.duties is 'Who does what: tasks with the members'' roles (RACI). No names.';
comment on column design.successor_id is 'The design that took its matter up after it had ended: the code leads there.';
create unique index design_code on design (network_id, code) where successor_id is null;
create index design_public_newest on design (network_id, id desc) where review = 'published' and successor_id is null;
create index design_desk on design (network_id, path text_pattern_ops, id desc);
create index design_desk_review on design (network_id, path text_pattern_ops, id) 
  where state <> 'ended' and (review = 'pending' or review = 'published' and (title, summary) is distinct from (public_title, public_summary));
create index design_search on design using gin (search) with (fastupdate = off);

create table design_problem (
  network_id uuid not null,
  design_id uuid not null,
  problem_id uuid not null,
  position smallint not null,
  ended_at timestamptz,
  primary key (network_id, design_id, problem_id),
  foreign key (network_id, design_id) references design,
  foreign key (network_id, problem_id) references problem
);
comment on table design_problem is 'A problem that a design answers.';
create unique index design_problem_once on design_problem (network_id, problem_id) where ended_at is null;

create table design_member (
  network_id uuid not null,
  id uuid not null,
  design_id uuid not null,
  organisation_id uuid,
  person_id uuid,
  party text not null constraint design_member_party check (party in ('government', 'social', 'enterprise', 'public')),
  part text not null constraint design_member_part check (part in ('leads', 'drives', 'takes-part')),
  state text not null constraint design_member_state check (state in ('invited', 'offered', 'in', 'declined', 'left')),
  asked_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, design_id) references design,
  foreign key (network_id, organisation_id) references organisation,
  foreign key (network_id, person_id) references person,
  constraint design_member_one check (num_nonnulls(organisation_id, person_id) = 1 or (num_nonnulls(organisation_id, person_id) = 0 and state in ('declined', 'left'))),
  constraint design_member_person check (organisation_id is not null or (party = 'public' and part = 'takes-part')),
  constraint design_member_leads check (part <> 'leads' or party = 'government'),
  constraint design_member_drives check (part <> 'drives' or party = 'social')
);
comment on table design_member is 'An organisation in a team, or a person who speaks for those it concerns. The person is personal: in public a neighbour, and forgotten when the account is erased.';
create unique index design_member_one_part on design_member (network_id, design_id, part) where part <> 'takes-part' and state in ('invited', 'offered', 'in');
create unique index design_member_organisation_once on design_member (network_id, design_id, organisation_id) where organisation_id is not null and state in ('invited', 'offered', 'in');
create unique index design_member_person_once on design_member (network_id, design_id, person_id) where person_id is not null and state in ('invited', 'offered', 'in');
create index design_member_team on design_member (network_id, design_id, id);
create index design_member_of_organisation on design_member (network_id, organisation_id, id desc) where organisation_id is not null;
create index design_member_of_person on design_member (network_id, person_id, id desc) where person_id is not null;
