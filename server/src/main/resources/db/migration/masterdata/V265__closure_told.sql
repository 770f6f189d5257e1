-- When the planned end of a closure comes, orders that wait because of it are woken: once. Those that have ended by now are history; the table
-- holds a row per outage: runs at once.
alter table masterdata.closure add column told boolean not null default false;
comment on column masterdata.closure.told is 'whether its end was told: by whoever reopened it, or when it came';
update masterdata.closure set told = true where until_at <= now();
create index closure_to_tell on masterdata.closure (until_at) where not told;
