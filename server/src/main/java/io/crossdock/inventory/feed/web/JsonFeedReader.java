package io.crossdock.inventory.feed.web;

import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.csv.LineReader;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a message in JSON: one text with header and rows, or one row per line. Reads row by row, so that memory holds
 * only the content. A wrong header refuses the message, with all violations; an unreadable row is kept, to be parked.
 */
final class JsonFeedReader {

    private static final String ROWS = "rows";

    private final JsonMapper json;
    private final ArrivalTime arrival;

    JsonFeedReader(JsonMapper json, ArrivalTime arrival) {
        this.json = json;
        this.arrival = arrival;
    }

    /** Reads one text. @throws Refused with all violations of the header @throws JacksonException if it is not JSON */
    Message read(String feed, InputStream body) {
        var fields = JsonNodeFactory.instance.objectNode();
        var rows = new FeedRows();
        var sent = JsonNodeFactory.instance.missingNode();
        JsonNode whole = fields;
        try (var parser = json.createParser(body)) {
            var first = parser.nextToken();
            if (first == null) {
                throw new Refused("malformed-json", 400, "The body is empty");
            }
            if (first == JsonToken.START_OBJECT) {
                sent = fields(parser, fields, rows);
            } else {
                whole = parser.readValueAsTree();
            }
            if (parser.nextToken() != null) {
                throw new Refused("malformed-json", 400, "Text follows the end of the JSON text");
            }
        }
        var checked = RequestReader.body(whole);
        var head = FeedHeader.of(checked);
        if (!sent.isArray()) {
            checked.violation(
                    ROWS, sent.isMissingNode() ? ViolationCode.REQUIRED : ViolationCode.WRONG_TYPE, "must be a list");
        } else if (rows.size() < head.rowsMin()) {
            checked.violation(ROWS, ViolationCode.EMPTY, "must have 1 row or more");
        }
        checked.refuseUnknown().refuseViolations();
        return head.message(feed, "", rows, arrival);
    }

    /** @return what stood in place of the rows; an empty array if there were rows */
    private static JsonNode fields(JsonParser parser, ObjectNode fields, FeedRows rows) {
        JsonNode sent = JsonNodeFactory.instance.missingNode();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            if (!name.equals(ROWS)) {
                fields.set(name, parser.readValueAsTree());
            } else if (list) {
                sent = JsonNodeFactory.instance.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    rows.add(parser.<JsonNode>readValueAsTree(), null);
                }
            } else {
                sent = parser.readValueAsTree();
            }
        }
        return sent;
    }

    /** Reads one row per line. A line that is not JSON becomes an unreadable row; the others are applied. */
    Message lines(String feed, FeedHeader head, Reader body) throws IOException {
        var rows = new FeedRows();
        var lines = new LineReader(body);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (!line.text().isBlank()) {
                add(rows, line);
            }
        }
        if (rows.size() < head.rowsMin()) {
            throw Refused.invalid(List.of(new Violation("/rows", ViolationCode.EMPTY, "must have 1 row or more")));
        }
        return head.message(feed, "", rows, arrival);
    }

    private void add(FeedRows rows, LineReader.Line line) {
        if (line.cut()) {
            rows.add(FeedRows.Read.NOTHING, line.text(), line.number(), List.of(LineReader.CUT));
            return;
        }
        try {
            rows.add(json.readTree(line.text()), line.number());
        } catch (JacksonException e) {
            var at = e.getLocation() == null
                    ? ""
                    : " at column " + e.getLocation().getColumnNr();
            rows.add(FeedRows.Read.NOTHING, line.text(), line.number(), List.of("it is not JSON" + at));
        }
    }
}
