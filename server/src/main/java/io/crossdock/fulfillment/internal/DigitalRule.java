package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Shipment;
import java.util.List;

/**
 * Tells what a node can't say of digital goods: that a carrier or a customer has taken them along, or that they were
 * not delivered after all. The word for digital goods is no word about others. Each is a case, and changes nothing.
 */
final class DigitalRule {

    private DigitalRule() {}

    /**
     * Whether a report can't be about this work; then a case says so. That nothing is left of the work may be said of
     * either.
     */
    static boolean contradicts(Tx tx, List<Fulfillment> work, Shipment said) {
        boolean digital = work.stream().anyMatch(f -> f.way() == Fulfillment.Way.DIGITAL);
        if (said.units() == 0 || work.isEmpty() || digital == (said.delivered() != null)) {
            return false;
        }
        var last = work.getLast();
        tx.raise(FulfillmentCaseKinds.DIGITAL_CONTRADICTION.problem(
                last.id().value(),
                last.node() + " reports " + said.words() + ", of " + said.fulfillment()
                        + (digital
                                ? ", which is digital: only the word 'delivered' with a 'reference' says that its"
                                        + " customer has it, and never send the code"
                                : ", which is not digital: 'delivered' is a carrier's word for it")));
        return true;
    }

    /** The node gives back work of which nothing is open: a code that is out can't be given back. */
    static void rejected(Tx tx, List<Fulfillment> work, List<Fulfillment> open) {
        if (!open.isEmpty()) {
            return;
        }
        work.stream()
                .filter(f -> f.way() == Fulfillment.Way.DIGITAL && f.state() != Fulfillment.State.REJECTED)
                .findFirst()
                .ifPresent(f -> tx.raise(FulfillmentCaseKinds.DIGITAL_CONTRADICTION.problem(
                        f.id().value(),
                        f.node() + " gives " + f.work() + " back, and had said that it is delivered: ask what the"
                                + " customer has")));
    }
}
