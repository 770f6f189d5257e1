-- Holds are listed and counted every few seconds by the console. They are few; subjects that aren't held are not in here.
create index subject_held on engine.subject (since, id) where status in ('held', 'stuck');
