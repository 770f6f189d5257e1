package io.crossdock.channels;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way in for orders. Those that arrive at the same time share a transaction; each gets a reply of its own, and only
 * after the commit. Every verb may be called by any number of threads; a full queue answers 503.
 */
public interface MessageIntake {

    /** Orders that one batch may hold. */
    int BATCH_MAX = 1_000;

    /** Bytes of one message. */
    int MESSAGE_MAX = 1 << 20;

    /** Bytes of a batch. */
    int BATCH_BYTES_MAX = 16 << 20;

    /**
     * Takes one canonical order.
     *
     * @param key the sender's idempotency key; null: the order's channel and reference
     */
    CompletableFuture<IntakeReply> order(byte[] body, @Nullable String key);

    /**
     * Takes {@code {"orders":[…]}}. The reply has one result per order, in order; it is a problem where the body is not
     * that.
     */
    CompletableFuture<IntakeReply> batch(byte[] body);
}
