package io.crossdock.channels.update;

import io.crossdock.orders.OrderReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest word of a channel about one of its orders.
 *
 * @param order id of the order; null while nothing that the channel said made one
 * @param updatedAt when the channel changed the order, by the newest word; null where it does not say
 * @param wish what the channel wants of it
 * @param reason why it made no order; empty where it made one
 * @param message key of the message with the newest word
 */
public record KnownOrder(
        OrderReference name,
        @Nullable Long order,
        @Nullable Instant updatedAt,
        ChannelWish wish,
        String reason,
        String message) {

    /** @param message key under which the message is stored */
    public static KnownOrder of(OrderReference name, ChannelStatement said, @Nullable Long order, String message) {
        return new KnownOrder(name, order, said.updatedAt(), said.wish(), said.ignore(), message);
    }

    boolean canceled() {
        return wish.canceled() != null;
    }

    /** Whether a word of this time is older than what is known; a word without a time is never older. */
    boolean outdates(@Nullable Instant time) {
        return updatedAt != null && time != null && time.isBefore(updatedAt);
    }

    /**
     * Whether a message of this time can't make the order any more: the channel has said something newer, or has
     * canceled the order and nobody can tell that this message is newer.
     */
    public boolean forbids(@Nullable Instant time) {
        boolean newer = updatedAt != null && time != null && time.isAfter(updatedAt);
        return outdates(time) || canceled() && !newer;
    }

    /** An order from before known orders were kept has the time of the message that made it. */
    KnownOrder timedBy(@Nullable ChannelStatement before) {
        return updatedAt != null || before == null
                ? this
                : new KnownOrder(name, order, before.updatedAt(), wish, reason, message);
    }

    /** The newest word after a further one of the same order. */
    KnownOrder after(ChannelStatement said, String message) {
        return new KnownOrder(
                name,
                order,
                said.updatedAt() == null ? updatedAt : said.updatedAt(),
                wish.then(said.wish()),
                reason,
                message);
    }
}
