package io.crossdock.promises.internal;

import io.crossdock.promises.NodeWork;
import io.crossdock.promises.NodeWork.Amount;
import io.crossdock.promises.NodeWork.Ask;
import io.crossdock.promises.NodeWork.Job;
import io.crossdock.promises.NodeWork.Slot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decides in turn which orders fit into the nodes' capacity: per order all jobs or none. Pure. */
final class CapacityRule {

    private final Map<Slot, Amount> taken;

    /** @param taken accepted work by slot and by day; grows with each order that fits */
    CapacityRule(Map<Slot, Amount> taken) {
        this.taken = new HashMap<>(taken);
    }

    boolean decide(Ask ask) {
        var wanted = new LinkedHashMap<Slot, Amount>();
        for (var job : ask.jobs()) {
            var amount = new Amount(1, job.units());
            wanted.merge(job.slot(), amount, Amount::plus);
            wanted.merge(day(job.slot()), amount, Amount::plus);
        }
        for (var job : ask.jobs()) {
            if (!fits(job, wanted)) {
                return false;
            }
        }
        wanted.forEach((slot, amount) -> taken.merge(slot, amount, Amount::plus));
        return true;
    }

    private boolean fits(Job job, Map<Slot, Amount> wanted) {
        var day = day(job.slot());
        return sum(day, wanted).within(job.perDay()) && sum(job.slot(), wanted).within(job.perHour());
    }

    private Amount sum(Slot slot, Map<Slot, Amount> wanted) {
        return taken.getOrDefault(slot, Amount.NONE).plus(wanted.getOrDefault(slot, Amount.NONE));
    }

    private Slot day(Slot slot) {
        return new Slot(slot.node(), slot.day(), NodeWork.WHOLE_DAY);
    }
}
