package io.crossdock.promises.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.promises.BackorderDates;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The statements of {@code promises.backorder}. */
@Component
final class BackorderDateStore implements BackorderDates {

    private record Row(long order, ToldDate told) {}

    @Override
    public void tell(Tx tx, List<NewDate> dates) {
        if (dates.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into promises.backorder (order_id, told_at, deliver_by)
                select d.order_id, ?, d.deliver_by
                from unnest(?, ?) as d (order_id, deliver_by)
                order by d.order_id
                on conflict (order_id) do update
                set told_at = excluded.told_at, deliver_by = excluded.deliver_by""")
                .value(tx.at())
                .longs(dates, NewDate::order)
                .times(dates, NewDate::deliverBy)
                .update();
    }

    @Override
    public Map<Long, ToldDate> told(Tx tx, Collection<Long> orders) {
        var told = new HashMap<Long, ToldDate>();
        tx.sql("""
                select order_id, told_at, deliver_by
                from promises.backorder
                where order_id = any (?)""")
                .longs(orders)
                .rows(rs -> new Row(
                        rs.getLong("order_id"),
                        new ToldDate(
                                Sql.time(rs, "told_at"),
                                rs.getObject("deliver_by") == null ? null : Sql.time(rs, "deliver_by"))))
                .forEach(row -> told.put(row.order(), row.told()));
        return told;
    }
}
