package io.crossdock.platform.change;

import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place of a change in the list of all: the newest first, those of one event by kind and key. */
record ChangePlace(long event, String kind, String key) {

    private static final ChangePlace NEWEST = new ChangePlace(Long.MAX_VALUE, "", "");

    /** Parts of a cursor; kinds and numbers have none of these. */
    private static final String CUT = "_";

    String print() {
        return event + CUT + kind + CUT + key;
    }

    static ChangePlace read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NEWEST;
        }
        var parts = text.split(CUT, 3);
        if (parts.length == 3 && parts[0].matches("[1-9][0-9]{0,17}")) {
            return new ChangePlace(Long.parseLong(parts[0]), parts[1], parts[2]);
        }
        throw Refused.wrongParameters(List.of(new Violation(
                "/cursor",
                ViolationCode.WRONG_FORMAT,
                "must be the nextCursor of an earlier page, not '" + text + "'")));
    }
}
