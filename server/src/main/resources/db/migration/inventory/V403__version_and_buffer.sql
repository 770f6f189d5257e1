-- Every change of a row raises its version, so that whoever follows the log knows the newer of two figures: transactions that change the same
-- row may stand in the log in another order than they did so. The buffer is kept back like safety, but learned and not set by hand.
-- Both columns have constant defaults: the table is not rewritten.
alter table inventory.stock
    add column version bigint not null default 0,
    add column buffer  bigint not null default 0 check (buffer >= 0);

comment on column inventory.stock.version is 'rises by one with every change of the row';
comment on column inventory.stock.buffer  is 'kept back from promising because the figures of this node were wrong before; learned';
