package io.crossdock.inventory.feed.web;

import io.crossdock.inventory.feed.Feeds.Csv;
import io.crossdock.platform.csv.CsvRecord;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Positions of a file's columns, found by its header.
 *
 * @param header text of the header
 * @param names names of all columns
 */
record CsvColumns(String header, char separator, List<String> names, Positions at) {

    private static final char[] SEPARATORS = {';', ',', '\t'};

    /** Indexes from 0; -1: no such column. */
    record Positions(int sku, int node, int units, int countedAt, int bin) {}

    CsvColumns {
        names = List.copyOf(names);
    }

    /**
     * Finds the columns and the separator: the one with which the header has most of the needed columns.
     *
     * @param node node of all rows; null: each row must name its own
     * @throws Refused with every column that is missing or occurs twice
     */
    static CsvColumns of(String header, Csv csv, @Nullable String node) {
        @Nullable CsvColumns best = null;
        for (var separator : SEPARATORS) {
            var names = CsvRecord.of(header, separator).values();
            var columns = new CsvColumns(
                    header,
                    separator,
                    names,
                    new Positions(
                            index(names, csv.sku()),
                            index(names, csv.node()),
                            index(names, csv.units()),
                            index(names, csv.countedAt()),
                            index(names, csv.bin())));
            if (best == null
                    || columns.found() > best.found()
                    || columns.found() == best.found() && names.size() > best.names.size()) {
                best = columns;
            }
        }
        return Objects.requireNonNull(best).refuseFaults(csv, node == null);
    }

    private int found() {
        return (at.sku >= 0 ? 1 : 0) + (at.units >= 0 ? 1 : 0);
    }

    private static int index(List<String> names, String wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).strip().equalsIgnoreCase(wanted.strip())) {
                return i;
            }
        }
        return -1;
    }

    private CsvColumns refuseFaults(Csv csv, boolean nodeNeeded) {
        var violations = new ArrayList<Violation>();
        check("sku", csv.sku(), at.sku < 0, violations);
        check("units", csv.units(), at.units < 0, violations);
        check("node", csv.node(), at.node < 0 && nodeNeeded, violations);
        check("countedAt", csv.countedAt(), false, violations);
        check("bin", csv.bin(), false, violations);
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        return this;
    }

    private void check(String field, String name, boolean missing, List<Violation> violations) {
        if (missing) {
            var what = field.equals("node") ? " and the message names no node" : "";
            violations.add(new Violation(
                    "/header/" + field,
                    ViolationCode.REQUIRED,
                    "the header has no column '%s'%s; it has %s"
                            .formatted(
                                    name,
                                    what,
                                    String.join(
                                            ", ",
                                            names.stream()
                                                    .limit(50)
                                                    .map(n -> "'" + n + "'")
                                                    .toList()))));
        } else if (names.stream()
                        .filter(n -> n.strip().equalsIgnoreCase(name.strip()))
                        .count()
                > 1) {
            violations.add(new Violation(
                    "/header/" + field, ViolationCode.DUPLICATE, "the header has the column '" + name + "' twice"));
        }
    }
}
