-- What may be offered in place of a SKU that is short; rank 1 is the best.
create table masterdata.substitute (
    sku        text collate "C" not null references masterdata.sku (code),
    substitute text collate "C" not null references masterdata.sku (code),
    rank       integer not null check (rank > 0),
    primary key (sku, substitute),
    unique (sku, rank),
    check (sku <> substitute)
);
