package io.crossdock.channels.update;

import org.jspecify.annotations.Nullable;

/**
 * What a channel wants of an order.
 *
 * @param canceled why the channel no longer wants the order sent; null where it does
 * @param cancelAsked why the buyer asks to cancel; null where nobody asks
 * @param paid whether the channel has the money
 */
public record ChannelWish(
        @Nullable String canceled, @Nullable String cancelAsked, boolean paid) {

    /** A later wish; what is canceled stays so. */
    ChannelWish then(ChannelWish later) {
        return new ChannelWish(canceled == null ? later.canceled : canceled, later.cancelAsked, later.paid);
    }
}
