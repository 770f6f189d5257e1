package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.fulfillment.ReadyReport;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.shared.UnitLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges what stores say of parcels that a carrier brings them for their customers: such a parcel is ready, and is
 * collected, as a whole. A store's word may come before the node's that the parcel has left, or the carrier's that it
 * has arrived; then it counts at once. What contradicts the parcel is a case, and changes nothing.
 */
final class CounterRule {

    private final Tx tx;
    private final WorkParts parts;
    private final NodeSystems systems;
    private final Map<Long, Shipment> collected = new TreeMap<>();

    CounterRule(Tx tx, WorkParts parts, NodeSystems systems) {
        this.tx = tx;
        this.parts = parts;
        this.systems = systems;
    }

    /** @return whether the report is about a parcel to a store of this system */
    boolean heardReady(String system, ReadyReport said) {
        var parcel = parcel(system, said.fulfillment(), said.node());
        parcel.ifPresent(f -> ready(f, said));
        return parcel.isPresent();
    }

    /** @return whether the report is about a parcel to a store of this system, and not of a parcel that left one */
    boolean heardCollected(String system, Shipment said) {
        var parcel = said.handover() == null
                ? Optional.<Fulfillment>empty()
                : parcel(system, said.fulfillment(), said.node());
        parcel.ifPresent(f -> collected(f, said));
        return parcel.isPresent();
    }

    /** Judges a person's word in the store. */
    void ready(Fulfillment parcel, ReadyReport said) {
        if (ended(parcel)) {
            contradicts(parcel, "is ready", said.lines());
        } else if (!covers(parcel, said.lines())) {
            differs(parcel, "is ready", said.lines());
        } else if (parcel.pickup() != null && parcel.pickup().readyAt() == null) {
            parts.takeReady(parcel, said.at());
        }
    }

    /** Judges a person's word in the store. */
    void collected(Fulfillment parcel, Shipment said) {
        if (ended(parcel)) {
            contradicts(parcel, "was collected", said.lines());
        } else if (!covers(parcel, said.lines())) {
            differs(parcel, "was collected", said.lines());
        } else if (parcel.state() != Fulfillment.State.DELIVERED
                && parcel.pickup() != null
                && parcel.pickup().collectedAt() == null) {
            collected.putIfAbsent(parcel.id().value(), said);
        }
    }

    /** Words that customers have their parcels, which were not heard before. */
    List<Shipment> collected() {
        return List.copyOf(collected.values());
    }

    /** The parcel that a report names by its own id; a node that names none speaks for what its system serves. */
    private Optional<Fulfillment> parcel(String system, FulfillmentId named, String node) {
        return parts.of(named).stream()
                .filter(f -> f.id().equals(named) && f.way() == Fulfillment.Way.TO_STORE)
                .filter(f -> isOf(system, node, String.valueOf(f.counter())))
                .findFirst();
    }

    private boolean isOf(String system, String node, String counter) {
        return (node.isEmpty() || node.equals(counter)) && systems.of(counter).equals(system);
    }

    private static boolean ended(Fulfillment parcel) {
        return parcel.state() == Fulfillment.State.REJECTED
                || parcel.state() == Fulfillment.State.LOST
                || parcel.state() == Fulfillment.State.RETURNED;
    }

    /** What is in a parcel is known when its node has said that it left; before, no more than the work. */
    private static boolean covers(Fulfillment parcel, List<Shipment.Line> said) {
        boolean left = parcel.state() != Fulfillment.State.RELEASED;
        var units = new HashMap<UnitLine, Long>();
        said.stream().filter(l -> l.quantity() > 0).forEach(l -> units.merge(l.line(), l.quantity(), Long::sum));
        var inside = new HashMap<UnitLine, Long>();
        parcel.lines().forEach(l -> inside.merge(l.line(), left ? l.shipped() : l.quantity(), Long::sum));
        inside.values().removeIf(n -> n == 0);
        return left
                ? units.equals(inside)
                : !units.isEmpty()
                        && units.entrySet().stream().allMatch(e -> e.getValue() <= inside.getOrDefault(e.getKey(), 0L));
    }

    private void differs(Fulfillment parcel, String what, List<Shipment.Line> said) {
        tx.raise(FulfillmentCaseKinds.PICKUP_CONTRADICTION.problem(
                parcel.id().value(),
                words(parcel, what, said) + ", and the parcel has " + units(parcel) + ": ask the store what it has"));
        tx.signal(new Tx.Signal(parcel.id().value(), "pickup-differs", Map.of()));
    }

    private void contradicts(Fulfillment parcel, String what, List<Shipment.Line> said) {
        var kind = what.equals("was collected")
                ? FulfillmentCaseKinds.COLLECTED_AFTER_REJECTION
                : FulfillmentCaseKinds.PICKUP_CONTRADICTION;
        tx.raise(kind.problem(
                parcel.id().value(),
                words(parcel, what, said) + ", and the parcel is "
                        + parcel.state().text()));
    }

    private static String words(Fulfillment parcel, String what, List<Shipment.Line> said) {
        var units = said.stream()
                .filter(l -> l.quantity() > 0)
                .map(l -> l.line().counted(l.quantity()))
                .toList();
        return parcel.counter()
                + " says that "
                + (units.isEmpty() ? "nothing" : String.join(", ", units))
                + " of "
                + parcel.id()
                + " "
                + what;
    }

    private static String units(Fulfillment parcel) {
        boolean left = parcel.state() != Fulfillment.State.RELEASED;
        return String.join(
                ", ",
                parcel.lines().stream()
                        .map(l -> l.line().counted(left ? l.shipped() : l.quantity()))
                        .toList());
    }
}
