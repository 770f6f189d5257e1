package io.crossdock.fulfillment.internal;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares nodes' reports of parcels with the work that they were handed. Units that a parcel leaves over go on as the
 * rest of the work, unless the node says that they are missing. What contradicts the work is a case.
 */
final class ShipmentReportRule {

    private final Tx tx;
    private final Map<Long, Long> works;
    private final Map<Long, List<Fulfillment>> parts = new HashMap<>();
    private final Map<Long, Shipment> known;
    private final List<Shipment> fresh = new ArrayList<>();
    private final List<FulfillmentStore.Split> splits = new ArrayList<>();
    private final List<Fulfillment> rests = new ArrayList<>();

    /** @param works the work of each fulfillment that a report may name */
    ShipmentReportRule(Tx tx, Map<Long, Long> works, Map<Long, Fulfillment> fulfillments, Map<Long, Shipment> known) {
        this.tx = tx;
        this.works = works;
        this.known = known;
        fulfillments.values().stream()
                .sorted(Comparator.comparingLong(f -> f.id().value()))
                .forEach(f -> parts.computeIfAbsent(f.work().value(), _ -> new ArrayList<>())
                        .add(f));
    }

    /** The parts of the work that a report is about; none if it is not the work of this system and node. */
    List<Fulfillment> of(String system, FulfillmentId named, String node) {
        return partsOf(named).stream()
                .filter(f ->
                        f.system().equals(system) && (node.isEmpty() || f.node().equals(node)))
                .toList();
    }

    /** The parts of these that have neither left nor been given back. */
    List<Fulfillment> open(List<Fulfillment> some) {
        return some.stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED && !known.containsKey(f.id().value()))
                .toList();
    }

    private List<Fulfillment> partsOf(FulfillmentId named) {
        var work = works.get(named.value());
        return work == null ? List.of() : parts.getOrDefault(work, List.of());
    }

    /** Judges a report. New parcels are in {@link #fresh}, what they left over in {@link #rests}. */
    void judge(Shipment said) {
        var before = partsOf(said.fulfillment()).stream()
                .filter(f -> isSame(known.get(f.id().value()), said))
                .findFirst();
        if (before.isPresent()) {
            repeated(before.get(), said);
            nameless(before.get(), said);
        } else if (said.units() > 0 && !parcel(said)) {
            return;
        }
        if (said.rest() == Shipment.Rest.MISSING) {
            missing(said);
        }
    }

    /** A parcel is known by its tracking number; one without, by the time when it left. */
    private boolean isSame(@Nullable Shipment before, Shipment said) {
        return before != null
                && before.units() > 0
                && before.tracking().equals(said.tracking())
                && (!said.tracking().isEmpty() || isSameTime(before.leftAt(), said.leftAt()));
    }

    /** The time of a first report is kept as the database keeps it, and never after its arrival. */
    private boolean isSameTime(@Nullable Instant before, @Nullable Instant said) {
        return before == null
                || said == null
                || said.isAfter(tx.at())
                || before.truncatedTo(ChronoUnit.MICROS).equals(said.truncatedTo(ChronoUnit.MICROS));
    }

    /** A report with neither number nor time, while units are open: a repetition, or the next parcel. */
    private void nameless(Fulfillment part, Shipment said) {
        if (said.tracking().isEmpty()
                && said.leftAt() == null
                && !open(partsOf(said.fulfillment())).isEmpty()) {
            raise(
                    part,
                    FulfillmentCaseKinds.SHIPMENT_REPORTS_DIFFER,
                    said.fulfillment() + " was reported twice as " + said.words()
                            + ": without a tracking number or a time nobody can tell whether another parcel left");
        }
    }

    /** A repetition says the same units, apart from those that the work never had. */
    private void repeated(Fulfillment part, Shipment said) {
        var before = units(known.get(part.id().value()));
        var whole = new HashMap<UnitLine, Long>();
        partsOf(part.work()).forEach(f -> f.lines().forEach(l -> whole.merge(l.line(), l.quantity(), Long::sum)));
        var now = new TreeMap<UnitLine, Long>();
        units(said).forEach((line, units) -> now.merge(line, Math.min(units, whole.getOrDefault(line, 0L)), Long::sum));
        now.values().removeIf(units -> units == 0);
        if (!now.equals(before)) {
            raise(
                    part,
                    FulfillmentCaseKinds.SHIPMENT_REPORTS_DIFFER,
                    said.fulfillment() + " was reported as "
                            + Optional.ofNullable(known.get(part.id().value()))
                                    .map(Shipment::words)
                                    .orElse("") + ", and then as " + said.words());
        }
    }

    private static TreeMap<UnitLine, Long> units(@Nullable Shipment report) {
        var units = new TreeMap<UnitLine, Long>();
        if (report != null) {
            report.lines().stream()
                    .filter(l -> l.quantity() > 0)
                    .forEach(l -> units.merge(l.line(), l.quantity(), Long::sum));
        }
        return units;
    }

    /** Takes a parcel that no report had before. @return whether anything of it belongs to open work */
    private boolean parcel(Shipment said) {
        var open = open(partsOf(said.fulfillment())).stream().findFirst();
        if (open.isEmpty()) {
            beyond(said);
            return false;
        }
        var part = open.get();
        var asked = units(said);
        var lines = new ArrayList<Shipment.Line>();
        var left = new ArrayList<Fulfillment.Line>();
        for (var line : part.lines()) {
            long units = Math.min(asked.getOrDefault(line.line(), 0L), line.quantity());
            if (units < line.quantity()) {
                left.add(new Fulfillment.Line(line.line(), line.sku(), line.quantity() - units, 0));
            }
            lines.add(new Shipment.Line(line.line(), units));
        }
        var taken = said.of(part.id(), lines);
        if (taken.units() != said.units()) {
            tooMany(part, said);
        }
        if (taken.units() == 0) {
            return false;
        }
        if (said.rest() == Shipment.Rest.TO_COME && !left.isEmpty()) {
            split(part, left);
        }
        take(taken);
        return true;
    }

    private void take(Shipment report) {
        known.put(report.fulfillment().value(), report);
        fresh.add(report);
    }

    private void split(Fulfillment part, List<Fulfillment.Line> left) {
        var rest = new Fulfillment(
                new FulfillmentId(tx.nextId()),
                part.work(),
                part.order(),
                part.system(),
                part.node(),
                part.state(),
                null,
                null,
                part.createdAt(),
                null,
                null,
                left);
        splits.add(new FulfillmentStore.Split(part.id().value(), rest.id().value(), left));
        rests.add(rest);
        var all = parts.get(part.work().value());
        if (all != null) {
            all.add(rest);
        }
    }

    /** The node sends nothing more: what is open is missing there. */
    private void missing(Shipment said) {
        for (var part : open(partsOf(said.fulfillment()))) {
            var none = part.lines().stream()
                    .map(l -> new Shipment.Line(l.line(), 0))
                    .toList();
            take(new Shipment(part.id(), said.node(), "", "", null, none, said.rest()));
        }
    }

    /** A further parcel of work of which nothing is open. */
    private void beyond(Shipment said) {
        var all = partsOf(said.fulfillment());
        var given = all.stream().filter(Fulfillment::gaveBack).findFirst();
        if (given.isPresent()) {
            raise(
                    given.get(),
                    FulfillmentCaseKinds.SHIPPED_AFTER_REJECTION,
                    said.fulfillment() + " was given back and is now reported as shipped: " + said.words());
        } else {
            tooMany(all.getLast(), said);
        }
    }

    private void tooMany(Fulfillment part, Shipment said) {
        raise(
                part,
                FulfillmentCaseKinds.SHIPPED_MORE_THAN_RELEASED,
                part.node() + " reports " + said.words() + ", for "
                        + part.lines().stream()
                                .map(l -> l.line().counted(l.quantity()))
                                .collect(Collectors.joining(", ")));
    }

    private void raise(Fulfillment part, CaseKind kind, String detail) {
        tx.raise(kind.problem(part.id().value(), detail));
    }

    /** New reports, each of the part of its work that it is about. */
    List<Shipment> fresh() {
        return fresh;
    }

    List<FulfillmentStore.Split> splits() {
        return splits;
    }

    /** What parcels left over. */
    List<Fulfillment> rests() {
        return rests;
    }
}
