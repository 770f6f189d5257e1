-- A person says what became of a charge of which its provider says nothing, or that a refund was paid in another way. It is
-- kept with the request, because the provider's later word is then judged by it.
-- Online: a column with a constant default is added at once.
alter table payments.request
    add column by_person boolean not null default false;
comment on column payments.request.by_person is 'its result is a person''s word, not the provider''s';
