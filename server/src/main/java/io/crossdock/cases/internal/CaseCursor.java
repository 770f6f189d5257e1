package io.crossdock.cases.internal;

import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last case of a page. */
record CaseCursor(Instant due, long id) {

    private static final CaseCursor BEGIN = new CaseCursor(Instant.EPOCH, 0);

    String print() {
        return due + "_" + id;
    }

    static CaseCursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return BEGIN;
        }
        try {
            int cut = text.indexOf('_');
            return new CaseCursor(
                    Instant.parse(text.substring(0, Math.max(cut, 0))), Long.parseLong(text.substring(cut + 1)));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw Refused.wrongParameters(List.of(new Violation(
                    "/cursor",
                    ViolationCode.WRONG_FORMAT,
                    "must be the nextCursor of an earlier page, not '" + text + "'")));
        }
    }
}
