package io.crossdock.channels.internal;

import io.crossdock.channels.IntakeProblem;
import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.TakenOrder;
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

    /** Answer to a later message about an order, whose changes wait for a person's decision. */
    record NotApplied(OrderId id, String reference, boolean applied, List<Violation> differences) {}

    private IntakeAnswers() {}

    static String taken(NewOrder order) {
        return EngineJson.write(new TakenOrder(
                order.id(),
                order.channel(),
                order.reference(),
                order.currency(),
                order.totalMinor(),
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
