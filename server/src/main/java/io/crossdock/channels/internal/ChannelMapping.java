package io.crossdock.channels.internal;

import com.dashjoin.jsonata.Jsonata;
import io.crossdock.engine.sql.EngineJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A channel's JSONata expression: one message in, canonical orders out. Besides JSONata's own functions there are
 * {@code $minor(amount, currency)}: minor units, exact; {@code $text(value)}: a number's digits as they are;
 * {@code $service(word)}: our service for the partner's word, as {@code channel.yaml} says.
 *
 * <p>It may make one order, a list of them, or {@code {"ignore": reason, "reference": …}} for a message that is not for
 * us to fulfill.
 */
final class ChannelMapping {

    /** The expression could not be applied: the message is not what it expects. */
    static final class Failed extends RuntimeException {
        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final String expression;
    private final String channel;
    private final Map<String, String> services;
    /** A compiled expression serves one thread at a time. */
    private final Queue<Jsonata> idle = new ConcurrentLinkedQueue<>();

    /** @param services our service by the partner's word in lower case */
    ChannelMapping(String expression, String channel, Map<String, String> services) {
        this.expression = expression;
        this.channel = channel;
        this.services = Map.copyOf(services);
        idle.add(compiled());
    }

    private Jsonata compiled() {
        var jsonata = Jsonata.jsonata(expression);
        jsonata.registerFunction(
                "minor", (Object amount, String currency) -> amount == null ? null : minor(amount, currency));
        jsonata.registerFunction("text", (Object value) -> value == null ? null : text(value));
        jsonata.registerFunction("service", (Object word) -> service(word));
        jsonata.assign("channel", channel);
        return jsonata;
    }

    private static Long minor(Object amount, String currency) {
        return CurrencyTable.minor(text(amount), currency);
    }

    private static String text(Object value) {
        return value instanceof Double || value instanceof Float
                ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    private String service(@Nullable Object word) {
        var ours = word == null ? null : services.get(word.toString().toLowerCase(Locale.ROOT));
        return ours == null ? "standard" : ours;
    }

    /** What the message means: orders or things to ignore, in order. */
    List<JsonNode> apply(JsonNode message) {
        var jsonata = idle.poll();
        if (jsonata == null) {
            jsonata = compiled();
        }
        try {
            var result = EngineJson.MAPPER.<JsonNode>valueToTree(
                    jsonata.evaluate(EngineJson.MAPPER.treeToValue(message, Object.class)));
            return result.isArray() ? List.copyOf(result.values()) : List.of(result);
        } catch (RuntimeException e) {
            throw new Failed(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } finally {
            idle.add(jsonata);
        }
    }
}
