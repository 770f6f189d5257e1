package io.crossdock.channels;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Messages of channels' partners, in the partners' own shapes. Their orders go the way of all orders; what can't be
 * read waits for a person.
 */
public interface ChannelMessages {

    /** Takes a message. What can't be read is parked. */
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
