package io.crossdock.platform;

import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds where two JSON documents differ, as pointers. White space, the order of fields, 1 against 1.0, and null against
 * an absent field do not count.
 */
public final class JsonDifferences {

    private static final int MAX = 100;

    private final List<FieldChange> found = new ArrayList<>();

    private JsonDifferences() {}

    /**
     * A field that differs.
     *
     * @param path JSON pointer
     * @param before null: it was not there
     * @param after null: it is not there any more
     */
    public record FieldChange(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {

        Violation violation() {
            return new Violation(path, ViolationCode.DIFFERS, "was " + shown(before) + ", is " + shown(after));
        }
    }

    /** At most 100 differences, in sentences. */
    public static List<Violation> between(JsonNode before, JsonNode now) {
        return fields(before, now).stream().map(FieldChange::violation).toList();
    }

    /** At most 100 differences. */
    public static List<FieldChange> fields(JsonNode before, JsonNode now) {
        var differences = new JsonDifferences();
        differences.compare("", before, now);
        return differences.found;
    }

    private void compare(String at, @Nullable JsonNode before, @Nullable JsonNode now) {
        if (found.size() >= MAX || Objects.equals(before, now)) {
            return;
        }
        if (before != null && now != null && before.isObject() && now.isObject()) {
            var names = new LinkedHashSet<>(before.propertyNames());
            names.addAll(now.propertyNames());
            for (var name : names) {
                compare(at + "/" + JsonText.pointerPart(name), meant(before.get(name)), meant(now.get(name)));
            }
        } else if (before != null && now != null && before.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
                compare(at + "/" + i, before.get(i), now.get(i));
            }
        } else if (!sameNumber(before, now)) {
            found.add(new FieldChange(at, before, now));
        }
    }

    /** A field's value; null where the field says nothing. */
    private static @Nullable JsonNode meant(@Nullable JsonNode field) {
        return field == null || field.isNull() ? null : field;
    }

    private static boolean sameNumber(@Nullable JsonNode before, @Nullable JsonNode now) {
        return before != null
                && now != null
                && before.isNumber()
                && now.isNumber()
                && before.decimalValue().compareTo(now.decimalValue()) == 0;
    }

    private static String shown(@Nullable JsonNode node) {
        var text = node == null ? "absent" : node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
