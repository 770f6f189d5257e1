package io.crossdock.promises.internal;

import io.crossdock.engine.LockTurn;
import io.crossdock.engine.Tx;
import io.crossdock.promises.NodeWork;
import io.crossdock.promises.internal.WorkBookingStore.Booked;
import io.crossdock.promises.internal.WorkBookingStore.Booking;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Node work in PostgreSQL. */
@Component
final class StoredNodeWork implements NodeWork {

    @Override
    public List<Taken> taken(Tx tx, Collection<String> nodes, LocalDate from) {
        return NodeWorkStore.taken(tx, nodes, from);
    }

    @Override
    public List<Boolean> room(Tx tx, List<Ask> asks) {
        var slots = asks.stream()
                .flatMap(a -> a.jobs().stream())
                .map(Job::slot)
                .distinct()
                .toList();
        if (slots.isEmpty()) {
            return asks.stream().map(a -> true).toList();
        }
        var places = new CapacityRule(lock(tx, slots));
        return asks.stream().map(places::decide).toList();
    }

    @Override
    public void book(Tx tx, List<Ask> asks) {
        var bookings = new ArrayList<Booking>();
        var sums = new HashMap<Slot, Amount>();
        for (var ask : asks) {
            for (var job : ask.jobs()) {
                var amount = new Amount(1, job.units());
                bookings.add(new Booking(ask.order(), job.slot(), job.units()));
                sums.merge(job.slot(), amount, Amount::plus);
                sums.merge(new Slot(job.slot().node(), job.slot().day(), WHOLE_DAY), amount, Amount::plus);
            }
        }
        if (!bookings.isEmpty()) {
            NodeWorkStore.add(tx, sums);
            WorkBookingStore.insert(tx, bookings);
        }
    }

    /** Locks the rows of these slots and of their days in key order; creates missing ones. */
    private static Map<Slot, Amount> lock(Tx tx, List<Slot> slots) {
        return LockTurn.beforeStock(tx, () -> NodeWorkStore.lock(tx, slots));
    }

    @Override
    public void giveBack(Tx tx, List<Given> given) {
        subtract(tx, close(tx, given, Comparator.comparing(StoredNodeWork::time).reversed()));
    }

    @Override
    public void done(Tx tx, List<Given> given) {
        close(tx, given, Comparator.comparing(StoredNodeWork::time));
    }

    /**
     * Removes one fulfillment per element from the bookings, by this order of their hours, and returns the removed
     * work.
     */
    private static List<Taken> close(Tx tx, List<Given> given, Comparator<Booked> turn) {
        if (given.isEmpty()) {
            return List.of();
        }
        var left = new ArrayList<>(WorkBookingStore.lock(
                tx, given.stream().map(Given::order).distinct().toList()));
        left.sort(turn);
        var closed = new ArrayList<Booked>();
        for (var g : given) {
            var found = left.stream()
                    .filter(b -> b.order() == g.order() && b.at().node().equals(g.node()))
                    .findFirst();
            found.ifPresent(b -> {
                left.remove(b);
                // The last fulfillment of an hour takes all its units along: units that were not shipped are no work
                // of the node's day.
                long units = b.amount().fulfillments() == 1
                        ? b.amount().units()
                        : Math.min(g.units(), b.amount().units());
                closed.add(new Booked(b.order(), b.at(), new Amount(1, units)));
                var rest = new Amount(b.amount().fulfillments() - 1, b.amount().units() - units);
                if (rest.fulfillments() > 0) {
                    left.add(new Booked(b.order(), b.at(), rest));
                    left.sort(turn);
                }
            });
        }
        if (!closed.isEmpty()) {
            WorkBookingStore.subtract(tx, closed);
        }
        return closed.stream()
                .map(b -> new Taken(b.at().node(), b.at().day(), b.at().hour(), b.amount()))
                .toList();
    }

    private static LocalDateTime time(Booked booked) {
        return booked.at().day().atTime(booked.at().hour(), 0);
    }

    @Override
    public void giveBackOrders(Tx tx, Collection<Long> orders) {
        subtract(tx, WorkBookingStore.delete(tx, orders));
    }

    private static void subtract(Tx tx, List<Taken> gone) {
        var back = new HashMap<Slot, Amount>();
        for (var g : gone) {
            var less = new Amount(-g.amount().fulfillments(), -g.amount().units());
            back.merge(new Slot(g.node(), g.day(), g.hour()), less, Amount::plus);
            back.merge(new Slot(g.node(), g.day(), WHOLE_DAY), less, Amount::plus);
        }
        if (!back.isEmpty()) {
            lock(tx, List.copyOf(back.keySet()));
            NodeWorkStore.add(tx, back);
        }
    }

    @Override
    public List<String> verify(Tx tx) {
        return NodeWorkStore.faults(tx);
    }
}
