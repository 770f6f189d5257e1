package io.crossdock.channels.internal;

import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.IntakeSettings;
import io.crossdock.channels.internal.OrderStorage.Outcome;
import io.crossdock.orders.OrderReference;
import io.crossdock.platform.BatchGrouper;
import io.crossdock.platform.DatabaseOutages;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to the grouper, one at a time per name, and turns failures into replies. A message whose name is under
 * way waits for the first one's answer.
 */
final class MessageSubmission implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MessageSubmission.class);

    /** Longest wait for the answer to the first message of a name, in seconds. */
    private static final long WAIT_SECONDS_MAX = 5;

    private final BatchGrouper<IncomingMessage, Outcome> grouper;
    private final Map<OrderReference, Underway> underWay = new ConcurrentHashMap<>();

    /** A message that is being stored. */
    private record Underway(String hash, CompletableFuture<Outcome> outcome) {}

    MessageSubmission(IntakeSettings settings, OrderStorage storage) {
        this.grouper =
                new BatchGrouper<>("intake", settings.queue(), settings.batch(), settings.workers(), storage::store);
    }

    CompletableFuture<Outcome> submit(IncomingMessage message) {
        var mine = new Underway(message.hash(), new CompletableFuture<>());
        var first = underWay.putIfAbsent(message.name(), mine);
        if (first == null) {
            grouper.submit(message).whenComplete((outcome, failure) -> {
                underWay.remove(message.name(), mine);
                mine.outcome.complete(failure == null ? outcome : new Outcome.Answered(reply(failure)));
            });
            return mine.outcome;
        }
        return first.outcome
                .thenCompose(outcome -> message.hash().equals(first.hash)
                        ? CompletableFuture.completedFuture(repeated(outcome))
                        : submit(message))
                .completeOnTimeout(
                        new Outcome.Answered(
                                IntakeAnswers.inFlight(message.name().reference())),
                        WAIT_SECONDS_MAX,
                        TimeUnit.SECONDS);
    }

    /** The outcome of the same message, sent while the first was under way. */
    private static Outcome repeated(Outcome first) {
        return first instanceof Outcome.Answered(var reply) && !reply.refused()
                ? new Outcome.Answered(new IntakeReply(reply.status(), reply.json(), true))
                : first;
    }

    /** Runs what stores a message, and turns failures into replies. */
    IntakeReply guarded(Supplier<IntakeReply> storing) {
        try {
            return storing.get();
        } catch (RuntimeException e) {
            return reply(e);
        }
    }

    private static IntakeReply reply(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof BatchGrouper.Full full) {
            return IntakeAnswers.busy(String.valueOf(full.getMessage()));
        }
        if (DatabaseOutages.caused(cause)) {
            return IntakeAnswers.busy(
                    "The database can't be reached. If the message was stored, it will be recognized when sent again");
        }
        if (DatabaseOutages.contended(cause)) {
            return IntakeAnswers.busy("Others were changing the same rows; nothing was stored");
        }
        LOG.error("a message could not be stored", cause);
        return IntakeAnswers.problem(
                500, "internal", "Something went wrong inside", "The reason is in the server's log");
    }

    @Override
    public void close() {
        grouper.close();
    }
}
