package io.crossdock.allocation.core;

import io.crossdock.inventory.ChannelView;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.shared.GroupRef;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One round for the open orders: all decide and claim, and those that lose a race are open in the next round. No I/O.
 *
 * @param owners kind of the deciding owners: orders, or cart holds
 * @param number from 1; {@link #ROUNDS} and above are played under lock
 * @param demands the open demands of the audience
 */
record AllocationRound(
        ReservationOwner.Kind owners, int number, Figures figures, ChannelView audience, List<Demand> demands) {

    /** Rounds until an order is decided under lock, where it can lose to nobody but orders before it in its set. */
    static final int ROUNDS = 4;

    /** Source of the stock figures, which also says what a lost race means. */
    enum Figures {
        /**
         * This server's memory, milliseconds old: a plan still has to be claimed, and only the database can say that
         * there is none.
         */
        REMEMBERED,
        /** The database, without locks: others may be faster. */
        READ,
        /** The database, with the rows locked: nobody else can be faster, and an order that loses is short. */
        LOCKED
    }

    static AllocationRound first(
            ReservationOwner.Kind owners, Figures figures, ChannelView audience, List<Demand> demands) {
        return new AllocationRound(owners, 1, figures, audience, demands);
    }

    /**
     * The next round, with the orders that lost. A round in which an order found a node full does not count where
     * another order got its units: the order only takes a turn in the node's next hour.
     *
     * @param limited nodes with a capacity
     */
    AllocationRound next(Set<Long> lost, Set<String> limited) {
        int next = !limited.isEmpty() && lost.size() < demands.size() ? number : number + 1;
        var open = demands.stream().filter(d -> lost.contains(d.order())).toList();
        return new AllocationRound(owners, next, next >= ROUNDS ? Figures.LOCKED : Figures.READ, audience, open);
    }

    /** Owner of the reservations of an order, or of the hold with its number. */
    ReservationOwner owner(long order) {
        return new ReservationOwner(owners, order);
    }

    /** The delivery groups that are decided in this round, by order. */
    Map<Long, List<GroupRef>> groups() {
        return demands.stream()
                .collect(Collectors.groupingBy(Demand::order, Collectors.mapping(Demand::ref, Collectors.toList())));
    }

    boolean last() {
        return figures == Figures.LOCKED;
    }

    /** Whether an order that can't be served on these figures is short; otherwise it decides again. */
    boolean decides(Decision.Unfillable none) {
        return switch (figures) {
            case REMEMBERED -> false;
            case READ ->
                none.reason() != RejectionReason.FULL
                        && none.lines().stream().noneMatch(l -> l.reason() == RejectionReason.FULL);
            case LOCKED -> true;
        };
    }

    TreeSet<String> skus() {
        return skus(demands);
    }

    static TreeSet<String> skus(List<Demand> demands) {
        var skus = new TreeSet<String>();
        demands.forEach(d -> d.lines().forEach(l -> skus.add(l.sku())));
        return skus;
    }

    /** Channels by order. */
    Map<Long, String> channels() {
        return demands.stream().collect(Collectors.toMap(Demand::order, Demand::channel, (one, same) -> one));
    }
}
