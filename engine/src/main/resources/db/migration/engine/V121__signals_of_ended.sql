-- Events that were kept for a later stage stayed in the table when their subject ended. The engine refuses them now when
-- the subject ends; this removes those that were left before.
-- Online: reads the signals once, which are few.
delete from engine.signal g
using engine.subject s
where s.id = g.subject and s.status = 'ended' and not g.fresh;
