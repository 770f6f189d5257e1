package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of the works that nodes report on, with what is reported of them, old and new. No I/O. */
final class WorkParts {

    /** A part that its node says is ready. @param said when, as the node says; null where it does not */
    record Ready(long part, @Nullable Instant said) {}

    private final Tx tx;
    private final Map<Long, Long> works;
    private final Map<Long, List<Fulfillment>> parts = new HashMap<>();
    private final Map<Long, Shipment> known;
    private final Map<Long, Instant> readySaid;
    private final List<Shipment> fresh = new ArrayList<>();
    private final List<FulfillmentStore.Split> splits = new ArrayList<>();
    private final List<FulfillmentId> rests = new ArrayList<>();
    private final Map<Long, Ready> ready = new TreeMap<>();

    /**
     * @param works the work of each fulfillment that a report may name
     * @param readySaid when nodes said that parts were ready
     */
    WorkParts(
            Tx tx,
            Map<Long, Long> works,
            Map<Long, Fulfillment> fulfillments,
            Map<Long, Shipment> known,
            Map<Long, Instant> readySaid) {
        this.tx = tx;
        this.works = works;
        this.known = known;
        this.readySaid = readySaid;
        fulfillments.values().stream()
                .sorted(Comparator.comparingLong(f -> f.id().value()))
                .forEach(f -> parts.computeIfAbsent(f.work().value(), _ -> new ArrayList<>())
                        .add(f));
    }

    /** The parts of the work that a report is about; none if it is not the work of this system and node. */
    List<Fulfillment> of(String system, FulfillmentId named, String node) {
        return of(named).stream()
                .filter(f ->
                        f.system().equals(system) && (node.isEmpty() || f.node().equals(node)))
                .toList();
    }

    List<Fulfillment> of(FulfillmentId named) {
        var work = works.get(named.value());
        return work == null ? List.of() : List.copyOf(parts.getOrDefault(work, List.of()));
    }

    /** The part of this id, where a carrier brings it to a store for its customer. */
    Optional<Fulfillment> toStore(FulfillmentId named) {
        return of(named).stream()
                .filter(f -> f.id().equals(named) && f.way() == Fulfillment.Way.TO_STORE)
                .findFirst();
    }

    /** The parts of these that have neither left nor been given back; those that are ready first. */
    List<Fulfillment> open(List<Fulfillment> some) {
        return some.stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED && !known.containsKey(f.id().value()))
                .sorted(Comparator.comparing((Fulfillment f) -> !f.ready()))
                .toList();
    }

    /** What was reported as having left of a part. */
    Optional<Shipment> said(Fulfillment part) {
        return Optional.ofNullable(known.get(part.id().value()));
    }

    /** When the node said that a part was ready; null where it did not say when. */
    @Nullable
    Instant readySaid(Fulfillment part) {
        return readySaid.get(part.id().value());
    }

    /** Takes a report of the whole part. */
    void take(Shipment report) {
        known.put(report.fulfillment().value(), report);
        fresh.add(report);
    }

    /** Marks a part as ready. */
    void takeReady(Fulfillment part, @Nullable Instant said) {
        ready.put(part.id().value(), new Ready(part.id().value(), said));
        if (said != null) {
            readySaid.put(part.id().value(), said);
        }
        replace(
                part,
                with(part, part.lines(), Objects.requireNonNull(part.pickup()).ready(tx.at())));
    }

    /** Splits units off a part; they are a part of their own, ready where the other one was. */
    void split(Fulfillment part, List<Fulfillment.Line> left) {
        var rest = own(part, left);
        if (rest.ready()) {
            takeReady(rest, readySaid(part));
        }
    }

    /**
     * Takes that a customer has units of a parcel that is on its way, and not the others: they are a part of their own,
     * which nobody carries any more. The parcel goes on with the others, and with its clock.
     */
    Fulfillment hand(Fulfillment parcel, List<Fulfillment.Line> units, Shipment said) {
        var own = own(parcel, units);
        take(said.of(
                own.id(),
                units.stream()
                        .map(l -> new Shipment.Line(l.line(), l.shipped()))
                        .toList()));
        return own;
    }

    /** Makes a part of some units of another. */
    private Fulfillment own(Fulfillment part, List<Fulfillment.Line> units) {
        var id = new FulfillmentId(tx.nextId());
        var own = new Fulfillment(
                id,
                part.work(),
                part.order(),
                part.system(),
                part.node(),
                part.state(),
                null,
                null,
                part.createdAt(),
                part.shippedAt(),
                null,
                units,
                part.pickup(),
                null,
                part.way(),
                part.group(),
                part.digital());
        splits.add(new FulfillmentStore.Split(part.id().value(), id.value(), units));
        rests.add(id);
        replace(part, with(part, without(part.lines(), units), part.pickup()));
        var all = parts.get(part.work().value());
        if (all != null) {
            all.add(own);
        }
        return own;
    }

    private static List<Fulfillment.Line> without(List<Fulfillment.Line> lines, List<Fulfillment.Line> left) {
        var gone = new HashMap<UnitLine, Long>();
        var sent = new HashMap<UnitLine, Long>();
        left.forEach(l -> gone.merge(l.line(), l.quantity(), Long::sum));
        left.forEach(l -> sent.merge(l.line(), l.shipped(), Long::sum));
        return lines.stream()
                .map(l -> new Fulfillment.Line(
                        l.line(),
                        l.sku(),
                        l.quantity() - gone.getOrDefault(l.line(), 0L),
                        l.shipped() - sent.getOrDefault(l.line(), 0L)))
                .filter(l -> l.quantity() > 0)
                .toList();
    }

    private static Fulfillment with(Fulfillment f, List<Fulfillment.Line> lines, Fulfillment.@Nullable Pickup pickup) {
        return new Fulfillment(
                f.id(),
                f.work(),
                f.order(),
                f.system(),
                f.node(),
                f.state(),
                f.carrier(),
                f.tracking(),
                f.createdAt(),
                f.shippedAt(),
                f.endedAt(),
                lines,
                pickup,
                f.handed(),
                f.way(),
                f.group(),
                f.digital());
    }

    private void replace(Fulfillment part, Fulfillment now) {
        var all = parts.get(part.work().value());
        if (all != null) {
            all.replaceAll(f -> f.id().equals(part.id()) ? now : f);
        }
    }

    /** New reports, each of the part of its work that it is about. */
    List<Shipment> fresh() {
        return fresh;
    }

    List<FulfillmentStore.Split> splits() {
        return splits;
    }

    /** What reports left over, as it is after all of them. */
    List<Fulfillment> rests() {
        return parts.values().stream()
                .flatMap(List::stream)
                .filter(f -> rests.contains(f.id()))
                .sorted(Comparator.comparingLong(f -> f.id().value()))
                .toList();
    }

    /** Parts that are ready since these reports. */
    List<Ready> ready() {
        return List.copyOf(ready.values());
    }
}
