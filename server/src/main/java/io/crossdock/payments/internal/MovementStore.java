package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.shared.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code payments.movement}: append-only; the database refuses anything else. */
final class MovementStore {

    private MovementStore() {}

    /**
     * A row to append to the ledger.
     *
     * @param kind the kind of movement, such as {@code authorized} or {@code captured}
     * @param tender number of the tender that it is about; 1 where it is about none
     * @param source {@code provider}, {@code channel}, {@code goods}, {@code outside} or {@code person}
     * @param cause why it is booked; null where its kind says it
     */
    record Row(
            long order,
            long subject,
            String kind,
            long amount,
            String currency,
            String key,
            String source,
            @Nullable String reference,
            int tender,
            ToldMovement.@Nullable Cause cause) {}

    /** Those of these keys that are booked. */
    static Set<String> known(Tx tx, Collection<String> keys) {
        return new HashSet<>(tx.sql("""
                select key
                from payments.movement
                where key = any(?)""").texts(new TreeSet<>(keys)).rows(rs -> rs.getString("key")));
    }

    /** Keys of movements by a channel's or a person's word that name no such word. */
    static List<String> withoutEvidence(Tx tx, int most) {
        return tx.sql("""
                select key
                from payments.movement
                where (cause = 'paid-back' or source = 'person') and coalesce(trim(psp_reference), '') = ''
                order by key
                limit ?""").value(most).rows(rs -> rs.getString("key"));
    }

    static void append(Tx tx, List<Row> movements) {
        if (movements.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into payments.movement
                    (id, order_id, subject, kind, amount_minor, currency, key, source, psp_reference, at, tender,
                    cause)
                select id, order_id, subject, kind, amount_minor, currency, key, source, psp_reference, ?, tender,
                    cause
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as m
                    (id, order_id, subject, kind, amount_minor, currency, key, source, psp_reference, tender, cause)""")
                .value(tx.at())
                .longs(movements, m -> tx.nextId())
                .longs(movements, Row::order)
                .longs(movements, Row::subject)
                .texts(movements, Row::kind)
                .longs(movements, Row::amount)
                .texts(movements, Row::currency)
                .texts(movements, Row::key)
                .texts(movements, Row::source)
                .texts(movements, Row::reference)
                .ints(movements, Row::tender)
                .texts(movements, m -> m.cause == null ? null : Words.of(m.cause))
                .update();
    }

    /** Refunded minor units of each return and fulfillment of these orders, less what came back. */
    static Map<Long, Long> refunds(Tx tx, Collection<Long> orders) {
        var refunds = new HashMap<Long, Long>();
        tx.sql("""
                select subject,
                    sum(case kind when 'refunded' then amount_minor else -amount_minor end)::bigint as refunded
                from payments.movement
                where order_id = any(?) and kind in ('refunded', 'refund-reversed')
                group by subject
                """).longs(orders).rows(rs -> refunds.put(rs.getLong("subject"), rs.getLong("refunded")));
        return refunds;
    }
}
