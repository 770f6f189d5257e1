package io.crossdock.fulfillment;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of cases of pickups that others raise and close. */
public final class PickupCaseKinds {

    /** Goods are ready for their customer in a node that closed; no other node may hand them out. */
    public static final CaseKind PICKUP_AT_CLOSED_NODE =
            new CaseKind("pickup-at-closed-node", "customer-service", Duration.ofHours(4));

    private PickupCaseKinds() {}
}
