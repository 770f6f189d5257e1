package io.crossdock.policy.internal;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.policy.internal.RowSpace.ColumnDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds rows that overlap or can never be reached, and questions that no row fits in a table without {@code otherwise}.
 */
final class RowCheck {

    private static final TableRow EVERYTHING = new TableRow("", Map.of(), Set.of(), Map.of(), null, Map.of());

    private final List<String> paths;
    private final List<TableRow> all;
    private final RowIndex index;
    private final RowSpace space;
    private final List<DocumentFault> faults;

    private RowCheck(Map<String, TableRow> rows, Map<String, ColumnDomain> columns, List<DocumentFault> faults) {
        this.paths = List.copyOf(rows.keySet());
        this.all = List.copyOf(rows.values());
        this.index = new RowIndex(all);
        this.space = new RowSpace(columns);
        this.faults = faults;
    }

    /** @param rows by path, in the order of the document */
    static void check(
            DecisionTable.Hit hit,
            Map<String, TableRow> rows,
            Map<String, ColumnDomain> columns,
            List<DocumentFault> faults) {
        var check = new RowCheck(rows, columns, faults);
        switch (hit) {
            case FIRST -> check.hidden();
            case UNIQUE -> check.overlaps();
        }
    }

    /** A question that no row fits is a fault of a table that says nothing for all others. */
    static void gaps(Map<String, TableRow> rows, Map<String, ColumnDomain> columns, List<DocumentFault> faults) {
        var space = new RowSpace(columns);
        var open = space.open(List.copyOf(rows.values()), EVERYTHING);
        if (open != null) {
            faults.add(new DocumentFault("/rules", "no row fits " + open + ": add a row for it, or otherwise"));
        } else if (space.exhausted()) {
            faults.add(new DocumentFault("/rules", "has too many rows to prove that one always fits: add otherwise"));
        }
    }

    /**
     * The words of a column for which no row may fit, of a table that was saved when there were fewer of them.
     *
     * @return sorted; empty where a row always fits, or the column is not asked for
     */
    static List<String> unanswered(DecisionTable table, String column) {
        var domains = table.schema().domains();
        var domain = domains.get(column);
        if (table.body().otherwise() != null || domain == null) {
            return List.of();
        }
        var rows = List.copyOf(table.body().rows().values());
        return domain.words().stream()
                .filter(word -> new RowSpace(domains).open(rows, only(column, word)) != null)
                .sorted()
                .toList();
    }

    private static TableRow only(String column, String word) {
        return new TableRow("", Map.of(column, Set.of(word)), Set.of(), Map.of(), null, Map.of());
    }

    private void hidden() {
        for (int i = 0; i < paths.size(); i++) {
            var row = all.get(i);
            var near = index.above(i).stream().filter(other -> other.meets(row)).toList();
            var cover = near.stream().filter(other -> other.covers(row)).findFirst();
            if (cover.isPresent()) {
                fault(i, "every question that it fits also fits '" + cover.get().name() + "' above");
            } else if (near.size() > 1 && space.open(near, row) == null && !space.exhausted()) {
                fault(i, "every question that it fits also fits one of the rows above it");
            }
        }
    }

    private void fault(int row, String why) {
        faults.add(new DocumentFault(paths.get(row), "'" + all.get(row).name() + "' can never be reached: " + why));
    }

    private void overlaps() {
        for (int i = 0; i < paths.size(); i++) {
            var path = paths.get(i);
            var row = all.get(i);
            index.above(i).stream()
                    .filter(other -> other.meets(row))
                    .findFirst()
                    .ifPresent(other -> faults.add(new DocumentFault(
                            path,
                            "'" + row.name() + "' overlaps '" + other.name()
                                    + "': a question that fits both has no answer under hit: unique")));
        }
    }
}
