-- Whether something else may be sent where the SKU of a line is short: what the customer said. Null: nobody said, the policy table
-- decides when it matters. A column without a default: no row is rewritten, runs at once.
alter table orders.line add column allow_substitutes boolean;

comment on column orders.line.allow_substitutes is 'null: the decision table substitution says';
