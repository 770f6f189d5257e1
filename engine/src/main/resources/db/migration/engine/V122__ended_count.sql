-- Counting subjects by stage read every subject that ever was, each second that a console was open. Those that have ended
-- are counted once, when they end; only the others are read.
-- Online: reads the subjects once. Nodes of the release before must be stopped: they would end subjects uncounted.
create table engine.ended_count (
    process  text        not null,
    version  integer     not null,
    stage    text        not null,
    subjects bigint      not null,
    oldest   timestamptz not null
);
comment on table engine.ended_count is
    'a row per transaction and stage, added up from time to time: nobody waits for a row of another transaction';

insert into engine.ended_count (process, version, stage, subjects, oldest)
select process, version, stage, count(*), min(since)
from engine.subject
where status = 'ended'
group by process, version, stage;
