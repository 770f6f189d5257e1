-- A substitute that is cheaper than what was ordered has a line of its own. That it is one stands in a column, no
-- longer in the line's number, which was line + 510000 (ADR 0022). Money knows no parts of kits. The column has a
-- constant default and rewrites nothing; lines of substitutes are rewritten, and the key is built anew under the
-- table's lock: a million rows take about two seconds, during which captures wait.
-- Nodes of before must not run meanwhile: nothing is released yet, so it goes in one step instead of three.
alter table payments.line
    add column substitute boolean not null default false,
    drop constraint line_pkey;
update payments.line set line = line - 510000, substitute = true where line > 510000;
alter table payments.line add primary key (order_id, line, substitute);

comment on column payments.line.substitute is 'of the line, the units that are sent as something cheaper';
