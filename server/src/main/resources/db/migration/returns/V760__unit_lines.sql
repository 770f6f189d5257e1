-- What units of a line are stands in columns, no longer in the line's number: a part of a kit had line + 10000 x its
-- place in the kit, a substitute line + 510000 (ADR 0022). Columns with constant defaults rewrite nothing; rows of
-- substitutes are rewritten, and the keys are built anew under the tables' locks: a million rows take about two
-- seconds, during which returns wait.
-- Nodes of before must not run meanwhile: nothing is released yet, so it goes in one step instead of three.
alter table returns.line
    add column component  integer not null default 0 check (component >= 0),
    add column substitute boolean not null default false,
    drop constraint line_pkey;
update returns.line
set line = case when line > 510000 then line - 510000 else line % 10000 end,
    component = case when line > 510000 then 0 else line / 10000 end,
    substitute = line > 510000
where line > 10000;
alter table returns.line add primary key (return_id, line, component, substitute);

alter table returns.arrival_line
    add column component  integer not null default 0 check (component >= 0),
    add column substitute boolean not null default false,
    drop constraint arrival_line_pkey;
update returns.arrival_line
set line = case when line > 510000 then line - 510000 else line % 10000 end,
    component = case when line > 510000 then 0 else line / 10000 end,
    substitute = line > 510000
where line > 10000;
alter table returns.arrival_line add primary key (return_id, line, component, substitute);

comment on column returns.line.component  is 'place of the part in the line''s kit; 0: of no kit';
comment on column returns.line.substitute is 'sent in place of what was ordered';
