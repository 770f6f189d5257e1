package io.crossdock.promises.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.promises.Promises.Leg;
import io.crossdock.promises.Promises.NewLeg;
import io.crossdock.promises.Promises.NewPromise;
import io.crossdock.promises.Promises.Promise;
import io.crossdock.shared.GroupRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** {@code promises.promise}: the dates that customers were told. */
final class PromiseStore {

    private PromiseStore() {}

    private record LegOf(GroupRef ref, NewLeg leg) {}

    /** Stores promises with their legs. A promise that was made before keeps the date that was told first. */
    static void insert(Tx tx, List<NewPromise> promises) {
        var legs = promises.stream()
                .flatMap(p -> p.legs().stream().map(l -> new LegOf(p.ref(), l)))
                .toList();
        tx.sql("""
                with made as (
                    insert into promises.promise as p
                        (order_id, delivery_group, made_at, deliver_by, expected_by, policy)
                    select n.order_id, n.delivery_group, ?, n.deliver_by, n.deliver_by, n.policy
                    from unnest(?, ?, ?, ?) as n (order_id, delivery_group, deliver_by, policy)
                    order by n.order_id, n.delivery_group
                    on conflict (order_id, delivery_group) do update
                    set deliver_by = case when p.made_at = excluded.made_at
                            then greatest(p.deliver_by, excluded.deliver_by)
                            else p.deliver_by end,
                        expected_by = case when p.made_at = excluded.made_at
                            then greatest(p.expected_by, excluded.expected_by)
                            else excluded.expected_by end
                )
                insert into promises.leg
                    (order_id, delivery_group, node, made_at, service, ships_at, deliver_by, transit_days, working_days)
                select l.order_id, l.delivery_group, l.node, ?, l.service, l.ships_at, l.deliver_by, l.transit_days,
                    l.working_days
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) as l
                    (order_id, delivery_group, node, service, ships_at, deliver_by, transit_days, working_days)
                on conflict (order_id, delivery_group, node, made_at) do update
                set service = excluded.service, ships_at = excluded.ships_at, deliver_by = excluded.deliver_by,
                    transit_days = excluded.transit_days, working_days = excluded.working_days""")
                .value(tx.at())
                .longs(promises, NewPromise::order)
                .ints(promises, p -> p.ref().group())
                .times(promises, NewPromise::deliverBy)
                .texts(promises, NewPromise::policy)
                .value(tx.at())
                .longs(legs, l -> l.ref.order())
                .ints(legs, l -> l.ref.group())
                .texts(legs, l -> l.leg.node())
                .texts(legs, l -> l.leg.service())
                .times(legs, l -> l.leg.shipsAt())
                .times(legs, l -> l.leg.deliverBy())
                .ints(legs, l -> l.leg.transitDays())
                .booleans(legs, l -> l.leg.workingDays())
                .update();
    }

    /** Promises of orders. @param legs the legs of these orders */
    static List<Promise> of(Tx tx, Collection<Long> orders, Map<GroupRef, List<Leg>> legs) {
        return tx.sql("""
                select order_id, delivery_group, made_at, deliver_by, expected_by, policy
                from promises.promise
                where order_id = any (?)""")
                .longs(orders)
                .rows(rs -> new Promise(
                        rs.getLong("order_id"),
                        rs.getInt("delivery_group"),
                        Sql.time(rs, "made_at"),
                        Sql.time(rs, "deliver_by"),
                        Sql.time(rs, "expected_by"),
                        rs.getString("policy"),
                        legs.getOrDefault(LegStore.ref(rs), List.of())));
    }

    /** Deletes those of which nothing has left: what left is measured by the date that its customer was told. */
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
