-- Public notice (公示): what is to take effect, who objects, what takes effect; and publication afterwards (公开).

create table notice (
  network_id uuid not null references network,
  id uuid not null,
  code text not null,
  kind text not null constraint notice_kind check (kind in ('selection')),
  title text not null,
  body text not null,
  call_id uuid,
  thread_id uuid not null,
  path text not null,
  state text not null constraint notice_state check (state in ('draft', 'standing', 'holding', 'ended')),
  working_days smallint not null constraint notice_working_days check (working_days >= 5),
  published_at timestamptz,
  published_by uuid,
  ends_on date,
  ends_at timestamptz,
  provisional boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (network_id, id),
  unique (network_id, code),
  foreign key (network_id, call_id) references call,
  foreign key (network_id, thread_id) references thread,
  constraint notice_published_whole check ((state = 'draft') = (num_nonnulls(published_at, published_by, ends_on, ends_at) = 0)
    and num_nonnulls(published_at, published_by, ends_on, ends_at) in (0, 4)),
  constraint notice_stands_first check (ends_at > published_at)
);
comment on table notice is 'What stands before the public for a number of working days before it takes effect.';
create unique index notice_of_call on notice (network_id, call_id, kind) where call_id is not null;
create index notice_public on notice (network_id, published_at desc, id desc) where published_at is not null;
create index notice_path on notice (network_id, path text_pattern_ops, id desc);

create table notice_item (
  network_id uuid not null references network,
  id uuid not null,
  notice_id uuid not null,
  position smallint not null,
  subject_type text not null constraint notice_item_subject check (subject_type in ('application')),
  subject_id uuid not null,
  thread_id uuid not null,
  code text not null,
  title text not null,
  facts jsonb not null,
  state text not null constraint notice_item_state check (state in ('standing', 'held', 'effective', 'cancelled')),
  ends_at timestamptz,
  settled_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, notice_id) references notice,
  foreign key (network_id, thread_id) references thread,
  constraint notice_item_settled check ((state in ('effective', 'cancelled')) = (settled_at is not null)),
  constraint notice_item_waits check (state <> 'effective' or (ends_at is not null and settled_at >= ends_at))
);
comment on table notice_item is 'One thing under notice: it takes effect by itself, held by objections to it alone.';
comment on column notice_item.facts is 'What the notice says of it: place, points, award, grant. Nothing personal.';
comment on column notice_item.ends_at is 'As its notice''s: nothing is effective before it.';
create unique index notice_item_once on notice_item (network_id, subject_type, subject_id) where state <> 'cancelled';
create index notice_item_of_notice on notice_item (network_id, notice_id, position);

create table objection (
  network_id uuid not null references network,
  id uuid not null,
  notice_id uuid not null,
  path text not null,
  state text not null constraint objection_state check (state in ('open', 'upheld', 'rejected', 'withdrawn', 'lead', 'noted')),
  text text not null,
  person_id uuid,
  name_sealed text,
  contact_kind text constraint objection_contact_kind check (contact_kind in ('phone', 'email')),
  contact_sealed text,
  contact_masked text,
  secret_hash text not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  due_at timestamptz not null,
  created_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, notice_id) references notice,
  constraint objection_named check (state <> 'open' or num_nonnulls(name_sealed, contact_kind, contact_sealed, contact_masked) = 4),
  constraint objection_lead_unnamed check (state not in ('lead', 'noted') or num_nonnulls(person_id, name_sealed, contact_kind, contact_sealed, contact_masked) = 0),
  constraint objection_answered check ((state in ('upheld', 'rejected', 'noted')) = (answer is not null and answered_by is not null and answered_at is not null))
);
comment on table objection is 'Somebody objects to items of a notice. Named, it holds them until it is answered; without a name it is a lead and stops nothing. Personal: name, contact, forgotten six months after the answer, at once when it is withdrawn.';
create unique index objection_secret on objection (network_id, secret_hash);
create index objection_of_notice on objection (network_id, notice_id, id);
create index objection_open on objection (network_id, path text_pattern_ops, due_at, id) where state in ('open', 'lead');

create table objection_item (
  network_id uuid not null references network,
  objection_id uuid not null,
  item_id uuid not null,
  primary key (network_id, objection_id, item_id),
  foreign key (network_id, objection_id) references objection,
  foreign key (network_id, item_id) references notice_item
);
comment on table objection_item is 'What an objection is to: these items wait for it, no others.';
create index objection_item_held on objection_item (network_id, item_id);

-- Nothing takes effect past an open objection, or against one that was upheld, whoever writes.
create function refuse_effect_under_objection() returns trigger language plpgsql as $$
begin
  if exists (select from objection_item i join objection o on o.network_id = i.network_id and o.id = i.objection_id
              where i.network_id = new.network_id and i.item_id = new.id and o.state in ('open', 'upheld')) then
    raise exception 'an objection to % stands', new.id using errcode = 'check_violation', constraint = 'notice_item_objected';
  end if;
  return new;
end $$;
create trigger notice_item_objected before insert or update on notice_item
  for each row when (new.state = 'effective') execute function refuse_effect_under_objection();

create table publication (
  network_id uuid not null references network,
  id uuid not null,
  kind text not null constraint publication_kind check (kind in ('selection-result')),
  title text not null,
  facts jsonb not null,
  thread_id uuid not null,
  path text not null,
  link text not null,
  published_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, thread_id) references thread
);
comment on table publication is 'What is made public after it took effect (信息公开): results, and later payments, claims, reports.';
create index publication_newest on publication (network_id, published_at desc, id desc);
revoke update, delete on publication from chuangyi_app;
