-- The platform: networks, events, threads, deadlines, idempotency, jobs, record leaves.
-- The serving role is chuangyi_app; whoever runs this file owns the schema and runs the worker.

do $$
begin
  if not exists (select from pg_roles where rolname = 'chuangyi_app') then
    create role chuangyi_app nologin;
  end if;
  begin
    execute format('grant chuangyi_app to %I', current_user);
  exception
    -- a role made by a superuser cannot be granted here; it then signs in by itself
    when insufficient_privilege then null;
  end;
exception
  when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public to chuangyi_app;
alter default privileges in schema public grant select, insert, update, delete on tables to chuangyi_app;
alter default privileges in schema public grant usage on sequences to chuangyi_app;

create table network (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9A-Za-z-]+$'),
  name text not null,
  short_name text not null,
  english_name text not null default '',
  code_prefix text not null check (code_prefix ~ '^[A-Z]{2,4}$'),
  host text unique,
  created_at timestamptz not null
);
comment on table network is 'One three-tier network (a district); the tenant of every business row.';
comment on column network.code_prefix is 'First part of public codes, e.g. LG in LG-26-0398.';
comment on column network.host is 'Host name that selects this network; null when it is the only one.';

create table thread (
  network_id uuid not null references network,
  id uuid not null,
  code text not null,
  created_at timestamptz not null,
  primary key (network_id, id),
  unique (network_id, code)
);
comment on table thread is 'One permanent public code from the first report to the showcase.';

create table thread_alias (
  network_id uuid not null,
  code text not null,
  thread_id uuid not null,
  created_at timestamptz not null,
  primary key (network_id, code),
  foreign key (network_id, thread_id) references thread
);
comment on table thread_alias is 'The code of a joined or merged thread, which keeps resolving.';

create table event (
  network_id uuid not null references network,
  id uuid not null,
  at timestamptz not null,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  path text not null,
  thread_id uuid,
  actor_person_id uuid,
  request_id text not null,
  public_part jsonb not null default '{}',
  private_part jsonb not null default '{}',
  primary key (network_id, id)
);
comment on table event is 'What happened, append-only: the audit trail. Personal columns appear by name only.';
create index event_subject on event (network_id, subject_id, id);
create index event_path on event (network_id, path text_pattern_ops, id desc);

create table thread_entry (
  network_id uuid not null,
  thread_id uuid not null,
  event_id uuid not null,
  at timestamptz not null,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  public_part jsonb not null,
  primary key (network_id, thread_id, event_id),
  foreign key (network_id, thread_id) references thread,
  foreign key (network_id, event_id) references event
);
comment on table thread_entry is 'The public part of a thread''s events: one select for a page.';

create table record_leaf (
  network_id uuid not null references network,
  id uuid not null,
  event_id uuid not null,
  entry bytea not null check (octet_length(entry) between 1 and 65535),
  created_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, event_id) references event
);
comment on table record_leaf is 'Entries of the public record, written with the act they record; sequenced after commit.';

create table record_entry (
  network_id uuid not null,
  index bigint not null check (index >= 0),
  leaf_id uuid not null,
  primary key (network_id, index),
  unique (network_id, leaf_id),
  foreign key (network_id, leaf_id) references record_leaf
);
comment on table record_entry is 'The order of the public record, insert-only.';

create table deadline (
  network_id uuid not null references network,
  kind text not null,
  subject_id uuid not null,
  subject_type text not null,
  path text not null,
  thread_id uuid,
  due_at timestamptz not null,
  fired_at timestamptz,
  primary key (network_id, kind, subject_id)
);
comment on table deadline is 'What falls due; the sweep fires what has passed. Nothing sleeps until a date.';
create index deadline_due on deadline (due_at) where fired_at is null;

create table idempotency (
  network_id uuid not null references network,
  actor_key text not null,
  key text not null check (length(key) between 1 and 128),
  request_hash bytea not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (network_id, actor_key, key)
);
comment on table idempotency is 'The answer given to a write, so that the same write sent again has one effect.';
create index idempotency_age on idempotency (created_at);

create table reaction (
  network_id uuid not null,
  event_id uuid not null,
  subscriber text not null,
  done_at timestamptz not null,
  primary key (network_id, event_id, subscriber),
  foreign key (network_id, event_id) references event
);
comment on table reaction is 'Which subscriber has taken which event: a job that runs twice reacts once.';

-- What has happened stays: the serving role appends and reads.
revoke update, delete, truncate on event, thread_entry, record_leaf, record_entry, reaction from chuangyi_app;
grant select on network to chuangyi_app;

-- Jobs are enqueued inside the causing transaction; the serving role sees none of them.
create function enqueue_jobs(jobs jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  job jsonb;
begin
  for job in select * from jsonb_array_elements(jobs) loop
    perform graphile_worker.add_job(
      identifier => job ->> 'task',
      payload => (job -> 'payload')::json,
      run_at => (job ->> 'runAt')::timestamptz,
      max_attempts => 12
    );
  end loop;
end $$;
revoke all on function enqueue_jobs(jsonb) from public;
grant execute on function enqueue_jobs(jsonb) to chuangyi_app;

-- How late the queue is, for /metrics and doctor, without letting the serving role read payloads.
create function job_queue_state() returns table (waiting bigint, failed bigint, oldest_seconds double precision)
  language sql security definer stable set search_path = pg_catalog, pg_temp as $$
  select count(*) filter (where attempts < max_attempts),
         count(*) filter (where attempts >= max_attempts),
         coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and run_at <= now())), 0)
    from graphile_worker._private_jobs
$$;
revoke all on function job_queue_state() from public;
grant execute on function job_queue_state() to chuangyi_app;
