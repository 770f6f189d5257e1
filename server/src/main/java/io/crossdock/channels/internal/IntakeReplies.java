package io.crossdock.channels.internal;

import io.crossdock.channels.IntakeReply;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import io.crossdock.shared.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins replies, and finds a reply's order. */
final class IntakeReplies {

    private IntakeReplies() {}

    /** {@code {"results":[{"status":201,"order":{…}},{"status":422,"problem":{…}}]}}. */
    static IntakeReply list(List<IntakeReply> replies) {
        var json = new StringBuilder(replies.size() * 200).append("{\"results\":[");
        for (var reply : replies) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"status\":")
                    .append(reply.status())
                    .append(reply.refused() ? ",\"problem\":" : ",\"order\":")
                    .append(reply.json())
                    .append('}');
        }
        return new IntakeReply(200, json.append("]}").toString(), false);
    }

    /** The violations of a refused order; empty for every other reply. */
    static List<Violation> violations(IntakeReply reply) {
        return reply.status() != 422
                ? List.of()
                : EngineJson.tree(reply.json())
                        .path("violations")
                        .valueStream()
                        .map(v -> new Violation(
                                v.path("pointer").asString(""),
                                Words.parse(ViolationCode.class, v.path("code").asString("")),
                                v.path("message").asString("")))
                        .toList();
    }

    /** The order of a single reply; null where it has none. */
    static @Nullable OrderId order(IntakeReply reply) {
        return OrderId.parse(EngineJson.tree(reply.json()).path("id").asString(""))
                .orElse(null);
    }
}
