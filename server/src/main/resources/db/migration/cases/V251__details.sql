-- Every detail of a case is kept: a problem that is raised again adds what it says, and takes nothing away.
-- Online: a new table, with a row per open case.
create table cases.detail (
    case_id bigint      not null references cases.case (id),
    n       integer     not null check (n > 0),
    at      timestamptz not null,
    text    text        not null,
    primary key (case_id, n)
);
insert into cases.detail (case_id, n, at, text)
select id, 1, raised_at, detail
from cases.case
where closed_at is null;
