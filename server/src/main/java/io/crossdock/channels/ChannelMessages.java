package io.crossdock.channels;

import io.crossdock.shared.Page;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of channels' partners, in the partners' own formats. Their orders are taken like all orders;
 * unreadable messages wait for a person.
 */
public interface ChannelMessages {

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
     */
    CompletableFuture<IntakeReply> replay(String id, byte @Nullable [] corrected);
}
