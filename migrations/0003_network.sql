-- The three-tier network: areas, platforms, operators.

create table area (
  network_id uuid not null references network,
  id uuid not null,
  code text not null,
  name text not null,
  level text not null constraint area_level check (level in ('district', 'street', 'community', 'committee', 'subarea', 'compound')),
  parent_id uuid,
  path text not null,
  street_id uuid,
  community_id uuid,
  ended_at timestamptz,
  primary key (network_id, id),
  unique (network_id, path),
  unique (network_id, level, code),
  foreign key (network_id, parent_id) references area,
  foreign key (network_id, street_id) references area,
  foreign key (network_id, community_id) references area,
  constraint area_root check ((level = 'district') = (parent_id is null)),
  constraint area_street check (level in ('district', 'street') or street_id is not null),
  constraint area_community check (level in ('district', 'street', 'community') or community_id is not null)
);
comment on table area is 'District, street, community, residents'' committee, and the places below a community.';
comment on column area.path is 'Codes from the root down, each closed by a slash; reach is a prefix of it.';
comment on column area.street_id is 'The street it lies in; of a street itself null.';
create index area_parent on area (network_id, parent_id, code);
create index area_level_code on area (network_id, level, code, id);

create table platform (
  network_id uuid not null references network,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null constraint platform_kind check (kind in ('headquarters', 'street', 'thematic')),
  theme text,
  area_id uuid not null,
  path text not null,
  address text not null default '',
  phone text not null default '',
  hours text not null default '',
  primary key (network_id, id),
  unique (network_id, code),
  foreign key (network_id, area_id) references area,
  constraint platform_theme check ((kind = 'thematic') = (theme is not null))
);
comment on table platform is 'Headquarters and branches: a tree of its own, since the culture branch has no area.';
comment on column platform.path is 'Where its staff reach from: its area, or a branch of its own below the district.';
create unique index platform_one_headquarters on platform (network_id) where kind = 'headquarters';
create unique index platform_one_per_street on platform (network_id, area_id) where kind = 'street';

create table operator_contract (
  network_id uuid not null references network,
  id uuid not null,
  platform_id uuid not null,
  operator_name text not null,
  operator_credit_code text,
  starts_on date not null,
  ends_on date not null,
  yearly_fee_fen bigint not null constraint operator_contract_fee check (yearly_fee_fen >= 0),
  deliverables text not null,
  ended_on date,
  primary key (network_id, id),
  foreign key (network_id, platform_id) references platform,
  constraint operator_contract_term check (ends_on >= starts_on and (ended_on is null or ended_on between starts_on and ends_on))
);
comment on table operator_contract is 'Which social organisation runs a platform, for how long, for what, for how much a year.';
create extension if not exists btree_gist;
alter table operator_contract add constraint operator_contract_one_at_a_time
  exclude using gist (network_id with =, platform_id with =, daterange(starts_on, coalesce(ended_on, ends_on), '[]') with &&);
