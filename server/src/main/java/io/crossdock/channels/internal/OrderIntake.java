package io.crossdock.channels.internal;

import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.MessageIntake;
import io.crossdock.channels.internal.OrderStorage.Outcome;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Ids;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderReference;
import io.crossdock.platform.JsonDifferences;
import io.crossdock.platform.RepeatedField;
import io.crossdock.platform.StorableText;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads, checks and submits canonical orders, one or many. */
final class OrderIntake implements MessageIntake {

    private final Engine engine;
    private final Masterdata masterdata;
    private final MessageSubmission submission;
    private final Ids ids;
    private final Clock clock;

    OrderIntake(Engine engine, Masterdata masterdata, MessageSubmission submission, Ids ids, Clock clock) {
        this.engine = engine;
        this.masterdata = masterdata;
        this.submission = submission;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<IntakeReply> order(byte[] body, @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > Limits.KEY_CHARACTERS_MAX)) {
            return done(IntakeAnswers.problem(
                    400,
                    "bad-key",
                    "The Idempotency-Key can't be used",
                    "It must have 1 to " + Limits.KEY_CHARACTERS_MAX + " characters"));
        }
        if (body.length > MessageIntake.MESSAGE_MAX) {
            return done(tooLarge(MessageIntake.MESSAGE_MAX));
        }
        try {
            return submit(MessageBodies.tree(body), body, key);
        } catch (JacksonException e) {
            return done(malformed(e));
        }
    }

    @Override
    public CompletableFuture<IntakeReply> batch(byte[] body) {
        if (body.length > MessageIntake.BATCH_BYTES_MAX) {
            return done(tooLarge(MessageIntake.BATCH_BYTES_MAX));
        }
        List<Element> elements;
        try {
            elements = elements(body);
        } catch (JacksonException e) {
            return done(malformed(e));
        }
        if (elements.isEmpty() || elements.size() > MessageIntake.BATCH_MAX) {
            return done(IntakeAnswers.invalid(List.of(new Violation(
                    "/orders",
                    elements.isEmpty() ? ViolationCode.EMPTY : ViolationCode.TOO_MANY,
                    "must have 1 to " + MessageIntake.BATCH_MAX + " elements, has " + elements.size()))));
        }
        var replies = elements.stream().map(e -> submit(e.node, e.raw, null)).toList();
        return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .thenApply(all -> IntakeReplies.list(
                        replies.stream().map(CompletableFuture::join).toList()));
    }

    private record Element(JsonNode node, byte[] raw) {}

    /** The elements of {@code orders} with their bytes as received; empty where the body has another form. */
    private static List<Element> elements(byte[] body) {
        var elements = new ArrayList<Element>();
        try (var parser = MessageBodies.parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT
                    || !"orders".equals(parser.nextName())
                    || parser.nextToken() != JsonToken.START_ARRAY) {
                return List.of();
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                JsonNode node = parser.readValueAsTree();
                int end = (int) parser.currentLocation().getByteOffset();
                elements.add(new Element(node, Arrays.copyOfRange(body, start, end)));
            }
            return parser.nextToken() == JsonToken.END_OBJECT ? elements : List.of();
        }
    }

    private CompletableFuture<IntakeReply> submit(JsonNode node, byte[] raw, @Nullable String key) {
        var read = CanonicalReader.read(node, new OrderId(ids.next()), clock.instant());
        var order = read.order();
        if (order == null) {
            return done(IntakeAnswers.invalid(withUnknownSkus(node, read.violations())));
        }
        var name = new OrderReference(order.channel(), key == null ? "order:" + order.reference() : "key:" + key);
        var message =
                new IncomingMessage(name, MessageHashes.of(raw), raw, order, IntakeAnswers.taken(order), null, false);
        return submission.submit(message).thenApply(outcome -> switch (outcome) {
            case Outcome.Answered(var reply) -> reply;
            case Outcome.Other(var stored) -> other(stored, node);
        });
    }

    private static IntakeReply other(ChannelMessageStore.Stored stored, JsonNode now) {
        var differences = JsonDifferences.between(MessageBodies.STORED.readTree(stored.raw()), now);
        return differences.isEmpty()
                ? new IntakeReply(stored.status(), stored.answer(), true)
                : IntakeAnswers.reused(stored.name().reference(), differences);
    }

    /** Adds unknown SKUs to the violations of an order that is not submitted. */
    private List<Violation> withUnknownSkus(JsonNode node, List<Violation> violations) {
        var named = new LinkedHashMap<Integer, String>();
        var lines = node.path("lines");
        for (int i = 0; i < Math.min(lines.size(), Limits.LINES_MAX); i++) {
            var sku = lines.path(i).path("sku");
            if (sku.isString()
                    && !sku.stringValue().isEmpty()
                    && StorableText.fault(sku.stringValue(), Limits.CODE_CHARACTERS_MAX) == null) {
                named.put(i, sku.stringValue());
            }
        }
        if (named.isEmpty()) {
            return violations;
        }
        var known = engine.read(tx -> masterdata.skus(tx, List.copyOf(named.values())));
        var all = new ArrayList<>(violations);
        named.forEach((index, sku) -> {
            if (!known.containsKey(sku)) {
                all.add(OrderStorage.unknownSku(index, sku));
            }
        });
        return all;
    }

    private static IntakeReply malformed(JacksonException e) {
        var twice = RepeatedField.of(e);
        if (twice.isPresent()) {
            return IntakeAnswers.repeated(twice.get());
        }
        var at = e.getLocation();
        return IntakeAnswers.malformed("The body is not JSON"
                + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()));
    }

    static IntakeReply tooLarge(int max) {
        return IntakeAnswers.problem(
                413, "body-too-large", "The body is too large", "It may have at most " + max + " bytes");
    }

    private static CompletableFuture<IntakeReply> done(IntakeReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
