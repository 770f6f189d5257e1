-- Goods come back that nobody announced. Where their order is known they are a return of the node's word.
-- Online: a column with a constant default is added at once.
alter table returns.return
    add column kind text not null default 'announced' check (kind in ('announced', 'unannounced'));
comment on column returns.return.kind is 'unannounced: the goods came first, and the return was made of them';

-- Reports of such goods, by which their repetitions are known; the teller is the node system.
create table returns.unannounced (
    teller text        not null,
    notice text        not null,
    at     timestamptz not null,
    primary key (teller, notice)
);
