-- Problems that need a person. One open case per subject and kind: meeting the problem again counts up instead of adding a row.
create schema cases;

create table cases.case (
    id         bigint      not null primary key,
    subject    bigint      not null,
    kind       text        not null,
    owner      text        not null,
    detail     text        not null,
    count      integer     not null check (count > 0),
    raised_at  timestamptz not null,
    due_at     timestamptz not null,
    closed_at  timestamptz,
    closed_by  text,
    resolution text,
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (resolution is null))
);

create unique index case_open on cases.case (subject, kind) where closed_at is null;
create index case_due on cases.case (due_at, id) where closed_at is null;
create index case_closed on cases.case (id) where closed_at is not null;
create index case_subject on cases.case (subject);
