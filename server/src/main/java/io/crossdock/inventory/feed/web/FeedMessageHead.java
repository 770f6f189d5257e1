package io.crossdock.inventory.feed.web;

import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.ViolationCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message says beside its rows.
 *
 * @param at time of the figures; null: the time of arrival; required where there are several parts
 * @param node node of rows without one; the node of a reset; null: every row names its own
 * @param part number of this part of the message, from 1; null: 1
 * @param parts number of parts that make up the message; null: 1
 * @param zeroPercentMax only of a reset: most SKUs in stock at the node, in percent, that it may zero; null: as the
 *     feed's profile says
 */
record FeedMessageHead(
        Kind kind,
        @NumberRange(min = 0, max = Long.MAX_VALUE) long sequence,
        @Nullable Instant at,
        @Nullable String node,

        @NumberRange(min = 1, max = Feeds.PARTS_MAX) @Nullable
        Integer part,

        @NumberRange(min = 1, max = Feeds.PARTS_MAX) @Nullable
        Integer parts,

        @NumberRange(min = 0, max = 100) @Nullable Integer zeroPercentMax)
        implements CheckedRecord {

    @Override
    public void check(RequestReader fields) {
        // Parts of one message that arrive one after the other have one time.
        if (whole(parts) > 1 && !fields.has("at")) {
            fields.violation("at", ViolationCode.REQUIRED, "is required");
        }
        if (whole(part) > whole(parts)) {
            fields.violation("part", ViolationCode.OUT_OF_RANGE, "must be from 1 to " + whole(parts) + ", not " + part);
        }
        if (zeroPercentMax != null && kind != Kind.RESET) {
            fields.violation("zeroPercentMax", ViolationCode.NOT_ALLOWED, "only a reset zeroes what it does not name");
        }
    }

    private static int whole(@Nullable Integer number) {
        return number == null ? 1 : number;
    }

    FeedHeader header() {
        return new FeedHeader(sequence, at, kind, node, whole(part), whole(parts), zeroPercentMax);
    }
}
