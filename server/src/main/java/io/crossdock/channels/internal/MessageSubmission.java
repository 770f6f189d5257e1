package io.crossdock.channels.internal;

import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.IntakeSettings;
import io.crossdock.channels.internal.OrderStorage.Outcome;
import io.crossdock.orders.OrderReference;
import io.crossdock.platform.BatchGrouper;
import io.crossdock.platform.DatabaseOutages;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages to the grouper, one at a time per name, and turns failures into replies. */
final class MessageSubmission implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MessageSubmission.class);

    private final BatchGrouper<IncomingMessage, Outcome> grouper;
    private final Set<OrderReference> inFlight = ConcurrentHashMap.newKeySet();

    MessageSubmission(IntakeSettings settings, OrderStorage storage) {
        this.grouper =
                new BatchGrouper<>("intake", settings.queue(), settings.batch(), settings.workers(), storage::store);
    }

    CompletableFuture<Outcome> submit(IncomingMessage message) {
        if (!inFlight.add(message.name())) {
            return CompletableFuture.completedFuture(
                    new Outcome.Answered(IntakeAnswers.inFlight(message.name().reference())));
        }
        return grouper.submit(message).handle((outcome, failure) -> {
            inFlight.remove(message.name());
            return failure == null ? outcome : new Outcome.Answered(reply(failure));
        });
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
        LOG.error("a message could not be stored", cause);
        return IntakeAnswers.problem(
                500, "internal", "Something went wrong inside", "The reason is in the server's log");
    }

    @Override
    public void close() {
        grouper.close();
    }
}
