package io.crossdock.platform;

import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a JSON object field by field and collects every violation instead of stopping at the first. A field that breaks
 * a rule reads as a harmless value of its type, so the caller reads on and calls {@link #refuseViolations} once before
 * it uses anything.
 */
public final class Checked {

    private static final int TIME_MAX = 40;

    private final JsonNode node;
    private final String pointer;
    private final List<Violation> violations;
    private final Set<String> asked = new HashSet<>();

    private Checked(JsonNode node, String pointer, List<Violation> violations) {
        this.node = node;
        this.pointer = pointer;
        this.violations = violations;
        if (!node.isObject()) {
            violations.add(new Violation(pointer, "wrong-type", "must be an object, not " + kind(node)));
        }
    }

    /** A whole body. */
    public static Checked body(JsonNode body) {
        return new Checked(body, "", new ArrayList<>());
    }

    /** Text of 1 to {@code max} characters that is not blank. */
    public String text(String name, int max) {
        var value = field(name);
        if (value == null) {
            violation(name, "required", "is required");
            return "";
        }
        return text(name, value, max);
    }

    /** Text that may be left out or null. */
    public @Nullable String optionalText(String name, int max) {
        var value = field(name);
        return value == null ? null : text(name, value, max);
    }

    private String text(String name, JsonNode value, int max) {
        if (!value.isString()) {
            violation(name, "wrong-type", "must be text, not " + kind(value));
            return "";
        }
        var text = value.stringValue();
        if (text.isBlank() || text.length() > max) {
            violation(
                    name,
                    text.isBlank() ? "blank" : "too-long",
                    "must have 1 to " + max + " characters, has " + text.length());
            return "";
        }
        return text;
    }

    /** Text that matches a regular expression. */
    public String text(String name, String pattern, String meaning) {
        var text = text(name, 1000);
        if (!text.isEmpty() && !text.matches(pattern)) {
            violation(name, "wrong-format", "must be " + meaning + ", not '" + text + "'");
            return "";
        }
        return text;
    }

    /** A whole number. */
    public long whole(String name, long min, long max) {
        var value = field(name);
        if (value == null) {
            violation(name, "required", "is required");
            return min;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            violation(name, "wrong-type", "must be a whole number, not " + kind(value));
            return min;
        }
        return inRange(name, value.longValue(), min, max);
    }

    /** A whole number that may be left out or null. */
    public long optionalWhole(String name, long min, long max, long otherwise) {
        return has(name) ? whole(name, min, max) : otherwise;
    }

    private long inRange(String name, long number, long min, long max) {
        if (number < min || number > max) {
            violation(name, "out-of-range", "must be from " + min + " to " + max + ", not " + number);
            return min;
        }
        return number;
    }

    /** A number. */
    public double number(String name, double min, double max) {
        var value = field(name);
        if (value == null || !value.isNumber()) {
            violation(
                    name,
                    value == null ? "required" : "wrong-type",
                    value == null ? "is required" : "must be a number");
            return min;
        }
        double number = value.doubleValue();
        if (!(number >= min && number <= max)) {
            violation(name, "out-of-range", "must be from " + min + " to " + max + ", not " + number);
            return min;
        }
        return number;
    }

    /** True or false. */
    public boolean flag(String name) {
        var value = field(name);
        if (value == null || !value.isBoolean()) {
            violation(
                    name,
                    value == null ? "required" : "wrong-type",
                    value == null ? "is required" : "must be true or false");
            return false;
        }
        return value.booleanValue();
    }

    /** A moment in UTC, {@code 2026-11-23T10:00:00Z}. */
    public Instant time(String name) {
        var text = text(name, TIME_MAX);
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException e) {
            violation(name, "wrong-format", "must be a time like 2026-11-23T10:00:00Z, not '" + text + "'");
            return Instant.EPOCH;
        }
    }

    /**
     * A constant of an enum, written in lower case with hyphens: {@code drop-ship}. Capitals and underscores are taken,
     * too.
     */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        var text = text(name, 100);
        var wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        if (!text.isEmpty()) {
            violation(
                    name,
                    "not-a-choice",
                    "must be one of "
                            + Stream.of(type.getEnumConstants())
                                    .map(Checked::word)
                                    .collect(Collectors.joining(", ")) + ", not '" + text + "'");
        }
        return type.getEnumConstants()[0];
    }

    /** How {@link #choice} and answers write a constant. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A list of objects with 1 to {@code max} elements. */
    public List<Checked> list(String name, int max) {
        var value = field(name);
        if (value == null || !value.isArray()) {
            violation(
                    name, value == null ? "required" : "wrong-type", value == null ? "is required" : "must be a list");
            return List.of();
        }
        if (value.isEmpty() || value.size() > max) {
            violation(
                    name,
                    value.isEmpty() ? "empty" : "too-many",
                    "must have 1 to " + max + " elements, has " + value.size());
            return List.of();
        }
        var elements = new ArrayList<Checked>(value.size());
        for (int i = 0; i < value.size(); i++) {
            elements.add(new Checked(value.get(i), pointer + "/" + name + "/" + i, violations));
        }
        return elements;
    }

    /** Whether the field was sent and is not null. */
    public boolean has(String name) {
        return field(name) != null;
    }

    /** An object that may be left out. */
    public @Nullable Checked part(String name) {
        var value = field(name);
        return value == null ? null : new Checked(value, pointer + "/" + name, violations);
    }

    /** A list of objects that may be left out or empty. */
    public List<Checked> optionalList(String name, int max) {
        var value = field(name);
        return value == null || value.isArray() && value.isEmpty() ? List.of() : list(name, max);
    }

    /**
     * A list of texts that may be left out or empty; each must match a regular expression, and stands in the list once.
     */
    public List<String> texts(String name, int max, String pattern, String meaning) {
        var elements = optionalArray(name, max);
        var texts = new ArrayList<String>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            if (!element.isString() || !element.stringValue().matches(pattern)) {
                violation(name + "/" + i, "wrong-format", "must be " + meaning + ", not " + element);
            } else if (texts.contains(element.stringValue())) {
                violation(name + "/" + i, "duplicate", element.stringValue() + " is in the list twice");
            } else {
                texts.add(element.stringValue());
            }
        }
        return texts;
    }

    /**
     * A list of at most {@code max} texts of 1 to {@code charactersMax} characters; empty where it is left out or null.
     */
    public List<String> optionalTexts(String name, int max, int charactersMax) {
        var elements = optionalArray(name, max);
        var texts = new ArrayList<String>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            texts.add(text(name + "/" + i, elements.get(i), charactersMax));
        }
        return texts;
    }

    private List<JsonNode> optionalArray(String name, int max) {
        var value = field(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > max) {
            violation(name, value.isArray() ? "too-many" : "wrong-type", "must be a list of at most " + max + " texts");
            return List.of();
        }
        return value.valueStream().toList();
    }

    /** An object. */
    public Checked object(String name) {
        var value = field(name);
        if (value == null) {
            violation(name, "required", "is required");
            return new Checked(JsonNodeFactory.instance.objectNode(), pointer + "/" + name, new ArrayList<>());
        }
        return new Checked(value, pointer + "/" + name, violations);
    }

    /** Adds a violation that the caller found. */
    public void violation(String name, String code, String message) {
        violations.add(new Violation(pointer + "/" + name, code, message));
    }

    /** Every field that was sent and never asked for becomes a violation: a typing error must not pass in silence. */
    public Checked refuseUnknown() {
        node.propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> violation(name.replace("~", "~0").replace("/", "~1"), "unknown", "is not known here"));
        return this;
    }

    /** @throws Refused with everything that was found in the whole body, in any of its parts */
    public void refuseViolations() {
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }

    private @Nullable JsonNode field(String name) {
        asked.add(name);
        var value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static String kind(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
