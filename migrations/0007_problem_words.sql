-- Why a matter was reopened is a resident's text: it is kept where it can be erased, not in the event, which stays.

alter table problem_note add column kind text not null default 'note' constraint problem_note_kind check (kind in ('note', 'reopening'));
comment on column problem_note.kind is 'What staff noted, or the words with which it was reopened. Neither is public.';
