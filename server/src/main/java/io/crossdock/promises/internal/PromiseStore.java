package io.crossdock.promises.internal;

import io.crossdock.engine.Tx;
import java.util.Collection;

/** Promises that end without being kept or missed. */
final class PromiseStore {

    private PromiseStore() {}

    /** Legs stay: what has left is measured by the next promise. */
    static void delete(Tx tx, Collection<Long> orders) {
        tx.sql("""
                delete from promises.promise
                where order_id in (
                    select order_id
                    from promises.promise
                    where order_id = any (?)
                    order by order_id
                    for no key update)""").longs(orders).update();
    }
}
