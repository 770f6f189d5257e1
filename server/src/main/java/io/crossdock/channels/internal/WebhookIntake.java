package io.crossdock.channels.internal;

import io.crossdock.channels.ChannelMessages;
import io.crossdock.channels.ChannelWebhook;
import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.MessageIntake;
import io.crossdock.channels.ParkedMessage;
import io.crossdock.channels.internal.OrderStorage.Outcome;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Ids;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderReference;
import io.crossdock.platform.DatabaseOutages;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes channels' messages as their folders define it: signature, schema, mapping, and then as any order. Unreadable
 * messages are parked. The first message about an order makes it, whatever its topic, so that {@code updated} before
 * {@code created} is one order. A later message that changes the order is stored, and raises a case.
 */
final class WebhookIntake implements ChannelMessages {

    /** Most differences that a case lists; the stored answer has more. */
    private static final int TOLD_MAX = 10;

    private final Map<String, ChannelDefinition> channels;
    private final Engine engine;
    private final OrderStorage storage;
    private final MessageSubmission submission;
    private final ParkedMessageStore parked = new ParkedMessageStore();
    private final Ids ids;
    private final Clock clock;

    WebhookIntake(
            Map<String, ChannelDefinition> channels,
            Engine engine,
            OrderStorage storage,
            MessageSubmission submission,
            Ids ids,
            Clock clock) {
        this.channels = channels;
        this.engine = engine;
        this.storage = storage;
        this.submission = submission;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<IntakeReply> webhook(ChannelWebhook message) {
        var channel = channels.get(message.channel());
        if (channel == null) {
            return done(IntakeAnswers.problem(
                    404, "channel-not-found", "There is no such channel", "There is no channel " + message.channel()));
        }
        if (message.body().length > MessageIntake.MESSAGE_MAX) {
            return done(OrderIntake.tooLarge(MessageIntake.MESSAGE_MAX));
        }
        if (!channel.signature().valid(message)) {
            return done(IntakeAnswers.problem(
                    401, "bad-signature", "The signature does not match the body", "The message was not taken"));
        }
        return process(channel, message.body(), channel.topic(message), true);
    }

    /** Takes a body whose signature was checked. */
    private CompletableFuture<IntakeReply> process(ChannelDefinition channel, byte[] body, String topic, boolean park) {
        var violations = new ArrayList<Violation>();
        var meant = read(channel, body, violations);
        var replies = new ArrayList<CompletableFuture<IntakeReply>>();
        for (var one : meant) {
            if (one.has("ignore")) {
                replies.add(done(ignored(channel, one, body)));
            } else {
                var read = CanonicalReader.read(one, new OrderId(ids.next()), clock.instant());
                var order = read.order();
                replies.add(order == null ? broken(read.violations(), violations) : submit(channel, order, one, body));
            }
        }
        return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    var results = replies.stream().map(CompletableFuture::join).toList();
                    if (violations.isEmpty()) {
                        return results.size() == 1 ? results.getFirst() : IntakeReplies.list(results);
                    }
                    return park ? parkedReply(channel, body, topic, violations) : unreadable(null, violations);
                });
    }

    private static CompletableFuture<IntakeReply> broken(List<Violation> found, List<Violation> all) {
        all.addAll(found);
        return done(IntakeAnswers.invalid(found));
    }

    private static List<JsonNode> read(ChannelDefinition channel, byte[] body, List<Violation> violations) {
        try {
            var message = MessageBodies.tree(body);
            violations.addAll(channel.check(message));
            return violations.isEmpty() ? channel.mapping().apply(message) : List.of();
        } catch (JacksonException e) {
            violations.add(new Violation(
                    "", ViolationCode.MALFORMED_JSON, "the message is not JSON: " + e.getOriginalMessage()));
        } catch (ChannelMapping.Failed e) {
            violations.add(new Violation(
                    e.pointer(),
                    ViolationCode.MAPPING_FAILED,
                    "the channel's mapping can't be applied: " + e.getMessage()));
        }
        return List.of();
    }

    private CompletableFuture<IntakeReply> submit(
            ChannelDefinition channel, NewOrder order, JsonNode canonical, byte[] body) {
        var name = new OrderReference(channel.name(), "order:" + order.reference());
        var message = new IncomingMessage(
                name, MessageHashes.of(body), body, order, 201, IntakeAnswers.taken(order), channel.holdUnknownSku());
        return submission.submit(message).thenApply(outcome -> switch (outcome) {
            case Outcome.Answered(var reply) -> reply;
            case Outcome.Other(var stored) -> update(channel, order, canonical, stored, body);
        });
    }

    /** Stores another message about a known order. */
    private IntakeReply update(
            ChannelDefinition channel,
            NewOrder order,
            JsonNode canonical,
            ChannelMessageStore.Stored stored,
            byte[] body) {
        var before = read(channel, stored.raw(), new ArrayList<>()).stream()
                .filter(one -> one.path("reference").asString("").equals(order.reference()))
                .findFirst();
        var differences = before.isEmpty() ? List.<Violation>of() : JsonDifferences.between(before.get(), canonical);
        var id = stored.order();
        if (differences.isEmpty() || id == null) {
            return new IntakeReply(200, stored.answer(), true);
        }
        var answer =
                EngineJson.write(new IntakeAnswers.NotApplied(new OrderId(id), order.reference(), false, differences));
        var hash = MessageHashes.of(body);
        var message = new IncomingMessage(
                new OrderReference(channel.name(), "update:" + hash), hash, body, null, 200, answer, true);
        storage.note(
                message,
                new OrderReference(channel.name(), order.reference()),
                "the channel changed the order: " + words(differences));
        return new IntakeReply(200, answer, false);
    }

    private static String words(List<Violation> differences) {
        var first = differences.stream().limit(TOLD_MAX).map(Violation::words).collect(Collectors.joining("; "));
        int more = differences.size() - TOLD_MAX;
        return more > 0 ? first + "; and " + more + " more" : first;
    }

    /** Stores a message that the retailer does not fulfill, and raises a case where it is about a known order. */
    private IntakeReply ignored(ChannelDefinition channel, JsonNode meant, byte[] body) {
        var reason = meant.path("ignore").asString("");
        var reference = meant.path("reference").asString("");
        var hash = MessageHashes.of(body);
        var answer = EngineJson.write(new IntakeAnswers.Ignored(null, reference, reason));
        var message = new IncomingMessage(
                new OrderReference(channel.name(), "ignored:" + hash), hash, body, null, 200, answer, true);
        var order = storage.note(message, new OrderReference(channel.name(), reference), "the channel says: " + reason);
        return new IntakeReply(
                200,
                order == null ? answer : EngineJson.write(new IntakeAnswers.Ignored(order, reference, reason)),
                false);
    }

    private IntakeReply parkedReply(ChannelDefinition channel, byte[] body, String topic, List<Violation> violations) {
        try {
            return engine.transact(OrderStorage.ACTOR, tx -> {
                long id = parked.park(
                        tx,
                        channel.name(),
                        topic,
                        MessageHashes.of(body),
                        body,
                        unreadable(null, violations).json());
                return unreadable("P" + id, violations);
            });
        } catch (RuntimeException e) {
            if (DatabaseOutages.caused(e)) {
                return IntakeAnswers.busy("The database can't be reached");
            }
            throw e;
        }
    }

    private static IntakeReply unreadable(@Nullable String id, List<Violation> violations) {
        return IntakeAnswers.problem(
                422,
                "unreadable-message",
                "The message makes no order",
                id == null
                        ? "It violates " + violations.size() + " rule(s)"
                        : "It is kept as " + id + " for a person to correct",
                id,
                violations);
    }

    @Override
    public List<ParkedMessage> parked(int limit) {
        return engine.read(tx -> parked.waiting(tx, limit));
    }

    @Override
    public CompletableFuture<IntakeReply> replay(String id, byte @Nullable [] corrected) {
        var number = IdText.parse(ParkedMessageStore.LETTER, id);
        return number.isEmpty() ? done(notParked(id)) : replay(number.getAsLong(), corrected);
    }

    private static IntakeReply notParked(String id) {
        return IntakeAnswers.problem(
                404, "parked-not-found", "There is no such message", "There is no parked message " + id);
    }

    /** Takes a parked message again; it stays parked where it is still unreadable. */
    private CompletableFuture<IntakeReply> replay(long id, byte @Nullable [] corrected) {
        var payload = engine.read(tx -> parked.payload(tx, id));
        var channel = payload.map(p -> channels.get(p.channel()));
        if (payload.isEmpty() || channel.isEmpty()) {
            return done(notParked("P" + id));
        }
        var body = corrected == null || corrected.length == 0 ? payload.get().raw() : corrected;
        return process(channel.get(), body, "", false).thenApply(reply -> {
            engine.transact(OrderStorage.ACTOR, tx -> {
                if (reply.refused()) {
                    parked.failedAgain(tx, id, reply.json());
                } else {
                    parked.replayed(tx, id, IntakeReplies.order(reply));
                }
                return id;
            });
            return reply;
        });
    }

    private static CompletableFuture<IntakeReply> done(IntakeReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
