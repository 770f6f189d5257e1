-- The list of parked messages had no end and no case: messages of one cause get one case, and a person may give a message up.
-- Online: columns without defaults; the index reads the few messages that wait.
alter table channels.parked add column cause text;
alter table channels.parked add column subject bigint;
alter table channels.parked add column note text;

comment on column channels.parked.cause is 'the first violation without numbers; null for messages from before';
comment on column channels.parked.subject is 'of the case: the id of the first message of the cause';
comment on column channels.parked.replayed_at is 'when a person dealt with it: took it again, or gave it up';
comment on column channels.parked.note is 'why it was given up; null where it was taken';

create index parked_cause on channels.parked (channel, topic, cause) where replayed_at is null;
create index parked_subject on channels.parked (subject) where replayed_at is null;
