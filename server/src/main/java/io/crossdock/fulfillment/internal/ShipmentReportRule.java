package io.crossdock.fulfillment.internal;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Shipment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares nodes' reports of shipments with the work that they were handed, and raises cases where they differ. */
final class ShipmentReportRule {

    private final Tx tx;
    private final Map<Long, Fulfillment> fulfillments;
    private final Map<Long, Shipment> known;
    private final List<Shipment> fresh = new ArrayList<>();

    ShipmentReportRule(Tx tx, Map<Long, Fulfillment> fulfillments, Map<Long, Shipment> known) {
        this.tx = tx;
        this.fulfillments = fulfillments;
        this.known = known;
    }

    /** Whether the fulfillment belongs to this node system. */
    boolean isOf(String system, Shipment said) {
        var fulfillment = fulfillments.get(said.fulfillment().value());
        return fulfillment != null && fulfillment.system().equals(system);
    }

    /** Judges a report; new reports are in {@link #fresh}. @return whether the fulfillment is known */
    boolean judge(Shipment said) {
        long id = said.fulfillment().value();
        var fulfillment = fulfillments.get(id);
        if (fulfillment == null) {
            return false;
        }
        var shipment = within(said, fulfillment);
        var before = known.get(id);
        if (before != null) {
            if (!before.equals(shipment)) {
                raise(
                        id,
                        FulfillmentCaseKinds.SHIPMENT_REPORTS_DIFFER,
                        said.fulfillment() + " was reported as " + before.words() + ", and then as " + said.words());
            }
        } else if (fulfillment.state() == Fulfillment.State.RELEASED) {
            known.put(id, shipment);
            fresh.add(shipment);
        } else {
            raise(
                    id,
                    FulfillmentCaseKinds.SHIPPED_AFTER_REJECTION,
                    said.fulfillment() + " was given back and is now reported as shipped: " + said.words());
        }
        return true;
    }

    /** The report, limited to the units that were handed over; more units raise a case. */
    private Shipment within(Shipment said, Fulfillment fulfillment) {
        var lines = new ArrayList<Shipment.Line>();
        for (var line : fulfillment.lines()) {
            long quantity = said.lines().stream()
                    .filter(l -> l.line().equals(line.line()))
                    .mapToLong(Shipment.Line::quantity)
                    .sum();
            lines.add(new Shipment.Line(line.line(), Math.clamp(quantity, 0, line.quantity())));
        }
        long asked = said.lines().stream().mapToLong(Shipment.Line::quantity).sum();
        long taken = lines.stream().mapToLong(Shipment.Line::quantity).sum();
        if (asked != taken) {
            raise(
                    fulfillment.id().value(),
                    FulfillmentCaseKinds.SHIPPED_MORE_THAN_RELEASED,
                    fulfillment.node() + " reports " + said.words() + ", for "
                            + fulfillment.lines().stream()
                                    .map(l -> l.line().counted(l.quantity()))
                                    .collect(Collectors.joining(", ")));
        }
        return new Shipment(said.fulfillment(), said.carrier(), said.tracking(), lines);
    }

    private void raise(long id, CaseKind kind, String detail) {
        tx.raise(kind.problem(id, detail));
    }

    List<Shipment> fresh() {
        return fresh;
    }
}
