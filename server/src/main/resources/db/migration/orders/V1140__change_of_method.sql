-- A change may be of the method, and may add a line (ADR 0038). Online: a new check that holds for all rows is added without reading them, and validated under
-- a lock that lets orders be written.
alter table orders.change_action drop constraint change_action_kind_check;
alter table orders.change_action add constraint change_action_kind_check
    check (kind in ('address', 'recipient', 'delivery-notes', 'line', 'method', 'price', 'units')) not valid;
alter table orders.change_action validate constraint change_action_kind_check;
