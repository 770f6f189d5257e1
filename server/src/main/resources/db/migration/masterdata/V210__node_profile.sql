-- What a node can do and when. A document of its own: read whole into memory, written whole, never searched; a node without one has no limits.
create table masterdata.node_profile (
    node    text  not null primary key references masterdata.node (code),
    profile jsonb not null
);
comment on column masterdata.node_profile.profile is 'opening, cutoffs, lead, holidays, calendar, capacity, labor, kinds, sameDayKm, channels, refuses; see NodeProfile';

-- Holidays in one place for all nodes that name the calendar.
create table masterdata.calendar (
    name  text   not null primary key,
    dates date[] not null
);
