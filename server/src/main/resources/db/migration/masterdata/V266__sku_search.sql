-- SKUs by a part of their name or code. The expression is repeated in MasterdataStore. The extension is in public, which
-- the orders' search created already; whichever comes first.
create extension if not exists pg_trgm;
create index sku_search on masterdata.sku using gin (lower(code || ' ' || name) gin_trgm_ops);
