-- A case that nobody decides on in its due time goes to another team as the case that it is, instead of a second case
-- with a clock of its own. People take cases over, say how urgent they are, and write down what they have found out.
-- Online: columns with constant defaults, and a new table.
alter table cases.case
    add column assignee     text,
    add column priority     text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
    add column escalated_at timestamptz,
    add column escalated_to text,
    add constraint case_escalated check ((escalated_at is null) = (escalated_to is null));
comment on column cases.case.assignee is 'who looks after it; null: anybody of its owner''s team';
comment on column cases.case.escalated_at is 'when its due time passed without a decision; set once, never taken back';

create index case_assignee on cases.case (assignee, due_at, id) where closed_at is null and assignee is not null;

create table cases.comment (
    case_id bigint      not null references cases.case (id),
    n       integer     not null check (n > 0),
    at      timestamptz not null,
    actor   text        not null,
    text    text        not null,
    primary key (case_id, n)
);
comment on table cases.comment is 'what people write about a case; rows are only added';
