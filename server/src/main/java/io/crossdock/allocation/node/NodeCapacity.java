package io.crossdock.allocation.node;

import io.crossdock.masterdata.NodeCalendar;
import io.crossdock.promises.NodeWork;
import io.crossdock.promises.NodeWork.Amount;
import io.crossdock.promises.NodeWork.Slot;
import io.crossdock.sourcing.NodeTerms;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remaining capacity of a node, by hours of its clock. Pure.
 *
 * @param units units that must fit into a slot, or the limit where that is lower
 * @param taken booked amounts by hour and, under {@link NodeWork#WHOLE_DAY}, by day
 */
record NodeCapacity(
        String node, NodeCalendar calendar, Amount perDay, Amount perHour, long units, Function<Slot, Amount> taken) {

    /** Most full hours and days that are skipped in search of one with capacity. */
    private static final int SLOTS_MAX = 1_000;

    /** The first moment from this one on that is within hours and has capacity in its hour and day. */
    Optional<Instant> from(Instant at) {
        var wanted = new Amount(1, Math.min(units, Math.min(perDay.units(), perHour.units())));
        var start = calendar.worksAt(at);
        for (int i = 0; i < SLOTS_MAX && start.isPresent(); i++) {
            var slot = slot(start.get());
            if (!taken.apply(day(slot)).plus(wanted).within(perDay)) {
                start = calendar.worksAt(calendar.nextDay(start.get()));
            } else if (!taken.apply(slot).plus(wanted).within(perHour)) {
                start = calendar.worksAt(calendar.nextHour(start.get()));
            } else {
                return start;
            }
        }
        return Optional.empty();
    }

    Slot slot(Instant at) {
        var local = calendar.local(at);
        return new Slot(node, local.toLocalDate(), local.getHour());
    }

    /** Remaining capacity of an hour: the smaller of its own and its day's. */
    Amount left(Slot slot) {
        var day = taken.apply(day(slot));
        var hour = taken.apply(slot);
        return new Amount(
                Math.min(
                        less(perDay.fulfillments(), day.fulfillments()),
                        less(perHour.fulfillments(), hour.fulfillments())),
                Math.min(less(perDay.units(), day.units()), less(perHour.units(), hour.units())));
    }

    private static long less(long limit, long taken) {
        return limit == NodeTerms.NO_LIMIT ? limit : Math.max(0, limit - taken);
    }

    private static Slot day(Slot slot) {
        return new Slot(slot.node(), slot.day(), NodeWork.WHOLE_DAY);
    }
}
