package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.PickupCaseKinds;
import java.util.List;

/** Locks and signals the orders of fulfillments; stages lock before they change anything, and signal afterwards. */
final class FulfillmentChanges {

    private FulfillmentChanges() {}

    /** Data of the signal {@code fulfillment-changed}. */
    record Changed(String fulfillment, String what) {}

    /** Locks the orders of the batch. A stage calls it before it locks anything else, so that all lock in one order. */
    static void lockOrders(Tx tx, Fulfillments fulfillments, List<Work> batch) {
        SubjectLockStore.take(
                tx,
                fulfillments.load(tx, Work.subjects(batch)).stream()
                        .map(Fulfillment::order)
                        .toList());
    }

    /** Closes the cases of pickups that wait no longer for their customers. */
    static void waitsNoLonger(Tx tx, List<Fulfillment> ended, String how) {
        ended.stream()
                .filter(f -> f.counter() != null)
                .forEach(f -> tx.settle(PickupCaseKinds.PICKUP_AT_CLOSED_NODE.settled(f.id().value(), how)));
    }

    /** Signals the order that one of its fulfillments has changed. */
    static void tell(Tx tx, long order, String fulfillment, String what) {
        tx.signal(new Tx.Signal(order, "fulfillment-changed", new Changed(fulfillment, what)));
    }
}
