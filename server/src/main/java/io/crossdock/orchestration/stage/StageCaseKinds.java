package io.crossdock.orchestration.stage;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.Tx;
import java.time.Duration;
import java.util.List;

/** Kinds of the cases that stages raise. */
public final class StageCaseKinds {

    public static final CaseKind PAID_NOT_ALLOCATED =
            new CaseKind("paid-not-allocated", "operations", Duration.ofHours(4));

    /** The retailer has to claim the parcel from its carrier. */
    public static final CaseKind PARCEL_LOST = new CaseKind("parcel-lost", "fulfillment", Duration.ofDays(3));

    /** Units left although somebody had asked to cancel them. */
    public static final CaseKind CANCEL_TOO_LATE =
            new CaseKind("cancel-too-late", "customer-service", Duration.ofHours(4));

    /** Goods left to an address that somebody had asked to change. */
    public static final CaseKind ADDRESS_TOO_LATE =
            new CaseKind("address-change-too-late", "customer-service", Duration.ofHours(4));

    private StageCaseKinds() {}

    /** Closes the {@link #PAID_NOT_ALLOCATED} cases of these orders. */
    public static void settlePaid(Tx tx, List<Long> orders, String resolution) {
        orders.forEach(o -> tx.settle(PAID_NOT_ALLOCATED.settled(o, resolution)));
    }
}
