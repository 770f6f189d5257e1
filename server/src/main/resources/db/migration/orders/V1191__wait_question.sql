-- What customers of waiting orders are asked, one row per delay; the newest counts. Online: a new table; the check is of a small table.
create table orders.wait_question (
    order_id    bigint      not null,
    question    int         not null check (question > 0),
    state       text        not null check (
        state in ('not-asked', 'asked', 'replaced', 'accepted', 'declined', 'unanswered', 'goods-came', 'ended')),
    asked_at    timestamptz not null,
    answer_by   timestamptz,
    silence     text        check (silence in ('wait', 'cancel')),
    deliver_by  timestamptz,
    clock       int         not null,
    answered_at timestamptz,
    answered_by text,
    note        text        not null default '',
    primary key (order_id, question),
    check ((state = 'not-asked') = (answer_by is null)),
    check ((answer_by is null) = (silence is null))
);

comment on column orders.wait_question.question is '1 for the first delay of the order, 2 for the next';
comment on column orders.wait_question.deliver_by is 'the date that it asks about; null: none is known';
comment on column orders.wait_question.clock is 'the question with which its time began: another date does not begin it anew';

create unique index wait_question_open on orders.wait_question (order_id) where state = 'asked';

alter table orders.deadline
    drop constraint deadline_kind_check,
    add constraint deadline_kind_check check (kind in ('ship-by', 'deliver-by', 'hold-release', 'wait-answer'));
