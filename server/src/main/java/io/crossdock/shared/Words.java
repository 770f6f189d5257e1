package io.crossdock.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Constants of enums as words, in JSON, in the database and in texts: lower case with hyphens; {@code DROP_SHIP} is
 * {@code drop-ship}.
 */
public final class Words {

    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the text of {@link #of}; also accepts capitals and underscores.
     *
     * @throws IllegalArgumentException for any other word; the message names the choices
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return find(type, word)
                .orElseThrow(
                        () -> new IllegalArgumentException("must be one of " + choices(type) + ", not '" + word + "'"));
    }

    /** As {@link #parse}; empty for any other word. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        var name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** All words of an enum in its order, separated by commas. */
    public static <E extends Enum<E>> String choices(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    }
}
