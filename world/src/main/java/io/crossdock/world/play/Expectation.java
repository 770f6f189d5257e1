package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Compares a view with what must be true. The wanted value of a place is: a text, truth value or number (of a list: its
 * count); {@code none} or {@code some}; {@code {contains: …}}, {@code {lacks: …}}, {@code {not: …}}, {@code {oneOf:
 * […]}}, {@code {least: n}}, {@code {most: n}}.
 */
final class Expectation {

    private static final int SEEN_MAX = 300;

    private Expectation() {}

    /**
     * Returns a sentence about the first place that is not as it must be.
     *
     * @param wanted from place to value
     */
    static Optional<String> missed(JsonNode wanted, JsonNode view) {
        for (var place : wanted.properties()) {
            JsonNode seen = ViewPath.of(place.getKey(), view);
            if (!holds(place.getValue(), seen)) {
                return Optional.of(
                        place.getKey() + " should be " + WorldJson.text(place.getValue()) + ", is " + shown(seen));
            }
        }
        return Optional.empty();
    }

    private static String shown(JsonNode seen) {
        if (seen.isMissingNode()) {
            return "not there";
        }
        String text = WorldJson.text(seen);
        return text.length() > SEEN_MAX ? text.substring(0, SEEN_MAX) + "…" : text;
    }

    private static boolean holds(JsonNode wanted, JsonNode seen) {
        if (wanted.isObject()) {
            return wanted.properties().stream().allMatch(test -> tested(test.getKey(), test.getValue(), seen));
        }
        if (wanted.isString() && wanted.stringValue().equals("none")) {
            return seen.isMissingNode() || seen.isNull() || (seen.isContainer() && seen.isEmpty()) || empty(seen);
        }
        if (wanted.isString() && wanted.stringValue().equals("some")) {
            return !seen.isMissingNode() && !seen.isNull() && !(seen.isContainer() && seen.isEmpty()) && !empty(seen);
        }
        if (seen.isArray() && wanted.isNumber()) {
            return seen.size() == wanted.asInt() && !single(seen) || single(seen) && oneIs(wanted, seen);
        }
        JsonNode value = single(seen) ? seen.get(0) : seen;
        return wanted.isNumber() && value.isNumber() ? wanted.asLong() == value.asLong() : wanted.equals(value);
    }

    /** A list of one number is that number; any other list of one counts one. */
    private static boolean oneIs(JsonNode wanted, JsonNode seen) {
        return seen.get(0).isNumber() ? seen.get(0).asLong() == wanted.asLong() : wanted.asInt() == 1;
    }

    private static boolean single(JsonNode seen) {
        return seen.isArray() && seen.size() == 1;
    }

    private static boolean empty(JsonNode seen) {
        return seen.isString() && seen.stringValue().isEmpty();
    }

    private static boolean tested(String test, JsonNode value, JsonNode seen) {
        return switch (test) {
            case "contains" -> ViewPath.contains(text(seen), value.asString());
            case "lacks" -> !ViewPath.contains(text(seen), value.asString());
            case "not" -> !holds(value, seen);
            case "oneOf" -> value.valueStream().anyMatch(one -> holds(one, seen));
            case "least" -> number(seen) >= value.asLong();
            case "most" -> number(seen) <= value.asLong();
            default -> throw new IllegalArgumentException("there is no test '" + test + "'");
        };
    }

    /** The text itself, or a list or an object as JSON. */
    private static String text(JsonNode seen) {
        return seen.isString() ? seen.stringValue() : WorldJson.text(seen);
    }

    private static long number(JsonNode seen) {
        JsonNode value = single(seen) ? seen.get(0) : seen;
        return value.isNumber() ? value.asLong() : value.isContainer() ? value.size() : 0;
    }
}
