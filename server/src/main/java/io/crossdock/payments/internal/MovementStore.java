package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import java.util.List;

/** {@code payments.movement}: append-only; the database refuses anything else. */
final class MovementStore {

    private MovementStore() {}

    static void append(Tx tx, List<MovementRow> movements) {
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
                .longs(movements, MovementRow::order)
                .longs(movements, MovementRow::subject)
                .texts(movements, MovementRow::kind)
                .longs(movements, MovementRow::amount)
                .texts(movements, MovementRow::currency)
                .texts(movements, MovementRow::key)
                .texts(movements, MovementRow::source)
                .texts(movements, MovementRow::reference)
                .update();
    }
}
