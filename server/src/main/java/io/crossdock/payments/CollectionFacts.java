package io.crossdock.payments;

import io.crossdock.engine.FactKey;
import io.crossdock.engine.Work;

/** Facts of a collection's process that Java sets. Its documents declare them; their conditions may read them. */
public final class CollectionFacts {

    /** Id of the fulfillment whose invoice is not paid. */
    public static final FactKey<Long> FULFILLMENT = FactKey.number("fulfillment");

    private CollectionFacts() {}

    /** The fulfillment that a stage charges: that of a collection, or the subject itself. */
    public static long charged(Work work) {
        long fulfillment = FULFILLMENT.of(work);
        return fulfillment == 0 ? work.subject() : fulfillment;
    }
}
