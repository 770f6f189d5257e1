package io.crossdock.inventory.feed.internal;

import io.crossdock.engine.CaseKind;
import io.crossdock.inventory.InventoryCaseKinds;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Profile;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.shared.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Separates the rows of a message that can be applied from those that can't, with the cause. */
final class RowScreening {

    static final String UNKNOWN_SKU = "unknown-sku";
    static final String UNKNOWN_NODE = "unknown-node";
    static final String NODE_OF_OTHERS = "node-of-others";
    static final String UNREADABLE_ROW = "unreadable-row";
    static final String REPEATED_ROW = "repeated-row";
    static final String NEGATIVE_FIGURE = "negative-figure";
    private static final String PARKED = "are parked";

    /** All causes with their kinds of case. */
    static final List<Cause> CAUSES = List.of(
            new Cause(UNKNOWN_SKU, PARKED, InventoryCaseKinds.FEED_UNKNOWN_SKU),
            new Cause(UNKNOWN_NODE, PARKED, InventoryCaseKinds.FEED_UNKNOWN_NODE),
            new Cause(NODE_OF_OTHERS, PARKED, InventoryCaseKinds.FEED_NODE_OF_OTHERS),
            new Cause(UNREADABLE_ROW, PARKED, InventoryCaseKinds.FEED_UNREADABLE_ROW),
            new Cause(REPEATED_ROW, PARKED, InventoryCaseKinds.FEED_REPEATED_ROW),
            new Cause(
                    NEGATIVE_FIGURE,
                    "say fewer than 0 units on hand and count as 0",
                    InventoryCaseKinds.FEED_NEGATIVE_FIGURE));

    /**
     * Cause for parking rows, or for noting them.
     *
     * @param happened what becomes of them, after "3 row(s)"
     * @param kind kind of its case; each feed and cause has one open case, whatever the number of rows
     */
    record Cause(String name, String happened, CaseKind kind) {}

    /** The kind of the case for a cause. */
    static CaseKind kind(String cause) {
        return CAUSES.stream()
                .filter(c -> c.name().equals(cause))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    /** A row that can be applied. */
    record Good(Row row, StockKey key, long units, Instant at) {

        /** On hand can't be below 0: a source that says so has sold what it has not yet received. */
        boolean negative(Kind kind) {
            return units < 0 && kind != Kind.DELTA;
        }

        /** The units that it counts for. */
        long counted(Kind kind) {
            return negative(kind) ? 0 : units;
        }

        Bad bad(String cause, String fault) {
            return new Bad(row, key.node(), at, cause, fault);
        }
    }

    /** A row that can't be applied. @param fault a sentence about what can't be read; null for other causes */
    record Bad(
            Row row,
            @Nullable String node,
            Instant at,
            String cause,
            @Nullable String fault) {}

    /**
     * Both sorts of rows, in the order of the message.
     *
     * @param added rows whose units another one has
     */
    record Screened(List<Good> good, List<Bad> bad, int added) {}

    private final Profile profile;
    private final Kind kind;
    private final Instant at;
    private final @Nullable String ofMessage;
    private final Set<String> skus;
    private final Set<String> nodes;

    /**
     * @param at date of the message
     * @param ofMessage node of the message; null: each row names one
     * @param skus known SKUs among those that the rows name
     * @param nodes known nodes
     */
    RowScreening(
            Profile profile, Kind kind, Instant at, @Nullable String ofMessage, Set<String> skus, Set<String> nodes) {
        this.profile = profile;
        this.kind = kind;
        this.at = at;
        this.ofMessage = ofMessage;
        this.skus = skus;
        this.nodes = nodes;
    }

    Screened screen(List<Row> rows) {
        var good = new ArrayList<Good>();
        var bad = new ArrayList<Bad>();
        int added = 0;
        for (var row : rows) {
            var node = row.node() == null ? ofMessage : row.node();
            var sku = row.sku();
            var units = row.units();
            var repeat = row.repeat();
            if (repeat != null) {
                added += repeat.fault() == null ? 1 : 0;
                if (repeat.fault() != null) {
                    bad.add(new Bad(row, node, dated(row), REPEATED_ROW, repeat.fault()));
                }
                continue;
            }
            var fault = fault(row, node);
            if (fault != null || sku == null || node == null || units == null) {
                bad.add(new Bad(row, node, dated(row), UNREADABLE_ROW, row.fault() == null ? fault : row.fault()));
                continue;
            }
            var cause = cause(sku, node);
            if (cause != null) {
                bad.add(new Bad(row, node, dated(row), cause, null));
            } else {
                good.add(new Good(row, new StockKey(sku, node), units, dated(row)));
            }
        }
        return new Screened(good, bad, added);
    }

    /** A reset states one moment and ignores the rows' own dates; with older ones it would zero rows that it names. */
    private Instant dated(Row row) {
        var own = row.at();
        return own == null || kind == Kind.RESET || own.isAfter(at) ? at : own;
    }

    /** A sentence about what makes the row unreadable; null: it is readable. */
    private @Nullable String fault(Row row, @Nullable String node) {
        var units = row.units();
        var own = row.at();
        if (row.sku() == null || units == null) {
            return row.sku() == null ? "it names no SKU" : "it has no readable figure";
        }
        if (node == null) {
            return "it names no node, and neither does the message";
        }
        if (units > Limits.STOCK_UNITS_MAX || units < -Limits.STOCK_UNITS_MAX) {
            return units + " is out of range for " + (kind == Kind.DELTA ? "a change" : "on hand");
        }
        return own != null && own.isAfter(at) && kind != Kind.RESET
                ? "its date " + own + " is after the message's, " + at
                : null;
    }

    private @Nullable String cause(String sku, String node) {
        if (!nodes.contains(node)) {
            return UNKNOWN_NODE;
        }
        boolean others = !profile.nodes().isEmpty() && !profile.nodes().contains(node);
        if (others || kind == Kind.RESET && !node.equals(ofMessage)) {
            return NODE_OF_OTHERS;
        }
        return skus.contains(sku) ? null : UNKNOWN_SKU;
    }
}
