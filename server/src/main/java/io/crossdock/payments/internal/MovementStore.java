package io.crossdock.payments.internal;

import static io.crossdock.payments.internal.AccountStore.map;
import static io.crossdock.payments.internal.AccountStore.nullable;

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
                .longs(map(movements, m -> tx.nextId()))
                .longs(map(movements, Movement::order))
                .longs(map(movements, Movement::subject))
                .texts(map(movements, Movement::kind))
                .longs(map(movements, Movement::amount))
                .texts(map(movements, Movement::currency))
                .texts(map(movements, Movement::key))
                .texts(map(movements, Movement::source))
                .texts(nullable(movements, Movement::psp))
                .update();
    }
}
