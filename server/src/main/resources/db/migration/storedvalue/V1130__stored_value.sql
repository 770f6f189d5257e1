-- Gift cards and store credit (ADR 0037). Movements are the truth and never change; what an account has and what of it is reserved
-- stands beside them, changes with them in one transaction, and is compared with them by ValueLedger.verify.
create schema storedvalue;

create table storedvalue.account (
    id             bigint      not null primary key,
    key            text        not null unique,
    kind           text        not null check (kind in ('gift-card', 'store-credit')),
    code_hash      text        unique,
    last_four      text        not null,
    currency       text        not null,
    holder         text,
    expires_at     timestamptz,
    state          text        not null check (state in ('active', 'blocked')),
    issued_minor   bigint      not null check (issued_minor > 0),
    balance_minor  bigint      not null check (balance_minor >= 0),
    reserved_minor bigint      not null check (reserved_minor between 0 and balance_minor),
    at             timestamptz not null
);
create index account_expiry on storedvalue.account (expires_at) where expires_at is not null and balance_minor > 0;
comment on column storedvalue.account.key is 'the issuer''s name of the issue: the same key is one account';
comment on column storedvalue.account.code_hash is 'SHA-256 of the code that its holder knows; the code itself is kept nowhere';

-- Reserved for one order, until it is captured or released.
create table storedvalue.reservation (
    key            text   not null primary key,
    account_id     bigint not null references storedvalue.account (id),
    amount_minor   bigint not null check (amount_minor > 0),
    captured_minor bigint not null default 0 check (captured_minor >= 0),
    released_minor bigint not null default 0 check (released_minor >= 0),
    refunded_minor bigint not null default 0 check (refunded_minor between 0 and captured_minor),
    check (captured_minor + released_minor <= amount_minor)
);
create index reservation_account on storedvalue.reservation (account_id);

-- What was asked under a key, and the answer, which a repetition gets again.
create table storedvalue.request (
    key          text        not null primary key,
    kind         text        not null check (kind in ('auth', 'capture', 'refund', 'void')),
    amount_minor bigint      not null check (amount_minor >= 0),
    refusal      text,
    at           timestamptz not null
);
comment on column storedvalue.request.refusal is 'null: it was done';

create table storedvalue.movement (
    id           bigint      not null primary key,
    account_id   bigint      not null references storedvalue.account (id),
    kind         text        not null
        check (kind in ('issued', 'reserved', 'released', 'captured', 'refunded', 'expired')),
    amount_minor bigint      not null check (amount_minor > 0),
    key          text        not null unique,
    reservation  text,
    actor        text        not null,
    reason       text        not null,
    at           timestamptz not null
);
create index movement_account on storedvalue.movement (account_id, id);

create function storedvalue.refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'the ledger of stored value cannot be changed'; end $$;

create trigger movement_is_append_only before update or delete on storedvalue.movement
    for each row execute function storedvalue.refuse_change();
create trigger movement_is_never_truncated before truncate on storedvalue.movement
    for each statement execute function storedvalue.refuse_change();
