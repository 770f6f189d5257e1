package io.crossdock.promises;

import io.crossdock.engine.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * The work that nodes have accepted, counted per day and hour of their own clock, in sets. Only nodes with a capacity
 * need to be counted. Rows are locked in key order (node, day, hour), before those of stock.
 */
public interface NodeWork {

    /** Most elements of one call. */
    int BATCH_MAX = 5_000;

    /** An hour of a node. @param hour 0 to 23 on the node's clock */
    record Slot(String node, LocalDate day, int hour) {}

    /** An amount of work. @param units base units */
    record Amount(long fulfillments, long units) {

        public static final Amount NONE = new Amount(0, 0);

        public Amount plus(Amount other) {
            return new Amount(fulfillments + other.fulfillments, units + other.units);
        }

        public boolean within(Amount limit) {
            return fulfillments <= limit.fulfillments && units <= limit.units;
        }
    }

    /**
     * One fulfillment.
     *
     * @param perDay most work that the node accepts on the slot's day; {@code Long.MAX_VALUE} for no limit
     * @param perHour most work that the node accepts in the slot, likewise
     */
    record Job(Slot slot, long units, Amount perDay, Amount perHour) {}

    /** All the jobs of an order. */
    record Ask(long order, List<Job> jobs) {}

    /** Accepted work of an hour, or of a day if the hour is {@link #WHOLE_DAY}. */
    record Taken(String node, LocalDate day, int hour, Amount amount) {}

    /** The hour of a day's sum. */
    int WHOLE_DAY = -1;

    /** One fulfillment of an order at a node. @param units base units */
    record Given(long order, String node, long units) {}

    /** Work that these nodes have accepted for a day and the days after it. */
    List<Taken> taken(Tx tx, Collection<String> nodes, LocalDate from);

    /**
     * Decides in turn for which orders there is room: per order all of its jobs or none. Writes nothing, but locks the
     * hours and days until the transaction ends, so that the room is still there for {@link #book}.
     */
    List<Boolean> room(Tx tx, List<Ask> asks);

    /** Books work that had {@link #room} in this transaction. */
    void book(Tx tx, List<Ask> asks);

    /**
     * Gives back one fulfillment per element: of those that the order still has at the node, the one that was booked
     * for the latest hour. Does nothing if there is none. Undoes {@link #book}.
     */
    void giveBack(Tx tx, List<Given> given);

    /** Gives back all fulfillments that these orders still have. */
    void giveBackOrders(Tx tx, Collection<Long> orders);

    /** Marks one fulfillment per element as done, the earliest one. It stays counted and can't be given back. */
    void done(Tx tx, List<Given> given);

    /** Compares the sums of days with those of their hours, and both with the bookings. One sentence per difference. */
    List<String> verify(Tx tx);
}
