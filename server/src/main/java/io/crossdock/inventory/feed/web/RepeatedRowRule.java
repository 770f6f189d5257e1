package io.crossdock.inventory.feed.web;

import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Repeat;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.shared.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it means that a message of figures names a SKU and node several times. Different bins are added up. Figures of
 * different dates are counts one after the other. Of the rest, the first row counts; nobody can say whether the others
 * correct it, repeat it or come on top of it.
 */
final class RepeatedRowRule {

    private final Kind kind;
    private final Instant at;
    private final @Nullable String node;

    /** @param at date of rows without one @param node node of rows without one */
    RepeatedRowRule(Kind kind, Instant at, @Nullable String node) {
        this.kind = kind;
        this.at = at;
        this.node = node;
    }

    private record Place(String sku, String node) {}

    /**
     * The same rows: the first of several bins with their sum, later ones with their {@link Repeat}.
     *
     * @param bins bin of each row; null: none
     */
    List<Row> resolved(List<Row> rows, List<@Nullable String> bins) {
        if (kind == Kind.DELTA) {
            return rows;
        }
        var repeated = repeated(rows);
        if (repeated.isEmpty()) {
            return rows;
        }
        var resolved = new ArrayList<>(rows);
        for (var group : repeated.values()) {
            if (group.stream().allMatch(i -> bins.get(i) == null)) {
                resolveFigures(resolved, group);
            } else {
                resolveBins(resolved, group, bins);
            }
        }
        return resolved;
    }

    /** Indexes of the rows of each SKU and node that stand there more than once. */
    private Map<Place, List<Integer>> repeated(List<Row> rows) {
        var first = HashMap.<Place, Integer>newHashMap(rows.size());
        var repeated = new LinkedHashMap<Place, List<Integer>>();
        for (int i = 0; i < rows.size(); i++) {
            var place = place(rows.get(i));
            var before = place == null ? null : first.putIfAbsent(place, i);
            if (place != null && before != null) {
                repeated.computeIfAbsent(place, _ -> new ArrayList<>(List.of(before)))
                        .add(i);
            }
        }
        return repeated;
    }

    /** Null: the row can't be applied for another reason. */
    private @Nullable Place place(Row row) {
        var units = row.units();
        var where = row.node() == null ? node : row.node();
        boolean readable = row.fault() == null
                && units != null
                && units <= Limits.STOCK_UNITS_MAX
                && units >= -Limits.STOCK_UNITS_MAX
                && !date(row).isAfter(at);
        return readable && row.sku() != null && where != null ? new Place(row.sku(), where) : null;
    }

    private Instant date(Row row) {
        var own = row.at();
        return own == null || kind == Kind.RESET ? at : own;
    }

    private void resolveFigures(List<Row> rows, List<Integer> group) {
        var first = new HashMap<Instant, Row>();
        for (int i : group) {
            var row = rows.get(i);
            var before = first.putIfAbsent(date(row), row);
            if (before != null) {
                rows.set(
                        i,
                        with(
                                row,
                                row.units(),
                                new Repeat(named(row) + " is in " + where(before)
                                        + " already; if both figures count, name their bins")));
            }
        }
    }

    private void resolveBins(List<Row> rows, List<Integer> group, List<@Nullable String> bins) {
        int leading =
                group.stream().filter(i -> bins.get(i) != null).findFirst().orElseThrow();
        var leader = rows.get(leading);
        var taken = new HashMap<String, Row>();
        long sum = 0;
        for (int i : group) {
            var row = rows.get(i);
            var bin = bins.get(i);
            var fault = fault(row, bin, leader, taken);
            if (fault == null && bin != null) {
                taken.put(bin, row);
                sum += row.units() == null ? 0 : row.units();
            }
            rows.set(i, with(row, row.units(), new Repeat(fault)));
        }
        rows.set(leading, with(leader, sum, null));
    }

    private @Nullable String fault(Row row, @Nullable String bin, Row leader, Map<String, Row> taken) {
        if (bin == null) {
            return named(row) + " has no bin here, but one in " + where(leader);
        }
        var before = taken.get(bin);
        if (before != null) {
            return named(row) + " in bin " + bin + " is in " + where(before) + " already";
        }
        return date(row).equals(date(leader))
                ? null
                : "its date is not that of the SKU's bin in " + where(leader) + "; figures of different dates can't be"
                        + " added up";
    }

    private static Row with(Row row, @Nullable Long units, @Nullable Repeat repeat) {
        return new Row(row.number(), row.sku(), row.node(), units, row.at(), row.origin(), repeat);
    }

    private String named(Row row) {
        return row.sku() + " at " + (row.node() == null ? node : row.node());
    }

    private static String where(Row row) {
        return row.line() == null ? "row " + row.number() : "line " + row.line();
    }
}
