package io.crossdock.channels.internal;

import io.crossdock.orders.Acceptance;
import io.crossdock.channels.Intake;
import io.crossdock.channels.IntakeSettings;
import io.crossdock.channels.Parked;
import io.crossdock.channels.Reply;
import io.crossdock.channels.Webhook;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Ids;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.Orders;
import io.crossdock.shared.IdText;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The way in, put together. */
final class GroupedIntake implements Intake, AutoCloseable {

    private final Engine engine;
    private final Submission submission;
    private final OrderIntake orderIntake;
    private final WebhookIntake webhooks;
    private final ParkedStore parked = new ParkedStore();

    /** Of other modules. */
    record Parts(Engine engine, Orders orders, Masterdata masterdata, Acceptance acceptance, Ids ids, Clock clock) {}

    GroupedIntake(IntakeSettings settings, Map<String, Channel> channels, Parts parts) {
        this.engine = parts.engine;
        var storage = new OrderStorage(parts.engine, parts.orders, parts.masterdata, parts.acceptance);
        this.submission = new Submission(settings, storage);
        this.orderIntake = new OrderIntake(parts.engine, parts.masterdata, submission, parts.ids, parts.clock);
        this.webhooks = new WebhookIntake(channels, parts.engine, storage, submission, parts.ids, parts.clock);
    }

    @Override
    public CompletableFuture<Reply> order(byte[] body, @Nullable String key) {
        return orderIntake.one(body, key);
    }

    @Override
    public CompletableFuture<Reply> batch(byte[] body) {
        return orderIntake.many(body);
    }

    @Override
    public CompletableFuture<Reply> webhook(Webhook message) {
        return webhooks.receive(message);
    }

    @Override
    public List<Parked> parked(int limit) {
        return engine.read(tx -> parked.waiting(tx, limit));
    }

    @Override
    public CompletableFuture<Reply> replay(String id, byte @Nullable [] corrected) {
        var number = IdText.parse(ParkedStore.LETTER, id);
        return number.isEmpty()
                ? CompletableFuture.completedFuture(
                        Answers.problem(404, "parked-not-found", "There is no such message", "There is no parked message " + id))
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
