-- The reason of a decision was lost: only the next stage saw what the person had said. It is kept with the event that
-- the person offers, and goes to the log with the move that follows.
-- Online: a column with a constant default; the table is almost empty.
alter table engine.signal add column note text not null default '';
comment on column engine.signal.note is 'the reason in the words of the actor; empty if there are none';
