package io.crossdock.engine.log;

import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on {@code engine.subscriber}: how far each subscriber has read, and how many events are parked for it. */
public final class SubscriberStore {

    /**
     * Where a subscriber stands.
     *
     * @param parked number of its parked events, as of the lock
     */
    record Offset(LogPosition place, long parked) {}

    private SubscriberStore() {}

    /** Adds subscribers that are new; they begin at the start of the log. */
    public static void register(Tx tx, Collection<String> names) {
        tx.sql("""
                insert into engine.subscriber (name, number)
                select name, 0
                from unnest(?) as s (name)
                on conflict (name) do nothing""").texts(names).update();
    }

    /** Locks a subscriber's row; null while another node has it. */
    static @Nullable Offset lock(Tx tx, String name) {
        return tx.sql("""
                select number, parked
                from engine.subscriber
                where name = ?
                for no key update skip locked""")
                .value(name)
                .first(rs -> new Offset(new LogPosition(rs.getLong("number")), rs.getLong("parked")))
                .orElse(null);
    }

    /** Locks a subscriber's row, waiting for its reader. @return number of its parked events */
    static long await(Tx tx, String name) {
        return tx.sql("""
                select parked
                from engine.subscriber
                where name = ?
                for no key update""").value(name).first(rs -> rs.getLong("parked")).orElse(0L);
    }

    static void move(Tx tx, String name, long number) {
        tx.sql("""
                update engine.subscriber
                set number = ?
                where name = ?""").value(number).value(name).update();
    }

    /** Counts events that are parked, or with a negative number no longer are. The caller has the lock. */
    static void count(Tx tx, String name, long more) {
        tx.sql("""
                update engine.subscriber
                set parked = parked + ?
                where name = ?""").value(more).value(name).update();
    }

    /** Highest number of events that are parked for one subscriber. */
    static long mostParked(Tx tx) {
        return tx.sql("""
                select coalesce(max(parked), 0)
                from engine.subscriber""").first(rs -> rs.getLong(1)).orElseThrow();
    }

    /** How far behind each subscriber is, by name. Reads no event. */
    static List<EngineQueries.Lag> lags(Tx tx) {
        return tx.sql("""
                select s.name, written.events - s.number as events, s.parked
                from engine.subscriber s
                cross join (
                    select (select coalesce(max(last), 0) from engine.log_order)
                        + (select coalesce(sum(events), 0) from engine.log_arrival) as events) written
                order by s.name""")
                .rows(rs -> new EngineQueries.Lag(rs.getString("name"), rs.getLong("events"), rs.getLong("parked")));
    }

    /** Number of events that are parked for a subscriber. */
    static long parked(Tx tx, String name) {
        return tx.sql("""
                select parked
                from engine.subscriber
                where name = ?""").value(name).first(rs -> rs.getLong("parked")).orElse(0L);
    }
}
