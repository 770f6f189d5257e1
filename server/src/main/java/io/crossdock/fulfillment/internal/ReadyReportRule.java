package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.ReadyReport;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares nodes' reports that goods are ready with the work that they were handed. Units that are not ready yet go on
 * as the rest of the work. What contradicts the work is a case.
 */
final class ReadyReportRule {

    private final Tx tx;
    private final WorkParts parts;

    ReadyReportRule(Tx tx, WorkParts parts) {
        this.tx = tx;
        this.parts = parts;
    }

    /** Judges a report; a carrier's parcel has nobody to wait for. */
    void judge(ReadyReport said) {
        var all = parts.of(said.fulfillment());
        if (all.stream().noneMatch(f -> f.way().ofNode()) || repeated(all, said)) {
            return;
        }
        var left = units(said.lines());
        for (var part : parts.open(all)) {
            if (!part.ready()) {
                take(part, left, said);
            }
        }
        if (!left.isEmpty()) {
            beyond(all, said, left);
        }
        if (said.rest() == Shipment.Rest.MISSING) {
            missing(said);
        }
    }

    /** A report is known by its time and units; what has been collected meanwhile was ready before. */
    private boolean repeated(List<Fulfillment> all, ReadyReport said) {
        var ready = new HashMap<UnitLine, Long>();
        all.stream()
                .filter(f ->
                        f.pickup() != null && f.pickup().readyAt() != null && isSameTime(parts.readySaid(f), said.at()))
                .forEach(f -> f.lines().forEach(l -> ready.merge(l.line(), l.quantity(), Long::sum)));
        return said.units() > 0 && ready.equals(units(said.lines()));
    }

    private static boolean isSameTime(@Nullable Instant before, @Nullable Instant said) {
        return before == null
                || said == null
                || before.truncatedTo(ChronoUnit.MICROS).equals(said.truncatedTo(ChronoUnit.MICROS));
    }

    private static Map<UnitLine, Long> units(List<Shipment.Line> lines) {
        var units = new HashMap<UnitLine, Long>();
        lines.stream().filter(l -> l.quantity() > 0).forEach(l -> units.merge(l.line(), l.quantity(), Long::sum));
        return units;
    }

    /** Takes what a part has of the units that are left; its others are not ready. */
    private void take(Fulfillment part, Map<UnitLine, Long> left, ReadyReport said) {
        var others = new ArrayList<Fulfillment.Line>();
        boolean any = false;
        for (var line : part.lines()) {
            long units = Math.min(left.getOrDefault(line.line(), 0L), line.quantity());
            any |= units > 0;
            left.computeIfPresent(line.line(), (_, asked) -> asked == units ? null : asked - units);
            if (units < line.quantity()) {
                others.add(new Fulfillment.Line(line.line(), line.sku(), line.quantity() - units, 0));
            }
        }
        if (!any) {
            return;
        }
        if (!others.isEmpty()) {
            parts.split(part, others);
        }
        parts.of(part.work()).stream()
                .filter(f -> f.id().equals(part.id()))
                .forEach(f -> parts.takeReady(f, said.at()));
    }

    /** The node puts nothing more aside: what is not ready is missing there. */
    private void missing(ReadyReport said) {
        parts.open(parts.of(said.fulfillment())).stream()
                .filter(f -> !f.ready())
                .forEach(f -> parts.take(Shipment.none(f, said.node())));
    }

    /** More units than the work has; of work that was given back or collected, the word comes too late to matter. */
    private void beyond(List<Fulfillment> all, ReadyReport said, Map<UnitLine, Long> left) {
        boolean back = all.stream().anyMatch(Fulfillment::gaveBack);
        boolean wanted = all.stream().anyMatch(f -> f.state() == Fulfillment.State.RELEASED);
        if (!back && !wanted && said.units() <= asked(all)) {
            return;
        }
        var last = all.getLast();
        tx.raise(FulfillmentCaseKinds.PICKUP_CONTRADICTION.problem(
                last.id().value(),
                last.node() + " says that " + words(left) + " of " + said.fulfillment() + " is ready, which "
                        + (back && !wanted ? "was given back" : "is more than it was asked for")));
    }

    private static long asked(List<Fulfillment> all) {
        return all.stream()
                .flatMap(f -> f.lines().stream())
                .mapToLong(Fulfillment.Line::quantity)
                .sum();
    }

    private static String words(Map<UnitLine, Long> units) {
        return units.entrySet().stream()
                .map(e -> e.getKey().counted(e.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
