package io.crossdock.platform;

import io.crossdock.shared.RepairedText;
import io.crossdock.shared.ViolationCode;
import org.jspecify.annotations.Nullable;

/** Checks that PostgreSQL can store a text: it takes neither NUL nor unpaired surrogates. */
public final class StorableText {

    private StorableText() {}

    /** The reason why a text can't be stored. */
    public record Fault(ViolationCode code, String message) {}

    /** The fault of a text; null if it can be stored. @param max characters; a surrogate pair counts once */
    public static @Nullable Fault fault(String text, int max) {
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            return new Fault(
                    ViolationCode.TOO_LONG,
                    "must have at most " + max + " characters, has " + text.codePointCount(0, text.length()));
        }
        return RepairedText.of(text).equals(text)
                ? null
                : new Fault(ViolationCode.WRONG_FORMAT, "must not contain NUL or unpaired surrogates");
    }
}
