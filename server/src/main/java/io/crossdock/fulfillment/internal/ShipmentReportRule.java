package io.crossdock.fulfillment.internal;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares nodes' reports of parcels with the work that they were handed. Units that a parcel leaves over go on as the
 * rest of the work, unless the node says that they are missing. What contradicts the work is a case.
 */
final class ShipmentReportRule {

    private final Tx tx;
    private final WorkParts parts;
    private final List<Fulfillment> declined = new ArrayList<>();
    private final List<Fulfillment> arrived = new ArrayList<>();
    private final List<Shipment> handed = new ArrayList<>();

    ShipmentReportRule(Tx tx, WorkParts parts) {
        this.tx = tx;
        this.parts = parts;
    }

    /** Judges a report of goods that left, with a carrier or with their customer. */
    void judge(Shipment said) {
        var before = parts.of(said.fulfillment()).stream()
                .filter(f -> parts.said(f).filter(b -> isSame(b, said)).isPresent())
                .toList();
        if (!before.isEmpty()) {
            repeated(before, said);
            nameless(before.getFirst(), said);
        } else if (said.units() > 0 && !parcel(said)) {
            return;
        }
        if (said.rest() == Shipment.Rest.MISSING) {
            missing(said);
        }
    }

    /**
     * A parcel is known by its tracking number; one without, by the time when it left; digital goods by a reference.
     */
    private boolean isSame(Shipment before, Shipment said) {
        var delivered = before.delivered();
        if (delivered != null && said.delivered() != null) {
            return delivered.reference().equals(said.delivered().reference());
        }
        return before.units() > 0
                && !handsOver(before, said)
                && before.tracking().equals(said.tracking())
                && (!said.tracking().isEmpty() || isSameTime(before.leftAt(), said.leftAt()));
    }

    /** What has left with a carrier or a courier, and then is with its customer, are two words. */
    private boolean handsOver(Shipment before, Shipment said) {
        return (before.handover() == null) != (said.handover() == null)
                && parts.of(said.fulfillment()).stream().anyMatch(f -> f.way().carried());
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
                && !parts.open(parts.of(said.fulfillment())).isEmpty()) {
            raise(
                    part,
                    FulfillmentCaseKinds.SHIPMENT_REPORTS_DIFFER,
                    said.fulfillment() + " was reported twice as " + said.words()
                            + ": without a tracking number or a time nobody can tell whether another parcel left");
        }
    }

    /** A repetition says the same units, apart from those that the work never had. */
    private void repeated(List<Fulfillment> same, Shipment said) {
        var before = new TreeMap<UnitLine, Long>();
        same.forEach(f -> units(parts.said(f).orElse(null)).forEach((line, n) -> before.merge(line, n, Long::sum)));
        var whole = new HashMap<UnitLine, Long>();
        parts.of(said.fulfillment())
                .forEach(f -> f.lines().forEach(l -> whole.merge(l.line(), l.quantity(), Long::sum)));
        var now = new TreeMap<UnitLine, Long>();
        units(said).forEach((line, units) -> now.merge(line, Math.min(units, whole.getOrDefault(line, 0L)), Long::sum));
        now.values().removeIf(units -> units == 0);
        if (!now.equals(before)) {
            raise(
                    same.getFirst(),
                    FulfillmentCaseKinds.SHIPMENT_REPORTS_DIFFER,
                    said.fulfillment() + " was reported as "
                            + same.stream()
                                    .flatMap(f -> parts.said(f).stream())
                                    .map(Shipment::words)
                                    .collect(Collectors.joining(" and "))
                            + ", and then as " + said.words());
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
        var open = parts.open(parts.of(said.fulfillment()));
        if (open.isEmpty()) {
            beyond(said);
            return false;
        }
        var asked = units(said);
        long taken = 0;
        for (var part : open) {
            taken += take(part, asked, said);
        }
        if (taken != said.units()) {
            tooMany(open.getFirst(), said);
        }
        return taken > 0;
    }

    /**
     * Takes what a part has of the units that are asked for, and splits off its others unless they are missing.
     *
     * @return units that were taken
     */
    private long take(Fulfillment part, Map<UnitLine, Long> asked, Shipment said) {
        var lines = new ArrayList<Shipment.Line>();
        var left = new ArrayList<Fulfillment.Line>();
        for (var line : part.lines()) {
            long units = Math.min(asked.getOrDefault(line.line(), 0L), line.quantity());
            asked.merge(line.line(), -units, Long::sum);
            if (units < line.quantity()) {
                left.add(new Fulfillment.Line(line.line(), line.sku(), line.quantity() - units, 0));
            }
            lines.add(new Shipment.Line(line.line(), units));
        }
        var taken = said.of(part.id(), lines);
        if (taken.units() == 0) {
            return 0;
        }
        if (!left.isEmpty() && (said.rest() == Shipment.Rest.TO_COME || said.handover() != null)) {
            parts.split(part, left);
            taken = said.of(
                    part.id(), lines.stream().filter(l -> l.quantity() > 0).toList());
        }
        parts.take(taken);
        return taken.units();
    }

    /**
     * The node sends nothing more: what is open is missing there. Where the customer was at the counter, it is there
     * and not wanted.
     */
    private void missing(Shipment said) {
        for (var part : parts.open(parts.of(said.fulfillment()))) {
            if (said.handover() != null) {
                declined.add(part);
            } else {
                parts.take(Shipment.none(part, said.node()));
            }
        }
    }

    /** A further parcel of work of which nothing is open. */
    private void beyond(Shipment said) {
        var all = parts.of(said.fulfillment());
        var given = all.stream().filter(Fulfillment::gaveBack).findFirst();
        var away = all.stream().filter(ShipmentReportRule::isAway).toList();
        if (said.handover() != null && handsOut(away, said)) {
            return;
        }
        if (given.isPresent()) {
            raise(
                    given.get(),
                    switch (said.way()) {
                        case Shipment.Carried carried -> FulfillmentCaseKinds.SHIPPED_AFTER_REJECTION;
                        case Shipment.Handover handed ->
                            handed.place() == Shipment.Place.COUNTER
                                    ? FulfillmentCaseKinds.COLLECTED_AFTER_REJECTION
                                    : FulfillmentCaseKinds.DELIVERED_AFTER_REJECTION;
                        case Shipment.Delivered delivered -> FulfillmentCaseKinds.DELIVERED_AFTER_REJECTION;
                    },
                    said.fulfillment() + " was given back and is now reported as "
                            + switch (said.way()) {
                                case Shipment.Carried carried -> "shipped: ";
                                case Shipment.Handover handed -> handed.place().word() + ": ";
                                case Shipment.Delivered delivered -> "delivered: ";
                            }
                            + said.words());
        } else if (said.handover() != null && away.stream().anyMatch(f -> f.way() == Fulfillment.Way.TO_STORE)) {
            raise(
                    away.getFirst(),
                    FulfillmentCaseKinds.PICKUP_CONTRADICTION,
                    away.getFirst().node() + " reports " + said.words() + ", and a parcel to a store is collected as a"
                            + " whole: ask the store what it has");
        } else {
            all.stream()
                    .filter(f -> said.handover() != null && isGone(f))
                    .findFirst()
                    .ifPresentOrElse(f -> turnsUp(f, said), () -> tooMany(all.getLast(), said));
        }
    }

    private static boolean isGone(Fulfillment part) {
        return part.way().carried()
                && (part.state() == Fulfillment.State.LOST || part.state() == Fulfillment.State.RETURNED);
    }

    private void turnsUp(Fulfillment gone, Shipment said) {
        raise(
                gone,
                FulfillmentCaseKinds.PARCEL_CONTRADICTION,
                gone.node() + " reports " + said.words() + ", after "
                        + (gone.state() == Fulfillment.State.LOST
                                ? "it was written off as lost: the customer has the goods, and got the money back"
                                        + " or will"
                                : "it came back to its node"));
    }

    /** Whether somebody carries it, or has brought it; of a parcel to a store, only while it is under way. */
    private static boolean isAway(Fulfillment part) {
        return part.way().carried()
                && (part.state() == Fulfillment.State.SHIPPED
                        || part.state() == Fulfillment.State.DELIVERED && part.way() != Fulfillment.Way.TO_STORE);
    }

    /**
     * Takes that customers have what is on its way: all that left, whatever of it was said before, or a part of what
     * they do not have yet.
     *
     * @return whether these parcels have such units
     */
    private boolean handsOut(List<Fulfillment> away, Shipment said) {
        var onTheWay = away.stream()
                .filter(f -> f.state() == Fulfillment.State.SHIPPED)
                .toList();
        if (!away.isEmpty() && covers(away, said)) {
            onTheWay.forEach(f -> arrived(f, said));
            return true;
        }
        var asked = units(said);
        if (!fits(onTheWay, asked)) {
            return false;
        }
        onTheWay.forEach(f -> hand(f, asked, said));
        return true;
    }

    /** A parcel to a store is collected as a whole. */
    private static boolean fits(List<Fulfillment> onTheWay, Map<UnitLine, Long> asked) {
        var units = new HashMap<UnitLine, Long>();
        onTheWay.forEach(f -> f.lines().forEach(l -> units.merge(l.line(), l.shipped(), Long::sum)));
        return onTheWay.stream().noneMatch(f -> f.way() == Fulfillment.Way.TO_STORE)
                && asked.entrySet().stream().allMatch(e -> e.getValue() <= units.getOrDefault(e.getKey(), 0L));
    }

    /** Takes what a parcel has of the units that are asked for; with fewer than all, they are a part of their own. */
    private void hand(Fulfillment parcel, Map<UnitLine, Long> asked, Shipment said) {
        var units = new ArrayList<Fulfillment.Line>();
        long left = 0;
        for (var line : parcel.lines()) {
            long taken = Math.min(asked.getOrDefault(line.line(), 0L), line.shipped());
            asked.merge(line.line(), -taken, Long::sum);
            left += line.shipped() - taken;
            if (taken > 0) {
                units.add(new Fulfillment.Line(line.line(), line.sku(), taken, taken));
            }
        }
        if (!units.isEmpty() && left == 0) {
            arrived(
                    parcel,
                    said.of(
                            parcel.id(),
                            units.stream()
                                    .map(l -> new Shipment.Line(l.line(), l.shipped()))
                                    .toList()));
        } else if (!units.isEmpty()) {
            arrived.add(parts.hand(parcel, units, said));
        }
    }

    private void arrived(Fulfillment parcel, Shipment said) {
        arrived.add(parcel);
        if (parcel.way() == Fulfillment.Way.SAME_DAY) {
            handed.add(said.of(parcel.id(), said.lines()));
        }
    }

    /** Whether these parcels have all units of a report. */
    private static boolean covers(List<Fulfillment> away, Shipment said) {
        var shipped = new TreeMap<UnitLine, Long>();
        away.forEach(f -> f.lines().stream()
                .filter(l -> l.shipped() > 0)
                .forEach(l -> shipped.merge(l.line(), l.shipped(), Long::sum)));
        return shipped.equals(units(said));
    }

    /** More than the node has of the work, or had. Some of it may be reported already, under the same id. */
    private void tooMany(Fulfillment part, Shipment said) {
        var given = new TreeMap<UnitLine, Long>();
        var before = new TreeMap<UnitLine, Long>();
        for (var one : parts.of(said.fulfillment())) {
            one.lines().forEach(l -> given.merge(l.line(), l.quantity(), Long::sum));
            one.lines().stream()
                    .filter(l -> l.shipped() > 0)
                    .forEach(l -> before.merge(l.line(), l.shipped(), Long::sum));
        }
        raise(
                part,
                FulfillmentCaseKinds.SHIPPED_MORE_THAN_RELEASED,
                part.node() + " reports " + said.words() + ", and was given " + words(given)
                        + (before.isEmpty() ? "" : ", of which " + words(before) + " had left before"));
    }

    private static String words(Map<UnitLine, Long> units) {
        return units.entrySet().stream()
                .map(e -> e.getKey().counted(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void raise(Fulfillment part, CaseKind kind, String detail) {
        tx.raise(kind.problem(part.id().value(), detail));
    }

    /** Parts that customers left at the counter. */
    List<Fulfillment> declined() {
        return declined;
    }

    /** Parcels under way that their customers have, by their nodes' word. */
    List<Fulfillment> arrived() {
        return arrived;
    }

    /** To whom couriers handed what they had, one report per parcel. */
    List<Shipment> handed() {
        return handed;
    }
}
