package io.crossdock.channels.internal;

import io.crossdock.shared.Violation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the fields of one JSON object and notes what is wrong with them, so that all violations come out at once. A
 * field that is wrong reads as empty or zero: its value must not be used once anything was noted.
 */
final class Fields {

    private final JsonNode object;
    private final String at;
    private final List<Violation> violations;

    /** @param at JSON pointer to the object */
    Fields(JsonNode object, String at, List<Violation> violations) {
        this.object = object;
        this.at = at;
        this.violations = violations;
    }

    boolean isObject() {
        return object.isObject();
    }

    /** Notes every field that is not among these. */
    void only(Set<String> known) {
        for (var field : object.properties()) {
            if (!known.contains(field.getKey())) {
                note(
                        escaped(field.getKey()),
                        "unknown-field",
                        "there is no such field; known are "
                                + known.stream().sorted().toList());
            }
        }
    }

    /** Required, with at least one character. */
    String text(String name, int max) {
        var node = object.get(name);
        if (node == null) {
            note(name, "required", "is required");
            return "";
        }
        if (!node.isString()) {
            note(name, "wrong-type", "is text, not " + shown(node));
            return "";
        }
        var text = node.stringValue();
        if (text.isEmpty()) {
            note(name, "too-short", "may not be empty");
        }
        return checked(name, text, max);
    }

    /** Required, in a format. */
    String text(String name, Pattern format, String means) {
        var node = object.get(name);
        if (node != null
                && node.isString()
                && !format.matcher(node.stringValue()).matches()) {
            note(name, "invalid-format", "is " + means + ", not " + shown(node));
            return "";
        }
        return text(name, Integer.MAX_VALUE);
    }

    /** May be absent, null or empty. */
    @Nullable
    String optional(String name, int max) {
        var node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            note(name, "wrong-type", "is text, not " + shown(node));
            return null;
        }
        return checked(name, node.stringValue(), max);
    }

    /** Must be left out, or null. */
    @Nullable
    String absent(String name, String why) {
        var node = object.get(name);
        if (node != null && !node.isNull()) {
            note(name, "not-allowed", why);
        }
        return null;
    }

    private String checked(String name, String text, int max) {
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            note(name, "too-long", "has " + text.codePointCount(0, text.length()) + " characters; at most " + max);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                note(name, "invalid-format", "has a NUL character");
                return "";
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    note(name, "invalid-format", "has half a character (an unpaired surrogate)");
                    return "";
                }
                i++;
            }
        }
        return text;
    }

    /** One of the allowed words; {@code otherwise} where it is absent, or required where that is null. */
    String word(String name, List<String> allowed, @Nullable String otherwise) {
        var node = object.get(name);
        if (otherwise != null && (node == null || node.isNull())) {
            return otherwise;
        }
        if (node == null) {
            note(name, "required", "is required");
            return "";
        }
        if (!node.isString() || !allowed.contains(node.stringValue())) {
            note(name, "not-allowed", "is one of " + allowed + ", not " + shown(node));
            return "";
        }
        return node.stringValue();
    }

    /** True or false; null where it is absent or null. */
    @Nullable
    Boolean flag(String name) {
        var node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            note(name, "wrong-type", "is true or false, not " + shown(node));
            return null;
        }
        return node.booleanValue();
    }

    /** Required whole number. */
    long number(String name, long min, long max) {
        var node = object.get(name);
        if (node == null) {
            note(name, "required", "is required");
            return 0;
        }
        return checked(name, node, min, max);
    }

    /** Whole number that may be absent or null. */
    long number(String name, long min, long max, long otherwise) {
        var node = object.get(name);
        return node == null || node.isNull() ? otherwise : checked(name, node, min, max);
    }

    private long checked(String name, JsonNode node, long min, long max) {
        if (!node.isNumber() || !node.canConvertToExactIntegral()) {
            note(name, "wrong-type", "is a whole number, not " + shown(node));
            return 0;
        }
        if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            note(name, "out-of-range", "is from " + min + " to " + max + ", not " + shown(node));
            return 0;
        }
        return node.longValue();
    }

    /** Required object; empty, and noted, where it is something else. */
    Fields object(String name) {
        var node = object.get(name);
        if (node == null) {
            note(name, "required", "is required");
            return new Fields(MissingNode.getInstance(), at + "/" + name, violations);
        }
        if (!node.isObject()) {
            note(name, "wrong-type", "is an object, not " + shown(node));
        }
        return new Fields(node, at + "/" + name, violations);
    }

    /** Required array of at least one element; null where it is something else. */
    @Nullable
    JsonNode array(String name, int max) {
        var node = object.get(name);
        if (node == null) {
            note(name, "required", "is required");
            return null;
        }
        if (!node.isArray()) {
            note(name, "wrong-type", "is an array, not " + shown(node));
            return null;
        }
        if (node.isEmpty() || node.size() > max) {
            note(name, node.isEmpty() ? "too-short" : "too-long", "has 1 to " + max + " elements, not " + node.size());
        }
        return node;
    }

    void note(String name, String code, String message) {
        violations.add(new Violation(at + "/" + name, code, name + " " + message));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String shown(JsonNode node) {
        var text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
