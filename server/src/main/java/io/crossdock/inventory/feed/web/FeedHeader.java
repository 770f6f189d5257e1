package io.crossdock.inventory.feed.web;

import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundQuery;
import io.crossdock.platform.request.RecordShape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Header of a message: fields beside {@code rows} in JSON, query parameters if the body consists of rows only.
 *
 * @param at null: the time of arrival
 */
record FeedHeader(
        long sequence,
        @Nullable Instant at,
        Kind kind,
        @Nullable String node,
        int part,
        int parts,
        @Nullable Integer zeroPercentMax) {

    /** Reads the header from JSON fields. The caller refuses the rest and all violations. */
    static FeedHeader of(RequestReader fields) {
        return RecordShape.of(FeedMessageHead.class).readFields(fields).header();
    }

    /**
     * Reads the header from query parameters, by the same rules. The last of several parameters with one name counts.
     *
     * @throws io.crossdock.shared.Refused with all violations
     */
    static FeedHeader of(Map<String, String[]> parameters) {
        return BoundQuery.of(parameters, FeedMessageHead.class).value().header();
    }

    /** Fewest rows of a message. A reset may have none; then the node is empty. */
    int rowsMin() {
        return kind == Kind.RESET ? 0 : 1;
    }

    /**
     * The message.
     *
     * @param columns a file's columns, which are part of the content; empty if every row names its fields
     * @param arrival asked only if the message gives no time
     */
    Message message(String feed, String columns, FeedRows read, ArrivalTime arrival) {
        var time = at == null ? arrival.of(feed, sequence) : at;
        var rows = read.rows(new RepeatedRowRule(kind, time, node));
        return new Message(feed, sequence, part, parts, kind, time, node, rows, hash(columns, rows), zeroPercentMax);
    }

    /** Hash of the content, whatever the white space; the same rows as JSON and as NDJSON are the same message. */
    private String hash(String columns, List<Row> rows) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    "%s %s %s %d %d".formatted(kind, at, node, part, parts).getBytes(StandardCharsets.UTF_8));
            digest.update(columns.getBytes(StandardCharsets.UTF_8));
            for (var row : rows) {
                digest.update((byte) '\n');
                digest.update(row.sent().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
