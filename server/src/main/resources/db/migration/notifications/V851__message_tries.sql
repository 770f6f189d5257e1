-- A node that ends between a mail's last byte and the server's answer sends the mail again: the log must say which ones.
-- Online: a column with a constant default is added at once, whatever the table's size.
alter table notifications.message
    add column tries     integer not null default 0,
    add column tries_key text;

comment on column notifications.message.tries     is 'how often a node was about to send it, in the work with this key';
comment on column notifications.message.tries_key is 'key of the work, a new one for each entry of the stage';
