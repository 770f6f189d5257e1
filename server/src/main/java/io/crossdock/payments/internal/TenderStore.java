package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.NewTender;
import io.crossdock.payments.extension.MoneyExtension;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** {@code payments.tender}: those of orders that have several. Read and changed under the lock of the payment's row. */
final class TenderStore {

    private TenderStore() {}

    /** A tender with its order, for storing. */
    private record TenderOf(long order, NewTender tender) {}

    static void open(Tx tx, List<NewPayment> payments) {
        var rows = payments.stream()
                .filter(p -> p.tenders().size() > 1)
                .flatMap(p -> p.tenders().stream().map(t -> new TenderOf(p.order(), t)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into payments.tender
                    (order_id, tender, type, provider, token, limit_minor, charge_sequence, refund_sequence)
                select order_id, tender, type, provider, token, limit_minor, charge_sequence, refund_sequence
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) as t
                    (order_id, tender, type, provider, token, limit_minor, charge_sequence, refund_sequence)""")
                .longs(rows, TenderOf::order)
                .ints(rows, t -> t.tender.tender())
                .texts(rows, t -> t.tender.type())
                .texts(rows, t -> t.tender.provider())
                .texts(rows, t -> t.tender.token())
                .longs(rows, t -> t.tender.limitMinor())
                .ints(rows, t -> t.tender.chargeSequence())
                .ints(rows, t -> t.tender.refundSequence())
                .update();
    }

    /** In the sequence in which they are charged. */
    static List<TenderAccount> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select order_id, tender, type, provider, token, limit_minor, charge_sequence, refund_sequence,
                    authorized_minor, captured_minor, refunded_minor, voided_minor, disputed_minor, extension,
                    extension_state, extended_tender
                from payments.tender
                where order_id = any(?)
                order by order_id, charge_sequence""").longs(new TreeSet<>(orders)).rows(TenderAccount::read);
    }

    /**
     * Opens a tender for what an order is to cost more, the last one to be charged. An order that had one tender has a
     * row of it from now on, too.
     *
     * @param by the tender by whose token it is authorized
     */
    static void extend(Tx tx, OrderAccount account, TenderAccount by, MoneyExtension more) {
        if (!account.split) {
            tx.sql("""
                    insert into payments.tender
                        (order_id, tender, type, provider, token, limit_minor, charge_sequence, refund_sequence,
                        authorized_minor, captured_minor, refunded_minor, voided_minor, disputed_minor,
                        reversed_minor)
                    select order_id, 1, ?, provider, token, total_minor, 1, 1, authorized_minor, captured_minor,
                        refunded_minor, voided_minor, disputed_minor, reversed_minor
                    from payments.payment
                    where order_id = ?""").value(by.type).value(account.order).update();
        }
        boolean first = account.extended(more.subject()) == null;
        end(tx, account.order, more.subject(), "dropped");
        tx.sql("""
                with more as (
                    update payments.payment
                    set tenders = tenders + 1, asked_minor = asked_minor + ?
                    where order_id = ?
                    returning order_id, tenders
                )
                insert into payments.tender
                    (order_id, tender, type, provider, token, limit_minor, charge_sequence, refund_sequence, extension,
                    extension_state, extended_tender)
                select order_id, tenders, ?, ?, ?, ?, tenders, ?, ?, 'asked', ?
                from more""")
                .value(first ? more.amountMinor() : 0)
                .value(account.order)
                .value(by.type)
                .value(by.provider)
                .value(by.token)
                .value(more.amountMinor())
                .value(by.refundSequence)
                .value(more.subject())
                .value(by.tender)
                .update();
    }

    /** Decides about the tender that an extension asks, if that is open. */
    static void end(Tx tx, long order, long extension, String state) {
        tx.sql("""
                update payments.tender
                set extension_state = ?
                where order_id = ? and extension = ? and extension_state = 'asked'
                """).value(state).value(order).value(extension).update();
    }

    /** Likewise {@link AccountStore#reversed}; nothing where the order has one tender. */
    static void reversed(Tx tx, ProviderRequest charge) {
        tx.sql("""
                update payments.tender
                set reversed_minor = reversed_minor + ?
                where order_id = ? and tender = ?""")
                .value(charge.amount)
                .value(charge.order)
                .value(charge.tender)
                .update();
    }

    static void update(Tx tx, List<TenderAccount> tenders) {
        if (tenders.isEmpty()) {
            return;
        }
        tx.sql("""
                update payments.tender t
                set authorized_minor = d.authorized, captured_minor = d.captured, refunded_minor = d.refunded,
                    voided_minor = d.voided, disputed_minor = d.disputed
                from unnest(?, ?, ?, ?, ?, ?, ?) as d
                    (order_id, tender, authorized, captured, refunded, voided, disputed)
                where t.order_id = d.order_id and t.tender = d.tender""")
                .longs(tenders, t -> t.order)
                .ints(tenders, t -> t.tender)
                .longs(tenders, t -> t.authorized)
                .longs(tenders, t -> t.captured)
                .longs(tenders, t -> t.refunded)
                .longs(tenders, t -> t.voided)
                .longs(tenders, t -> t.disputed)
                .update();
    }

    /** Orders whose tenders differ from their movements, or don't add up to the payment. */
    static List<Long> differing(Tx tx, int most) {
        return tx.sql("""
                with ledger as (
                    select order_id, tender,
                        coalesce(sum(amount_minor) filter (where kind = 'authorized'), 0) as authorized,
                        coalesce(sum(amount_minor) filter (where kind = 'captured'), 0)
                            - coalesce(sum(amount_minor) filter (where kind = 'capture-reversed'), 0) as captured,
                        coalesce(sum(amount_minor) filter (where kind = 'refunded'), 0)
                            - coalesce(sum(amount_minor) filter (where kind = 'refund-reversed'), 0) as refunded,
                        coalesce(sum(amount_minor) filter (where kind = 'chargeback'), 0)
                            - coalesce(sum(amount_minor) filter (where kind = 'chargeback-reversed'), 0) as disputed,
                        coalesce(sum(amount_minor) filter (where kind = 'voided'), 0) as voided
                    from payments.movement
                    where order_id in (select order_id from payments.tender)
                    group by order_id, tender
                ), sums as (
                    select order_id, count(*) as tenders, sum(authorized_minor) as authorized,
                        sum(captured_minor) as captured, sum(refunded_minor) as refunded, sum(voided_minor) as voided,
                        sum(disputed_minor) as disputed
                    from payments.tender
                    group by order_id
                )
                select t.order_id
                from payments.tender t
                left join ledger l on l.order_id = t.order_id and l.tender = t.tender
                where (t.authorized_minor, t.captured_minor, t.refunded_minor, t.voided_minor, t.disputed_minor)
                    <> (coalesce(l.authorized, 0), coalesce(l.captured, 0), coalesce(l.refunded, 0),
                        coalesce(l.voided, 0), coalesce(l.disputed, 0))
                union
                select p.order_id
                from payments.payment p
                join sums s on s.order_id = p.order_id
                where p.tenders <> s.tenders
                    or (p.authorized_minor, p.captured_minor, p.refunded_minor, p.voided_minor, p.disputed_minor)
                    <> (s.authorized, s.captured, s.refunded, s.voided, s.disputed)
                union
                select p.order_id
                from payments.payment p
                where p.tenders > 1 and not exists (select from payments.tender t where t.order_id = p.order_id)
                order by 1
                limit ?""").value(most).rows(rs -> rs.getLong("order_id"));
    }
}
