-- Requests that had an effect, by the key of whoever sent them, so that one that is sent again has none.
create schema platform;

create table platform.answered_request (
    operation text        not null,
    key       text        not null,
    body      text        not null,
    answer    jsonb,
    at        timestamptz not null,
    primary key (operation, key)
);

comment on column platform.answered_request.operation is 'what was asked for: a key of one operation says nothing about another';
comment on column platform.answered_request.body      is 'hash of the body: the same key with another body is refused';
comment on column platform.answered_request.answer    is 'null only within the transaction that works on it';
