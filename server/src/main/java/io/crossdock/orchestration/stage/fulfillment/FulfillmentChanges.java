package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.SubjectLocks;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import java.util.List;

/** How stages of fulfillments change their orders: they lock them first and tell them afterwards. */
final class FulfillmentChanges {

    private FulfillmentChanges() {}

    /** Data of the signal {@code fulfillment-changed}. */
    record Changed(String fulfillment, String what) {}

    /** Locks the orders before anything else is locked: whoever works on an order holds it first. */
    static void lockOrders(Tx tx, Fulfillments fulfillments, List<Work> batch) {
        SubjectLocks.take(
                tx,
                fulfillments.load(tx, Work.subjects(batch)).stream()
                        .map(Fulfillment::order)
                        .toList());
    }

    /** Tells the order that one of its fulfillments has changed. */
    static void tell(Tx tx, long order, String fulfillment, String what) {
        tx.signal(new Tx.Signal(order, "fulfillment-changed", new Changed(fulfillment, what)));
    }
}
