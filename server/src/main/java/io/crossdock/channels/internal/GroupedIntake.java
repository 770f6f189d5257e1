package io.crossdock.channels.internal;

import io.crossdock.channels.ChannelWebhook;
import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.IntakeSettings;
import io.crossdock.channels.MessageIntake;
import io.crossdock.channels.ParkedMessage;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Ids;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.OrderAcceptance;
import io.crossdock.orders.Orders;
import io.crossdock.shared.IdText;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The way in, put together. */
final class GroupedIntake implements MessageIntake, AutoCloseable {

    private final Engine engine;
    private final MessageSubmission submission;
    private final OrderIntake orderIntake;
    private final WebhookIntake webhooks;
    private final ParkedMessageStore parked = new ParkedMessageStore();

    /** Of other modules. */
    record Parts(
            Engine engine, Orders orders, Masterdata masterdata, OrderAcceptance acceptance, Ids ids, Clock clock) {}

    GroupedIntake(IntakeSettings settings, Map<String, ChannelDefinition> channels, Parts parts) {
        this.engine = parts.engine;
        var storage = new OrderStorage(parts.engine, parts.orders, parts.masterdata, parts.acceptance);
        this.submission = new MessageSubmission(settings, storage);
        this.orderIntake = new OrderIntake(parts.engine, parts.masterdata, submission, parts.ids, parts.clock);
        this.webhooks = new WebhookIntake(channels, parts.engine, storage, submission, parts.ids, parts.clock);
    }

    @Override
    public CompletableFuture<IntakeReply> order(byte[] body, @Nullable String key) {
        return orderIntake.one(body, key);
    }

    @Override
    public CompletableFuture<IntakeReply> batch(byte[] body) {
        return orderIntake.many(body);
    }

    @Override
    public CompletableFuture<IntakeReply> webhook(ChannelWebhook message) {
        return webhooks.receive(message);
    }

    @Override
    public List<ParkedMessage> parked(int limit) {
        return engine.read(tx -> parked.waiting(tx, limit));
    }

    @Override
    public CompletableFuture<IntakeReply> replay(String id, byte @Nullable [] corrected) {
        var number = IdText.parse(ParkedMessageStore.LETTER, id);
        return number.isEmpty()
                ? CompletableFuture.completedFuture(IntakeAnswers.problem(
                        404, "parked-not-found", "There is no such message", "There is no parked message " + id))
                : webhooks.replay(number.getAsLong(), corrected);
    }

    /** Messages in the queue; for the tests. */
    int waiting() {
        return submission.waiting();
    }

    @Override
    public void close() {
        submission.close();
    }
}
