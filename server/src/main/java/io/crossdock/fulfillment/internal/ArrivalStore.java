package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.fulfillment.Fulfillment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code fulfillment.arrival}: customers at the curb of stores. */
final class ArrivalStore {

    private ArrivalStore() {}

    /** Reads the arrival of a fulfillment's row. */
    static Fulfillment.@Nullable Arrival read(ResultSet rs) throws SQLException {
        return rs.getObject("arrived_at") == null
                ? null
                : new Fulfillment.Arrival(
                        Sql.time(rs, "arrived_at"),
                        rs.getString("place"),
                        rs.getString("vehicle"),
                        rs.getObject("told_at") == null ? null : Sql.time(rs, "told_at"),
                        rs.getInt("number"));
    }

    /** Stores what a customer says; a visit that goes on keeps its beginning. @return ids of which it was news */
    static List<Long> arrive(Tx tx, Collection<Long> ids, @Nullable String place, @Nullable String vehicle) {
        return tx.sql("""
                insert into fulfillment.arrival as a (fulfillment, arrived_at, place, vehicle, number)
                select id, ?, ?, ?, 1
                from unnest(?) as f (id)
                order by id
                on conflict (fulfillment) do update
                set arrived_at = case when a.left_at is null then a.arrived_at else excluded.arrived_at end,
                    place = excluded.place, vehicle = excluded.vehicle, number = a.number + 1, told_at = null,
                    left_at = null
                where a.left_at is not null or a.place is distinct from excluded.place
                    or a.vehicle is distinct from excluded.vehicle
                returning fulfillment""")
                .value(tx.at())
                .value(place)
                .value(vehicle)
                .longs(new TreeSet<>(ids))
                .rows(rs -> rs.getLong("fulfillment"));
    }

    /** Ends visits without the goods, and forgets where the customers stood. @return ids of those that went on */
    static List<Long> leave(Tx tx, Collection<Long> ids) {
        var query = tx.sql("""
                update fulfillment.arrival
                set left_at = ?, place = null, vehicle = null
                where fulfillment = any(?) and left_at is null
                returning fulfillment""");
        return query.value(tx.at()).longs(new TreeSet<>(ids)).rows(rs -> rs.getLong("fulfillment"));
    }

    private record Told(long id, int number) {}

    /** Stores that stores know what was said last, where nothing newer was said meanwhile. */
    static void told(Tx tx, Map<Long, Integer> numbers) {
        var told = numbers.entrySet().stream()
                .map(e -> new Told(e.getKey(), e.getValue()))
                .toList();
        tx.sql("""
                with standing as (
                    select a.fulfillment
                    from unnest(?, ?) as t (id, number)
                    join fulfillment.arrival a on a.fulfillment = t.id
                    where a.number = t.number and a.left_at is null
                    order by a.fulfillment
                    for no key update of a
                )
                update fulfillment.arrival a
                set told_at = ?
                from standing s
                where a.fulfillment = s.fulfillment""")
                .longs(told, Told::id)
                .ints(told, Told::number)
                .value(tx.at())
                .update();
    }

    /** Forgets where customers stood whose goods are handed over or given back: nobody needs it any longer. */
    static void forget(Tx tx, Collection<Long> ids) {
        tx.sql("""
                update fulfillment.arrival
                set place = null, vehicle = null
                where fulfillment = any(?)""").longs(new TreeSet<>(ids)).update();
    }
}
