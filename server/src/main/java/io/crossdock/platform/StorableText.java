package io.crossdock.platform;

import io.crossdock.shared.ViolationCode;
import org.jspecify.annotations.Nullable;

/** Which text PostgreSQL takes: no NUL character, no half of a surrogate pair. */
final class StorableText {

    private StorableText() {}

    /** Why a text can't be stored, or is too long. */
    record Fault(ViolationCode code, String message) {}

    /** Null where it can be stored. @param max characters, a pair of surrogates counted once */
    static @Nullable Fault fault(String text, int max) {
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            return new Fault(
                    ViolationCode.TOO_LONG,
                    "must have at most " + max + " characters, has " + text.codePointCount(0, text.length()));
        }
        return isStorable(text)
                ? null
                : new Fault(ViolationCode.WRONG_FORMAT, "must not have a NUL character or half of a surrogate pair");
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
