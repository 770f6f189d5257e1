package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.payments.PaymentOperation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code payments.request}. Read and changed under the lock of the order's payment row. */
final class ProviderRequestStore {

    private ProviderRequestStore() {}

    static List<ProviderRequest> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select key, kind, subject, order_id, attempt, entry, amount_minor, state, psp_reference, reason,
                    auth_key, requested_at, tender, by_person
                from payments.request
                where order_id = any(?)
                order by order_id, kind, subject, attempt""").longs(new TreeSet<>(orders)).rows(ProviderRequest::read);
    }

    /** The orders of these keys. */
    static Map<String, Long> orders(Tx tx, Collection<String> keys) {
        var orders = new HashMap<String, Long>();
        tx.sql("""
                select key, order_id
                from payments.request
                where key = any(?)
                """).texts(new TreeSet<>(keys)).rows(rs -> orders.put(rs.getString("key"), rs.getLong("order_id")));
        return orders;
    }

    /** Subjects with a request that was not refused. */
    static Set<Long> asked(Tx tx, PaymentOperation kind, Collection<Long> subjects) {
        var found = tx.sql("""
                select distinct subject
                from payments.request
                where subject = any(?) and kind = ? and state not in ('refused', 'expired')""");
        return Set.copyOf(
                found.longs(new TreeSet<>(subjects)).value(kind.word()).rows(rs -> rs.getLong("subject")));
    }

    /** Subjects with a request whose result is not known. */
    static Set<Long> unanswered(Tx tx, PaymentOperation kind, Collection<Long> subjects) {
        var found = tx.sql("""
                select distinct subject
                from payments.request
                where subject = any(?) and kind = ? and state not in ('refused', 'expired')
                    and state in ('requested', 'accepted')""");
        return Set.copyOf(
                found.longs(new TreeSet<>(subjects)).value(kind.word()).rows(rs -> rs.getLong("subject")));
    }

    /** Keys of an order's captures whose result is not known, the oldest first. */
    static List<String> openCharges(Tx tx, long order) {
        var found = tx.sql("""
                select key
                from payments.request
                where order_id = ? and kind = ? and state in ('requested', 'accepted')
                order by requested_at, key""");
        return found.value(order).value(PaymentOperation.CAPTURE.word()).rows(rs -> rs.getString("key"));
    }

    /** The orders of payments with these references of their providers. */
    static Map<String, Long> ordersByReference(Tx tx, Collection<String> references) {
        var orders = new HashMap<String, Long>();
        tx.sql("""
                select distinct psp_reference, order_id
                from payments.request
                where psp_reference = any(?)""")
                .texts(new TreeSet<>(references))
                .rows(rs -> orders.put(rs.getString("psp_reference"), rs.getLong("order_id")));
        return orders;
    }

    /**
     * The orders of payments with these references. Nobody else gets an answer about one of them until this transaction
     * has ended.
     */
    static Map<String, Long> claim(Tx tx, Collection<String> references) {
        tx.sql("""
                select pg_advisory_xact_lock(hashtextextended(reference, 0))
                from unnest(?) as r (reference)
                order by reference""").texts(new TreeSet<>(references)).rows(rs -> 0);
        return ordersByReference(tx, references);
    }

    static void insert(Tx tx, List<ProviderRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into payments.request
                    (key, kind, subject, order_id, attempt, entry, amount_minor, state, auth_key, psp_reference, reason,
                    requested_at, answered_at, tender)
                select key, kind, subject, order_id, attempt, entry, amount_minor, state, auth_key, psp_reference, '',
                    ?,
                    case when state = 'requested' then null else ? end, tender
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r
                    (key, kind, subject, order_id, attempt, entry, amount_minor, state, auth_key, psp_reference,
                        tender)""")
                .value(tx.at())
                .value(tx.at())
                .texts(requests, r -> r.key)
                .texts(requests, r -> r.kind.word())
                .longs(requests, r -> r.subject)
                .longs(requests, r -> r.order)
                .ints(requests, r -> r.attempt)
                .texts(requests, r -> r.entry)
                .longs(requests, r -> r.amount)
                .texts(requests, r -> r.state.sql())
                .texts(requests, r -> r.authKey)
                .texts(requests, r -> r.reference)
                .ints(requests, r -> r.tender)
                .update();
    }

    static void update(Tx tx, List<ProviderRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        tx.sql("""
                update payments.request r
                set state = d.state, psp_reference = d.psp_reference, reason = d.reason, by_person = d.by_person,
                    answered_at = ?
                from unnest(?, ?, ?, ?, ?) as d (key, state, psp_reference, reason, by_person)
                where r.key = d.key""")
                .value(tx.at())
                .texts(requests, r -> r.key)
                .texts(requests, r -> r.state.sql())
                .texts(requests, r -> r.reference)
                .texts(requests, r -> r.reason)
                .booleans(requests, r -> r.byPerson)
                .update();
    }

    /** One sentence each: keys of requests that differ from their movements. */
    static List<String> differing(Tx tx, int most) {
        return tx.sql("""
                select coalesce(r.key, m.key) as key
                from (select key, amount_minor from payments.request
                    where state in ('done', 'expired') and amount_minor > 0 and kind <> 'void') r
                full join (select key, amount_minor from payments.movement b
                    where kind in ('authorized', 'captured', 'refunded') and source <> 'outside'
                        and cause is null
                        and not exists (select from payments.movement u where u.key = b.key || '-reversed')
                    ) m on m.key = r.key
                where r.amount_minor is distinct from m.amount_minor
                order by 1
                limit ?""").value(most).rows(rs -> rs.getString("key") + ": the request and the movement differ");
    }
}
