package io.crossdock.promises.internal;

import io.crossdock.engine.Tx;
import io.crossdock.shared.GroupRef;
import java.util.List;

/** Promises that end without being kept or missed. */
final class PromiseStore {

    private PromiseStore() {}

    /** Those of which nothing has left: what left is measured by the date that its customer was told. */
    static void delete(Tx tx, List<GroupRef> groups) {
        tx.sql("""
                delete from promises.promise
                where (order_id, delivery_group) in (
                    select p.order_id, p.delivery_group
                    from promises.promise p
                    join unnest(?, ?) as g (order_id, delivery_group)
                        on g.order_id = p.order_id and g.delivery_group = p.delivery_group
                    where not exists (
                            select from promises.leg l
                            where l.order_id = p.order_id and l.delivery_group = p.delivery_group
                                and l.shipped_at is not null)
                    order by p.order_id, p.delivery_group
                    for no key update)""").longs(groups, GroupRef::order).ints(groups, GroupRef::group).update();
    }
}
