package io.crossdock.orchestration.fact;

import io.crossdock.policy.fact.FactSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values as facts have them. */
final class FactValue {

    /** Words of one fact; further ones are left out. */
    private static final int WORDS_MAX = 1_000;

    private FactValue() {}

    /** The value with its texts cut off; null for nothing and for an empty text. */
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text.isEmpty() ? null : cut(text);
            case List<?> words ->
                words.stream()
                        .map(word -> cut(String.valueOf(word)))
                        .distinct()
                        .sorted()
                        .limit(WORDS_MAX)
                        .toList();
            default -> value;
        };
    }

    /** The text of a scalar; null if there is none. */
    static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString("") : null;
    }

    private static String cut(String text) {
        if (text.length() <= FactSource.TEXT_MAX) {
            return text;
        }
        int end = FactSource.TEXT_MAX;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
