-- Platform services: public codes, keys per person, files, messages and their delivery, the demonstration's text messages.

create schema codes;
comment on schema codes is 'One sequence per network and Beijing year, behind the public codes.';

-- A sequence takes no row lock, so reports do not wait for each other; only the first one of a year waits, for itself.
create function next_code_number(of_network uuid, in_year integer) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  numbers text := format('codes.n_%s_%s', replace(of_network::text, '-', ''), to_char(in_year, 'fm00'));
begin
  if to_regclass(numbers) is null then
    if in_year not between 0 and 99 or not exists (select from public.network where id = of_network) then
      raise exception 'no codes for network % in year %', of_network, in_year;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(numbers, 0));
    execute format('create sequence if not exists %s', numbers);
  end if;
  return nextval(numbers::regclass);
end $$;
revoke all on function next_code_number(uuid, integer) from public;
grant execute on function next_code_number(uuid, integer) to chuangyi_app;

create table person_key (
  network_id uuid not null references network,
  person_id uuid not null,
  sealed_key text,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (network_id, person_id),
  check ((sealed_key is null) = (destroyed_at is not null))
);
comment on table person_key is 'A key per person. What is sealed under it can be read by nobody once the key is destroyed.';
revoke delete, truncate on person_key from chuangyi_app;

create table file (
  network_id uuid not null references network,
  id uuid not null,
  kind text not null check (kind in ('photo', 'document')),
  mime text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  width integer,
  height integer,
  thumb_sha256 text check (thumb_sha256 ~ '^[0-9a-f]{64}$'),
  thumb_bytes integer,
  name text check (length(name) <= 120),
  uploader_person_id uuid,
  created_at timestamptz not null,
  attached_to_type text,
  attached_to_id uuid,
  position integer,
  public_at timestamptz,
  primary key (network_id, id),
  constraint file_photo_measured check (
    (kind = 'photo') = (width is not null and height is not null and thumb_sha256 is not null and thumb_bytes is not null)),
  constraint file_attached_whole check (
    (attached_to_id is null) = (attached_to_type is null) and (attached_to_id is null) = (position is null)),
  constraint file_public_attached check (public_at is null or attached_to_id is not null)
);
comment on table file is 'An uploaded photo or document. Its bytes lie on disk under their hash.';
comment on column file.name is 'Name to download a document under. Photos keep none: their names tell of their owner.';
comment on column file.public_at is 'Since when anyone may see it: set by review, never by upload.';
create index file_attached on file (network_id, attached_to_id, position) where attached_to_id is not null;
create index file_unattached on file (network_id, created_at) where attached_to_id is null;
create index file_sha256 on file (network_id, sha256);
create index file_thumb_sha256 on file (network_id, thumb_sha256) where thumb_sha256 is not null;
create index file_uploader on file (network_id, uploader_person_id) where uploader_person_id is not null;

create table message (
  network_id uuid not null references network,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  params jsonb not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (network_id, id)
);
comment on table message is 'What a person finds in the inbox. The words are made from kind and params when it is read.';
create index message_inbox on message (network_id, person_id, id desc);
create index message_unread on message (network_id, person_id) where read_at is null;

create table delivery (
  network_id uuid not null references network,
  id uuid not null,
  dedupe_key text not null,
  kind text not null,
  params jsonb not null,
  link text,
  person_id uuid,
  sealed_contact text,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'dropped')),
  channel text check (channel in ('mail', 'sms')),
  attempts integer not null default 0,
  failure text,
  created_at timestamptz not null,
  tried_at timestamptz,
  done_at timestamptz,
  primary key (network_id, id),
  unique (network_id, dedupe_key),
  constraint delivery_one_recipient check (num_nonnulls(person_id, sealed_contact) <= 1),
  constraint delivery_open_has_recipient check (
    state not in ('waiting', 'sending') or num_nonnulls(person_id, sealed_contact) = 1)
);
comment on table delivery is 'A message on its way out by mail or SMS, and what became of it.';
comment on column delivery.sealed_contact is 'Where to, for someone without an account; forgotten once it is sent or given up.';
comment on column delivery.failure is 'A code, never the server''s words: those may repeat the address.';
create index delivery_failed on delivery (network_id, created_at) where state = 'failed';
create index delivery_done on delivery (network_id, done_at) where done_at is not null;
create index delivery_person on delivery (network_id, person_id) where person_id is not null;

create table sms_simulated (
  network_id uuid not null references network,
  id uuid not null,
  phone text not null,
  template text not null,
  text text not null,
  created_at timestamptz not null,
  primary key (network_id, id)
);
comment on table sms_simulated is 'Text messages of the demonstration, shown instead of sent. Empty in production.';
create index sms_simulated_phone on sms_simulated (network_id, phone, id desc);
