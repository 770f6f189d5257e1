package io.crossdock.channels.internal;

import com.dashjoin.jsonata.Jsonata;
import io.crossdock.channels.update.JsonPlaces;
import io.crossdock.engine.sql.EngineJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A channel's JSONata expression, which maps one message to canonical orders. Besides JSONata's own functions, it may
 * use {@code $minor(amount, currency)} for the exact amount in minor units, {@code $text(value)} for the digits of a
 * number as received, {@code $digital(sku)} for whether {@code channel.yaml} has a SKU delivered digitally, and
 * {@code $service(word)} for the service that {@code channel.yaml} maps the partner's word to.
 *
 * <p>It makes an order, a {@link io.crossdock.channels.update.ChannelStatement statement}, a list of them, or
 * {@code {"ignore": reason, "reference": …}} for a message that the retailer does not fulfill.
 */
final class ChannelMapping {

    /** The expression does not fit the message. */
    static final class Failed extends RuntimeException {

        private final String pointer;

        Failed(String message, String pointer, Throwable cause) {
            super(message, cause);
            this.pointer = pointer;
        }

        /** JSON pointer to the value that it can't read; empty: not known. */
        String pointer() {
            return pointer;
        }
    }

    /** An amount that is none. */
    private static final class WrongAmount extends RuntimeException {

        private final Object amount;

        WrongAmount(Object amount, RuntimeException cause) {
            super(cause.getMessage(), cause);
            this.amount = amount;
        }
    }

    private final String expression;
    private final String channel;
    private final Map<String, String> services;
    private final Predicate<String> digital;
    /** Compiled expressions that no thread uses; each serves one thread at a time. */
    private final Queue<Jsonata> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param services service by the partner's word in lower case
     * @param digital whether Crossdock delivers a SKU that the partner does not ship
     */
    ChannelMapping(String expression, String channel, Map<String, String> services, Predicate<String> digital) {
        this.expression = expression;
        this.channel = channel;
        this.services = Map.copyOf(services);
        this.digital = digital;
        idle.add(compiled());
    }

    private Jsonata compiled() {
        var jsonata = Jsonata.jsonata(expression);
        jsonata.registerFunction(
                "minor", (Object amount, String currency) -> amount == null ? null : minor(amount, currency));
        jsonata.registerFunction("text", (Object value) -> value == null ? null : text(value));
        jsonata.registerFunction("service", (Object word) -> service(word));
        jsonata.registerFunction("digital", (Object sku) -> sku != null && digital.test(sku.toString()));
        jsonata.assign("channel", channel);
        return jsonata;
    }

    private static Long minor(Object amount, String currency) {
        try {
            return CurrencyTable.minor(text(amount), currency);
        } catch (IllegalArgumentException e) {
            throw new WrongAmount(amount, e);
        }
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

    private static Failed failed(JsonNode message, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongAmount wrong) {
                var amount = text(wrong.amount);
                var places = JsonPlaces.of(message, value -> value.asString("").equals(amount));
                return new Failed(String.valueOf(wrong.getMessage()), places.isEmpty() ? "" : places.getFirst(), e);
            }
        }
        return new Failed(e.getMessage() == null ? "it does not fit the message" : e.getMessage(), "", e);
    }

    /** Applies the expression: orders or {@code ignore} objects, in order. */
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
            throw failed(message, e);
        } finally {
            idle.add(jsonata);
        }
    }
}
