-- Decision tables move to where processes are kept, too (V111).
insert into engine.document (kind, name, version, yaml, at, actor)
select 'policy', v.name, v.version, v.yaml, v.at, v.actor
from policy.version v;

insert into engine.document_active (kind, name, version, at, actor, reason)
select 'policy', a.name, a.version, a.at, a.actor, ''
from policy.active a;

drop table policy.active;
drop table policy.version;
drop schema policy;
