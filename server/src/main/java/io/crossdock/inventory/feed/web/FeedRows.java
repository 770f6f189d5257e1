package io.crossdock.inventory.feed.web;

import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.Origin;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.inventory.feed.web.FeedMessageController.FeedRowBody;
import io.crossdock.platform.RepairedJson;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.RepairedText;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects the rows of one message, up to the limit. A row with a fault is kept, to be parked. */
final class FeedRows {

    private static final Set<String> FIELDS = Stream.of(FeedRowBody.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    static final int BIN_CHARACTERS_MAX = 100;

    private final List<Row> rows = new ArrayList<>();
    private final List<@Nullable String> bins = new ArrayList<>();
    private final Map<String, String> nodes = new HashMap<>();

    /** Number of rows so far. */
    int size() {
        return rows.size();
    }

    /** The rows; those whose SKU and node another one names say what that means. */
    List<Row> rows(RepeatedRowRule repeated) {
        return repeated.resolved(rows, bins);
    }

    /** Readable values of a row. */
    record Read(
            @Nullable String sku,
            @Nullable String node,
            @Nullable Long units,
            @Nullable Instant at,
            @Nullable String bin) {

        /** A row without a readable value. */
        static final Read NOTHING = new Read(null, null, null, null, null);
    }

    /**
     * Adds a row. A row with a fault gets no figure, since its meaning is not known.
     *
     * @param line null: not from lines
     * @throws Refused if the message has too many rows
     */
    void add(Read read, String sent, @Nullable Integer line, List<String> faults) {
        if (rows.size() == Feeds.ROWS_MAX) {
            throw Refused.invalid(List.of(new Violation(
                    "/rows",
                    ViolationCode.TOO_MANY,
                    "must have at most " + Feeds.ROWS_MAX + " rows; send more as parts of one message")));
        }
        var node = read.node == null ? null : nodes.computeIfAbsent(read.node, n -> n);
        var where = line == null ? "" : "line " + line + ": ";
        rows.add(new Row(
                rows.size(),
                read.sku,
                node,
                faults.isEmpty() ? read.units : null,
                read.at,
                new Origin(
                        RepairedText.of(sent),
                        line,
                        faults.isEmpty() ? null : RepairedText.of(where + String.join("; ", faults))),
                null));
        bins.add(read.bin);
    }

    /** Adds a JSON row. An unknown field makes the row unreadable, so that a typing error does not go unnoticed. */
    void add(JsonNode row, @Nullable Integer line) {
        var faults = new ArrayList<String>();
        if (!row.isObject()) {
            faults.add("it is not an object");
        }
        new TreeSet<>(row.propertyNames())
                .stream()
                        .filter(name -> !FIELDS.contains(name))
                        .forEach(name -> faults.add("the field '" + name + "' is not known"));
        var read = new Read(
                code(row, "sku", faults),
                row.hasNonNull("node") ? code(row, "node", faults) : null,
                units(row, faults),
                date(row, faults),
                bin(row, faults));
        add(read, (faults.isEmpty() ? said(row) : row).toString(), line, faults);
    }

    /** What a row says: a field that is null is as if it were absent, so the same row again is no other one. */
    private static JsonNode said(JsonNode row) {
        return RepairedJson.withoutNulls(row);
    }

    private static @Nullable String code(JsonNode row, String name, List<String> faults) {
        var value = row.path(name);
        var fault = value.isString() ? codeFault(value.stringValue()) : "must be text";
        if (fault != null) {
            faults.add(name + " " + fault);
            return null;
        }
        return value.stringValue().strip();
    }

    /** A sentence about what is wrong with a SKU's or node's code; null: nothing. */
    static @Nullable String codeFault(String code) {
        if (code.isBlank() || code.length() > Limits.CODE_CHARACTERS_MAX) {
            return "must have 1 to " + Limits.CODE_CHARACTERS_MAX + " characters, has "
                    + (code.isBlank() ? 0 : code.length());
        }
        return RepairedText.of(code).indexOf('\uFFFD') >= 0 ? "has characters that could not be read" : null;
    }

    private static @Nullable String bin(JsonNode row, List<String> faults) {
        if (!row.hasNonNull("bin")) {
            return null;
        }
        var value = row.path("bin");
        var bin = value.isString() ? bin(value.stringValue()) : null;
        if (bin == null) {
            faults.add("bin is " + value + ", not text of 1 to " + BIN_CHARACTERS_MAX + " characters");
        }
        return bin;
    }

    /** The name of a bin; null: too long, or blank. */
    static @Nullable String bin(String text) {
        var bin = text.strip();
        return bin.isEmpty() || bin.length() > BIN_CHARACTERS_MAX ? null : bin;
    }

    private static @Nullable Long units(JsonNode row, List<String> faults) {
        var units = row.path("units");
        if (units.isIntegralNumber() && units.canConvertToLong()) {
            return units.longValue();
        }
        faults.add(units.isMissingNode() ? "units is missing" : "units is " + units + ", not a whole number");
        return null;
    }

    private static @Nullable Instant date(JsonNode row, List<String> faults) {
        if (!row.hasNonNull("countedAt")) {
            return null;
        }
        var value = row.path("countedAt");
        try {
            var time = Instant.parse(value.isString() ? value.stringValue() : "");
            if (Limits.allows(time)) {
                return time;
            }
            faults.add("countedAt is " + value + ", not in the years 0001 to 9999");
            return null;
        } catch (DateTimeParseException e) {
            faults.add("countedAt is " + value + ", not a time like 2026-11-23T10:00:00Z");
            return null;
        }
    }
}
