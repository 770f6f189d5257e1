-- What units of a line are stands in columns, no longer in the line's number: a part of a kit had line + 10000 x its
-- place in the kit, a substitute line + 510000 (ADR 0022). Columns with constant defaults rewrite nothing; rows of kits
-- and substitutes are rewritten, and the keys are built anew under the tables' locks. Both tables have a row per line
-- that was ever sent: a million take about two seconds, during which nodes' work waits.
-- Nodes of before must not run meanwhile: nothing is released yet, so it goes in one step instead of three.
alter table fulfillment.line
    add column component  integer not null default 0 check (component >= 0),
    add column substitute boolean not null default false,
    drop constraint line_pkey;
update fulfillment.line
set line = case when line > 510000 then line - 510000 else line % 10000 end,
    component = case when line > 510000 then 0 else line / 10000 end,
    substitute = line > 510000
where line > 10000;
alter table fulfillment.line add primary key (fulfillment, line, component, substitute);

alter table fulfillment.report_line
    add column component  integer not null default 0 check (component >= 0),
    add column substitute boolean not null default false,
    drop constraint report_line_pkey;
update fulfillment.report_line
set line = case when line > 510000 then line - 510000 else line % 10000 end,
    component = case when line > 510000 then 0 else line / 10000 end,
    substitute = line > 510000
where line > 10000;
alter table fulfillment.report_line add primary key (fulfillment, line, component, substitute);

comment on column fulfillment.line.component  is 'place of the part in the line''s kit; 0: of no kit';
comment on column fulfillment.line.substitute is 'sent in place of what was ordered';
