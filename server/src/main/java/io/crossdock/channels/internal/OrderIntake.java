package io.crossdock.channels.internal;

import io.crossdock.channels.Intake;
import io.crossdock.channels.Reply;
import io.crossdock.channels.internal.OrderStorage.Outcome;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Ids;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.Reference;
import io.crossdock.shared.Violation;
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

/** Canonical orders, one or many: read, checked, submitted. */
final class OrderIntake {

    private static final int KEY_MAX = 200;

    private final Engine engine;
    private final Masterdata masterdata;
    private final Submission submission;
    private final Ids ids;
    private final Clock clock;

    OrderIntake(Engine engine, Masterdata masterdata, Submission submission, Ids ids, Clock clock) {
        this.engine = engine;
        this.masterdata = masterdata;
        this.submission = submission;
        this.ids = ids;
        this.clock = clock;
    }

    CompletableFuture<Reply> one(byte[] body, @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > KEY_MAX)) {
            return done(Answers.problem(400, "bad-key", "The Idempotency-Key can't be used", "It has 1 to " + KEY_MAX + " characters"));
        }
        if (body.length > Intake.MESSAGE_MAX) {
            return done(tooLarge(Intake.MESSAGE_MAX));
        }
        try {
            return submit(Bodies.MAPPER.readTree(body), body, key);
        } catch (JacksonException e) {
            return done(malformed(e));
        }
    }

    CompletableFuture<Reply> many(byte[] body) {
        if (body.length > Intake.BATCH_BYTES_MAX) {
            return done(tooLarge(Intake.BATCH_BYTES_MAX));
        }
        List<Element> elements;
        try {
            elements = elements(body);
        } catch (JacksonException e) {
            return done(malformed(e));
        }
        if (elements.isEmpty() || elements.size() > Intake.BATCH_MAX) {
            return done(Answers.invalid(List.of(
                    new Violation("/orders", "out-of-range", "orders is an array of 1 to " + Intake.BATCH_MAX + " orders"))));
        }
        var replies = elements.stream().map(e -> submit(e.node, e.raw, null)).toList();
        return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .thenApply(all -> Replies.list(replies.stream().map(CompletableFuture::join).toList()));
    }

    private record Element(JsonNode node, byte[] raw) {}

    /** The elements of {@code orders} with their bytes as received; empty where the body is something else. */
    private static List<Element> elements(byte[] body) {
        var elements = new ArrayList<Element>();
        try (var parser = Bodies.MAPPER.createParser(body)) {
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

    private CompletableFuture<Reply> submit(JsonNode node, byte[] raw, @Nullable String key) {
        var read = CanonicalReader.read(node, new OrderId(ids.next()), clock.instant());
        var order = read.order();
        if (order == null) {
            return done(Answers.invalid(withUnknownSkus(node, read.violations())));
        }
        var name = new Reference(order.channel(), key == null ? "order:" + order.reference() : "key:" + key);
        var message = new Incoming(name, Hashes.of(raw), raw, order, 201, Answers.taken(order), false);
        return submission.submit(message).thenApply(outcome -> switch (outcome) {
            case Outcome.Answered(var reply) -> reply;
            case Outcome.Other(var stored) -> other(stored, node);
        });
    }

    private static Reply other(MessageStore.Stored stored, JsonNode now) {
        var differences = Differences.between(Bodies.MAPPER.readTree(stored.raw()), now);
        return differences.isEmpty()
                ? new Reply(stored.status(), stored.answer(), true)
                : Answers.reused(stored.name().reference(), differences);
    }

    /** An order that breaks other rules is not submitted, and is told about its SKUs all the same. */
    private List<Violation> withUnknownSkus(JsonNode node, List<Violation> violations) {
        var named = new LinkedHashMap<Integer, String>();
        var lines = node.path("lines");
        for (int i = 0; i < Math.min(lines.size(), CanonicalReader.LINES_MAX); i++) {
            var sku = lines.path(i).path("sku");
            if (sku.isString() && !sku.stringValue().isEmpty()) {
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

    private static Reply malformed(JacksonException e) {
        var at = e.getLocation();
        return Answers.malformed("The body is not JSON" + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()));
    }

    static Reply tooLarge(int max) {
        return Answers.problem(413, "body-too-large", "The body is too large", "It has at most " + max + " bytes");
    }

    private static CompletableFuture<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
