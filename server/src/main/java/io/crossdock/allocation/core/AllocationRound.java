package io.crossdock.allocation.core;

import io.crossdock.inventory.ChannelView;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One look at the orders that are open: all of them decide and claim in it, and who loses is open in the next one. No
 * I/O.
 *
 * @param owners what those are that decide: orders, or cart holds
 * @param number 1 to {@link #ROUNDS}
 * @param demands of the audience, all that are open
 */
record AllocationRound(
        ReservationOwner.Kind owners, int number, Figures figures, ChannelView audience, List<Demand> demands) {

    /** Rounds in which an order may be decided. */
    static final int ROUNDS = 4;

    /** What orders are decided on, and so what it means to lose. */
    enum Figures {
        /**
         * This node's memory, milliseconds old: a plan has to be claimed, and that there is none is for the database to
         * say.
         */
        REMEMBERED,
        /** The database. Others may be faster. */
        READ,
        /** The database, with the rows locked: nobody can be faster any more, and who loses is short. */
        LOCKED
    }

    /** @param remembered whether it may be decided on memory */
    static AllocationRound first(
            ReservationOwner.Kind owners, ChannelView audience, List<Demand> demands, boolean remembered) {
        return new AllocationRound(owners, 1, remembered ? Figures.REMEMBERED : Figures.READ, audience, demands);
    }

    /**
     * Who lost decides again. Who finds a node full comes in its next hour: that is a turn, not a lost race, as long as
     * somebody gets something.
     *
     * @param limited whether there are nodes with a capacity
     */
    AllocationRound next(Set<Long> lost, boolean limited) {
        int next = limited && lost.size() < demands.size() ? number : number + 1;
        var open = demands.stream().filter(d -> lost.contains(d.order())).toList();
        return new AllocationRound(owners, next, next == ROUNDS ? Figures.LOCKED : Figures.READ, audience, open);
    }

    /** Whom a plan's units are reserved for. */
    ReservationOwner owner(Decision.Sourced plan) {
        return new ReservationOwner(owners, plan.order());
    }

    boolean last() {
        return figures == Figures.LOCKED;
    }

    /** Whether an order that can't be served on these figures is short; else it decides again. */
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

    /** By order. */
    Map<Long, String> channels() {
        return demands.stream().collect(Collectors.toMap(Demand::order, Demand::channel, (one, same) -> one));
    }
}
