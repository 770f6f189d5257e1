-- A case may go to another team than its kind's, with a reason. Online: cases are few thousand rows; one pass.
alter table cases.case add column team text;
update cases.case set team = owner;
alter table cases.case alter column team set not null;
comment on column cases.case.team is 'who looks after it: the owner of its kind, until it is handed over';

create index case_team on cases.case (team, due_at, id) where closed_at is null;
