package io.crossdock.promises.internal;

import io.crossdock.engine.Tx;
import java.util.Collection;

/** Promises that end without being kept or missed. */
final class PromiseStore {

    private PromiseStore() {}

    /** Those of which nothing has left: what left is measured by the date that its customer was told. */
    static void delete(Tx tx, Collection<Long> orders) {
        tx.sql("""
                delete from promises.promise
                where order_id in (
                    select p.order_id
                    from promises.promise p
                    where p.order_id = any (?)
                        and not exists (
                            select from promises.leg l
                            where l.order_id = p.order_id and l.shipped_at is not null)
                    order by p.order_id
                    for no key update)""").longs(orders).update();
    }
}
