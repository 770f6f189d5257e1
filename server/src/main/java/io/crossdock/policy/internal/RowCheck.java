package io.crossdock.policy.internal;

import io.crossdock.engine.document.DocumentFault;
import java.util.List;
import java.util.Map;

/** Finds rows that overlap or hide each other. A row that is hidden only by several others together is not found. */
final class RowCheck {

    private RowCheck() {}

    /** @param rows by path, in the order of the document */
    static void check(DecisionTable.Hit hit, Map<String, TableRow> rows, List<DocumentFault> faults) {
        var paths = List.copyOf(rows.keySet());
        var all = List.copyOf(rows.values());
        for (int i = 0; i < paths.size(); i++) {
            for (int j = 0; j < i; j++) {
                var earlier = all.get(j);
                var later = all.get(i);
                var fault = switch (hit) {
                    case FIRST ->
                        earlier.covers(later)
                                ? "can never be reached: every question that it fits also fits '" + earlier.name()
                                        + "' above"
                                : "";
                    case UNIQUE ->
                        earlier.meets(later)
                                ? "overlaps '" + earlier.name()
                                        + "': a question that fits both has no answer under hit: unique"
                                : "";
                };
                if (!fault.isEmpty()) {
                    faults.add(new DocumentFault(paths.get(i), "'" + later.name() + "' " + fault));
                    break;
                }
            }
        }
    }
}
