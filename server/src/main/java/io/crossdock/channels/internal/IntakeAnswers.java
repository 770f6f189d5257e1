package io.crossdock.channels.internal;

import io.crossdock.channels.IntakeProblem;
import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.TakenOrder;
import io.crossdock.channels.update.ChannelStatement;
import io.crossdock.channels.update.KnownOrder;
import io.crossdock.channels.update.KnownOrders;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the bodies of intake's answers. */
final class IntakeAnswers {

    /** Answer to a message that made no order. */
    record Ignored(@Nullable OrderId id, String reference, String ignored) {}

    /**
     * Answer to a later message about an order.
     *
     * @param applied whether nothing of it waits for a person's decision
     * @param requested what was asked of the order
     * @param open what a person must decide
     */
    record Updated(
            OrderId id,
            String reference,
            boolean applied,
            List<String> requested,
            List<String> open,
            List<Violation> differences) {}

    /** Answer to a message that can't be read and is kept for a person. @param order the order made of it since */
    record Parked(String parked, String detail, @Nullable OrderId order, List<Violation> violations) {}

    private IntakeAnswers() {}

    /** Answer to a message that makes no order, because the channel has said something newer. */
    static String outdated(KnownOrder newer) {
        var reason = newer.reason().isEmpty() ? "the channel has said something newer" : newer.reason();
        return EngineJson.write(new Ignored(
                newer.order() == null ? null : new OrderId(newer.order()),
                newer.name().reference(),
                "older than the message that said: " + reason));
    }

    /** Answer to a message about a known order, or about one that it does not make. */
    static String noted(ChannelStatement said, KnownOrders.Effect effect) {
        var order = effect.order();
        if (!effect.older().isEmpty()) {
            return EngineJson.write(new Ignored(order, said.reference(), effect.older()));
        }
        if (order == null || effect.nothing() && !said.ignore().isEmpty()) {
            return EngineJson.write(new Ignored(order, said.reference(), said.ignore()));
        }
        return EngineJson.write(new Updated(
                order, said.reference(), effect.open().isEmpty(), effect.done(), effect.open(), effect.differences()));
    }

    static IntakeReply parked(String id, @Nullable OrderId order, List<Violation> violations) {
        var detail = order == null
                ? "It is kept as " + id + " for a person to correct; don't send it again"
                : "It was kept as " + id + ", and a person has dealt with it";
        return new IntakeReply(202, EngineJson.write(new Parked(id, detail, order, violations)), false);
    }

    static String taken(NewOrder order) {
        return EngineJson.write(new TakenOrder(
                order.id(),
                order.channel(),
                order.reference(),
                order.currency(),
                order.amounts().totalMinor(),
                order.lines().size(),
                "/v1/orders/" + order.id()));
    }

    static IntakeReply problem(int status, String code, String title, String detail) {
        return problem(status, code, title, detail, null, List.of());
    }

    static IntakeReply problem(
            int status, String code, String title, String detail, @Nullable String parked, List<Violation> violations) {
        var body = new IntakeProblem("urn:crossdock:problem:" + code, title, status, code, detail, parked, violations);
        return new IntakeReply(status, EngineJson.write(body), false);
    }

    /** Names all violations at once. */
    static IntakeReply invalid(List<Violation> violations) {
        return problem(
                422,
                "invalid-order",
                "The order breaks rules",
                violations.size() + " rule(s) are broken",
                null,
                violations);
    }

    static IntakeReply malformed(String reason) {
        return problem(400, "malformed-json", "The body is not JSON", reason);
    }

    static IntakeReply repeated(String pointer) {
        return problem(
                400,
                "malformed-json",
                "A field of the body stands there twice",
                pointer + " stands there twice; send it once",
                null,
                List.of(new Violation(pointer, ViolationCode.DUPLICATE, "stands there twice; send it once")));
    }

    static IntakeReply inFlight(String key) {
        return problem(
                409,
                "in-flight",
                "The same message is being stored right now",
                "The first message with " + key + " has no answer yet; send again in a moment");
    }

    static IntakeReply reused(String key, List<Violation> differences) {
        return problem(
                422,
                "other-body",
                "This message was sent before with another body",
                "What is stored under " + key + " differs in " + differences.size() + " place(s)",
                null,
                differences);
    }

    static IntakeReply taken(String channel, String reference, OrderId by) {
        return problem(
                422,
                "reference-taken",
                "The channel has an order with this reference",
                "The reference belongs to order " + by,
                null,
                List.of(new Violation(
                        "/reference",
                        ViolationCode.TAKEN,
                        "reference " + reference + " of " + channel + " belongs to order " + by)));
    }

    static IntakeReply busy(String reason) {
        return problem(503, "busy", "The message can't be taken now; try again in a moment", reason);
    }
}
