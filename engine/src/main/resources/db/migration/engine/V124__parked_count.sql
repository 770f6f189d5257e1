-- Each batch of each subscriber asked which subjects have parked events, and how many there are, also where nothing was ever
-- parked. The number stands in the subscriber's row now, which each batch locks anyway.
-- Online: counts the parked events once, which are few.
alter table engine.subscriber add column parked bigint not null default 0 check (parked >= 0);
comment on column engine.subscriber.parked is 'number of its rows in engine.parked_event';

update engine.subscriber s
set parked = (select count(*) from engine.parked_event p where p.subscriber = s.name);
