package io.crossdock.channels;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way in. Messages that arrive at the same time share a transaction; each gets a reply of its own, and only after
 * the commit. Every verb may be called by any number of threads; a full queue answers 503.
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

    /** Takes a message of a channel's partner, in the partner's own shape. What can't be read is parked. */
    CompletableFuture<IntakeReply> webhook(ChannelWebhook message);

    /** Messages that wait for a person, oldest first. */
    List<ParkedMessage> parked(int limit);

    /**
     * Takes a parked message again.
     *
     * @param corrected instead of what was received; null: the message as it is, after the channel's mapping or the
     *     master data changed
     */
    CompletableFuture<IntakeReply> replay(String id, byte @Nullable [] corrected);
}
