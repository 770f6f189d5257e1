package io.crossdock.channels;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders. Orders that arrive at the same time share a transaction; each gets its own reply, after the commit. All
 * methods are thread-safe; a full queue answers 503.
 */
public interface MessageIntake {

    /** Most orders of a batch. */
    int BATCH_MAX = 1_000;

    /** Most bytes of a message. */
    int MESSAGE_MAX = 1 << 20;

    /** Most bytes of a batch. */
    int BATCH_BYTES_MAX = 16 << 20;

    /**
     * Takes one canonical order.
     *
     * @param key the sender's idempotency key; null uses the order's channel and reference
     */
    CompletableFuture<IntakeReply> order(byte[] body, @Nullable String key);

    /**
     * Takes {@code {"orders":[…]}}. The reply has one result per order, in order; it is a problem where the body has
     * another form.
     */
    CompletableFuture<IntakeReply> batch(byte[] body);
}
