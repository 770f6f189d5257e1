package io.crossdock.channels;

import io.crossdock.engine.EventType;
import io.crossdock.shared.Page;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of channels' partners, in the partners' own formats. Their orders are taken like all orders;
 * unreadable messages wait for a person.
 */
public interface ChannelMessages {

    /**
     * Event: a person took a parked message again. On the log of its order, or on a number of its own where it makes
     * none.
     */
    EventType<Replayed> MESSAGE_REPLAYED = new EventType<>("message-replayed", Replayed.class);

    /**
     * Data of {@link #MESSAGE_REPLAYED}.
     *
     * @param message id of the message, such as {@code P12}
     * @param corrected whether the person sent another body
     * @param status of the answer: 201 a new order, 200 news of one, 4xx still refused
     */
    record Replayed(String message, boolean corrected, int status) {}

    /** Takes a message, or parks it where it can't be read. */
    CompletableFuture<IntakeReply> webhook(ChannelWebhook message);

    /** Messages that wait for a person, oldest first. */
    Page<ParkedMessage> parked(ParkedQuery query);

    /**
     * Gives up messages that wait.
     *
     * @param actor who gives them up, for the log
     * @return per id, whether it waited
     */
    List<Boolean> dismiss(List<String> ids, String reason, String actor);

    /**
     * Takes a parked message again.
     *
     * @param corrected body that replaces the one received; null for the same body, after the channel's mapping or the
     *     master data changed
     * @param actor who takes it, for the log
     */
    CompletableFuture<IntakeReply> replay(String id, byte @Nullable [] corrected, String actor);
}
