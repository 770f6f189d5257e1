-- How far the log is proven to be complete, so that a check reads what came since, and not all history.
create table engine.log_proof (
    proven   bigint not null,
    rereads  bigint not null
);
comment on table engine.log_proof is 'one row';
comment on column engine.log_proof.proven is 'number of the last event whose predecessor was looked for';
comment on column engine.log_proof.rereads is 'number of the last event that was read a further time; rises to proven, and begins at 0 again';
insert into engine.log_proof (proven, rereads) values (0, 0);

create table engine.log_gap (
    subject bigint  not null,
    seq     integer not null,
    primary key (subject, seq)
);
comment on table engine.log_gap is 'events that were not in the log when the one after them was read';
