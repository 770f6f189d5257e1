package io.crossdock.cases.internal;

import io.crossdock.shared.Limits;
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
            var due = Instant.parse(text.substring(0, Math.max(cut, 0)));
            if (Limits.allows(due)) {
                return new CaseCursor(due, Long.parseLong(text.substring(cut + 1)));
            }
            throw refused(text);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw refused(text);
        }
    }

    private static Refused refused(String text) {
        return Refused.wrongParameters(List.of(new Violation(
                "/cursor",
                ViolationCode.WRONG_FORMAT,
                "must be the nextCursor of an earlier page, not '" + text + "'")));
    }
}
