package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import java.util.List;

/** {@code payments.movement}: only ever appended to; the database refuses anything else. */
final class MovementStore {

    private MovementStore() {}

    static void append(Tx tx, List<Movement> movements) {
        if (movements.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into payments.movement
                    (id, order_id, subject, kind, amount_minor, currency, key, source, psp_reference, at)
                select id, order_id, subject, kind, amount_minor, currency, key, source, psp_reference, ?
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as m
                    (id, order_id, subject, kind, amount_minor, currency, key, source, psp_reference)""")
                .value(tx.at())
                .longs(movements, m -> tx.nextId())
                .longs(movements, Movement::order)
                .longs(movements, Movement::subject)
                .texts(movements, Movement::kind)
                .longs(movements, Movement::amount)
                .texts(movements, Movement::currency)
                .texts(movements, Movement::key)
                .texts(movements, Movement::source)
                .texts(movements, Movement::psp)
                .update();
    }
}
