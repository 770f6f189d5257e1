package io.crossdock.orders.hold;

import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds and releases orders whose processes may be under way. {@code orchestration}, which knows the stages, implements
 * it; people and channels call it.
 */
public interface HoldRequests {

    /** Orders that one call may name. */
    int BATCH_MAX = 500;

    /** Places a hold on each of these orders, which differ. @return one answer per order */
    List<HoldAnswer> place(Tx tx, List<OrderId> orders, HoldWish wish);

    /**
     * Releases holds of these orders, which differ, whoever placed them.
     *
     * @param hold number of a hold; 0: all active ones of the type
     * @param type code of a type; null where {@code hold} says it
     * @return one answer per order
     */
    List<HoldAnswer> release(Tx tx, List<OrderId> orders, long hold, @Nullable String type, String note);
}
