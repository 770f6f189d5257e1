-- Goods of a return may come in several parcels, days apart. Each parcel is a return of its own, with its own refund:
-- when one comes with fewer units, the others become a return that names the first one. A node knows it by that first id
-- only.
-- Online: a column without a default is added at once; the index has only rows of rests, of which there are none yet.
alter table returns.return
    add column whole bigint references returns.return (id);
create index return_whole on returns.return (whole) where whole is not null;
comment on column returns.return.whole is 'the return under whose id its node knows it; null: under its own';

-- A report has an id, by which its repetitions are known from further parcels, and a node, where the goods are.
-- Online: a column with a constant default is added at once.
alter table returns.arrival
    add column notice text not null default '',
    add column node text;
