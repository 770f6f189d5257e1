package io.crossdock.channels.internal;

import io.crossdock.channels.ChannelMessages;
import io.crossdock.channels.ChannelWebhook;
import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.MessageIntake;
import io.crossdock.channels.ParkedMessage;
import io.crossdock.channels.ParkedQuery;
import io.crossdock.channels.internal.OrderStorage.Outcome;
import io.crossdock.channels.update.ChannelStatement;
import io.crossdock.channels.update.DigitalLines;
import io.crossdock.channels.update.KeptParts;
import io.crossdock.channels.update.KnownOrder;
import io.crossdock.channels.update.KnownOrders;
import io.crossdock.engine.Ids;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderReference;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Page;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Takes channels' messages as their folders define it: signature, schema, mapping, and then as any order. Messages that
 * make no order are parked. The first message about an order makes it, whatever its topic, so that {@code updated}
 * before {@code created} is one order; what a later one says is applied as {@link KnownOrders} does it.
 */
final class WebhookIntake implements ChannelMessages {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);

    private final Map<String, ChannelDefinition> channels;
    private final OrderStorage storage;
    private final MessageSubmission submission;
    private final PickupPlaces places;
    private final ParkedMessages parked;
    private final Ids ids;
    private final Clock clock;

    WebhookIntake(
            Map<String, ChannelDefinition> channels,
            OrderStorage storage,
            MessageSubmission submission,
            PickupPlaces places,
            ParkedMessages parked,
            Ids ids,
            Clock clock) {
        this.channels = channels;
        this.storage = storage;
        this.submission = submission;
        this.places = places;
        this.parked = parked;
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
        return process(
                channel,
                message.body(),
                violations -> parked.park(new ParkedMessages.Message(
                        channel.name(), channel.topic(message), message.body(), violations)));
    }

    /**
     * Takes a body whose signature was checked.
     *
     * @param broken answers a message of which an order can't be made
     */
    private CompletableFuture<IntakeReply> process(
            ChannelDefinition channel, byte[] body, Function<List<Violation>, IntakeReply> broken) {
        var violations = new ArrayList<Violation>();
        var replies = new ArrayList<CompletableFuture<IntakeReply>>();
        for (var said : read(channel, body, violations)) {
            replies.add(take(channel, said, body, replies.size()));
        }
        return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    var results = replies.stream().map(CompletableFuture::join).toList();
                    results.forEach(reply -> violations.addAll(IntakeReplies.violations(reply)));
                    if (!violations.isEmpty()) {
                        return broken.apply(violations);
                    }
                    return results.size() == 1 ? results.getFirst() : IntakeReplies.list(results);
                });
    }

    private static List<ChannelStatement> read(ChannelDefinition channel, byte[] body, List<Violation> violations) {
        try {
            var message = MessageBodies.tree(body);
            violations.addAll(channel.check(message));
            if (!violations.isEmpty()) {
                return List.of();
            }
            var statements = new ArrayList<ChannelStatement>();
            for (var made : channel.mapping().apply(message)) {
                var read = ChannelStatement.read(made);
                violations.addAll(read.violations());
                if (read.statement() != null) {
                    statements.add(read.statement());
                }
            }
            return statements;
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

    private CompletableFuture<IntakeReply> take(ChannelDefinition channel, ChannelStatement said, byte[] body, int at) {
        if (said.order() == null || said.wish().canceled() != null) {
            return done(note(channel, said, body, at));
        }
        var violations = new ArrayList<Violation>();
        var canonical = DigitalLines.apart(Objects.requireNonNull(places.resolved(channel, said, violations)));
        var id = new OrderId(ids.next());
        var read = CanonicalReader.read(canonical, id, clock.instant());
        var needed = KeptParts.without(canonical, read.violations());
        if (needed != null) {
            LOG.info("{} {} is taken without {}", channel.name(), said.reference(), read.violations());
            read = CanonicalReader.read(needed, id, clock.instant());
        }
        var order = read.order();
        if (!violations.isEmpty() || order == null) {
            if (storage.knows(new OrderReference(channel.name(), said.reference()))
                    && !parked.knows(channel.name(), body)) {
                // What it says of units, money and wishes is applied; what differs and can't be read is told.
                return done(note(channel, said, body, at));
            }
            violations.addAll(read.violations());
            return done(IntakeAnswers.invalid(violations));
        }
        return submit(channel, said, order, body, at);
    }

    private CompletableFuture<IntakeReply> submit(
            ChannelDefinition channel, ChannelStatement said, NewOrder order, byte[] body, int at) {
        var asked = said.wish().cancelAsked();
        var name = new OrderReference(channel.name(), "order:" + order.reference());
        var message = new IncomingMessage(
                name,
                MessageHashes.of(body),
                body,
                asked == null ? order : order.askedToCancel(asked),
                IntakeAnswers.taken(order),
                KnownOrder.of(
                        new OrderReference(channel.name(), order.reference()),
                        said,
                        order.id().value(),
                        name.reference()),
                channel.terms().holdUnknownSku());
        return submission.submit(message).thenApply(outcome -> switch (outcome) {
            case Outcome.Answered(var reply) -> reply;
            case Outcome.Other(var stored) -> note(channel, said, body, at);
        });
    }

    /** Stores a message that makes no order, and applies what it says of a known one. */
    private IntakeReply note(ChannelDefinition channel, ChannelStatement said, byte[] body, int at) {
        if (!said.ignore().isEmpty()) {
            LOG.info("{} {} makes no order: {}", channel.name(), said.reference(), said.ignore());
        }
        return submission.guarded(() -> storage.note(
                IncomingMessage.noted(channel.name(), body, at),
                said,
                raw -> read(channel, raw, new ArrayList<>()).stream()
                        .filter(one -> one.reference().equals(said.reference()))
                        .findFirst()
                        .orElse(null),
                effect -> IntakeAnswers.noted(said, effect)));
    }

    @Override
    public Page<ParkedMessage> parked(ParkedQuery query) {
        return parked.list(query);
    }

    @Override
    public List<Boolean> dismiss(List<String> messages, String reason, String actor) {
        return parked.dismiss(messages, reason, actor);
    }

    @Override
    public CompletableFuture<IntakeReply> replay(String id, byte @Nullable [] corrected, String actor) {
        var number = IdText.parse(ParkedMessageStore.LETTER, id);
        return number.isEmpty() ? done(notParked(id)) : replay(number.getAsLong(), corrected, actor);
    }

    private static IntakeReply notParked(String id) {
        return IntakeAnswers.problem(
                404, "parked-not-found", "There is no such message", "There is no parked message " + id);
    }

    /** Takes a parked message again; it stays parked where it is still unreadable. */
    private CompletableFuture<IntakeReply> replay(long id, byte @Nullable [] corrected, String actor) {
        var payload = parked.payload(id);
        var channel = payload.map(p -> channels.get(p.channel()));
        if (payload.isEmpty() || channel.isEmpty()) {
            return done(notParked("P" + id));
        }
        var body = corrected == null || corrected.length == 0 ? payload.get().raw() : corrected;
        boolean isCorrected = body == corrected;
        return process(channel.get(), body, ParkedMessages::unreadable).thenApply(reply -> {
            parked.replayed(new ParkedMessages.Replay(id, isCorrected, actor), reply, IntakeReplies.order(reply));
            return reply;
        });
    }

    private static CompletableFuture<IntakeReply> done(IntakeReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
