-- Whoever submits an organisation is promised an answer within five working days.

alter table organisation add column due_at timestamptz;
update organisation set due_at = created_at + interval '7 days' where state = 'waiting';
alter table organisation
  add constraint organisation_due check ((state = 'waiting') = (due_at is not null)),
  add foreign key (network_id, area_id) references area;
comment on column organisation.due_at is 'Until when staff answer; null once they have.';
create index organisation_due_index on organisation (network_id, due_at, id) where state = 'waiting';
