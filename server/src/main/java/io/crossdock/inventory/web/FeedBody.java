package io.crossdock.inventory.web;

import io.crossdock.inventory.feeds.Feeds;
import io.crossdock.inventory.feeds.Feeds.Kind;
import io.crossdock.inventory.feeds.Feeds.Message;
import io.crossdock.inventory.feeds.Feeds.Row;
import io.crossdock.platform.Checked;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a feed's message. The head must be right, or the message is refused with everything that is wrong; a row that can't be read is a
 * row without what could not be read, to be parked.
 */
final class FeedBody {

    private static final int CODE_MAX = 100;
    private static final String ROWS = "rows";

    private FeedBody() {}

    /** @throws io.crossdock.shared.Refused with all violations of the head */
    static Message read(String feed, JsonNode json) {
        var head = JsonNodeFactory.instance.objectNode();
        if (json.isObject()) {
            json.properties().stream().filter(field -> !field.getKey().equals(ROWS)).forEach(f -> head.set(f.getKey(), f.getValue()));
        }
        var body = Checked.body(json.isObject() ? head : json);
        var kind = body.choice("kind", Kind.class);
        long sequence = body.whole("sequence", 0, Long.MAX_VALUE);
        var at = body.time("at");
        var node = body.optionalText("node", CODE_MAX);
        int parts = (int) body.optionalWhole("parts", 1, Feeds.PARTS_MAX, 1);
        int part = (int) body.optionalWhole("part", 1, parts, 1);
        var rows = rows(json, kind, body);
        body.refuseUnknown().refuseViolations();
        return new Message(feed, sequence, part, parts, kind, at, node, rows, hash(kind, at, node, part, parts, rows));
    }

    /** A reset may have none: the node is empty then. */
    private static List<Row> rows(JsonNode json, Kind kind, Checked body) {
        var sent = json.path(ROWS);
        if (!sent.isArray()) {
            body.violation(ROWS, sent.isMissingNode() ? "required" : "wrong-type", "must be a list");
            return List.of();
        }
        int least = kind == Kind.RESET ? 0 : 1;
        if (sent.size() < least || sent.size() > Feeds.ROWS_MAX) {
            body.violation(ROWS, sent.isEmpty() ? "empty" : "too-many",
                    "must have " + least + " to " + Feeds.ROWS_MAX + " elements, has " + sent.size());
            return List.of();
        }
        var rows = new ArrayList<Row>(sent.size());
        for (var row : sent) {
            rows.add(row(rows.size(), row));
        }
        return rows;
    }

    /** A field that is not known here makes the whole row unreadable: a typing error must not pass in silence. */
    private static Row row(int number, JsonNode row) {
        var text = row.toString();
        var units = row.path("units");
        long known = row.propertyNames().stream().filter(name -> List.of("sku", "node", "units").contains(name)).count();
        boolean strange = !row.isObject() || known < row.size() || row.hasNonNull("node") && text(row, "node") == null;
        return new Row(
                number, text(row, "sku"), text(row, "node"),
                !strange && units.isIntegralNumber() && units.canConvertToLong() ? units.longValue() : null, text);
    }

    private static @Nullable String text(JsonNode row, String name) {
        var value = row.path(name);
        var text = value.isString() ? value.stringValue() : "";
        return text.isBlank() || text.length() > CODE_MAX ? null : text;
    }

    /** Of what the message says, however it is written. */
    private static String hash(Kind kind, Instant at, @Nullable String node, int part, int parts, List<Row> rows) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("%s %s %s %d %d".formatted(kind, at, node, part, parts).getBytes(StandardCharsets.UTF_8));
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
