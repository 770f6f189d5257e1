package io.crossdock.policy.internal;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.DocumentText;
import io.crossdock.policy.PolicySchema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a table against its schema and reports every fault. */
final class TableReader {

    static final int ROWS_MAX = 500;
    private static final Set<String> TOP = Set.of("table", "version", "hit", "rules", DecisionTable.OTHERWISE);
    private static final Set<String> ROW = Set.of("name", "when", "then");

    private final List<DocumentFault> faults;
    private final Map<String, PolicySchema> schemas;

    private TableReader(List<DocumentFault> faults, Map<String, PolicySchema> schemas) {
        this.faults = faults;
        this.schemas = schemas;
    }

    /** The table; null, with faults added, if it can't be read. */
    static @Nullable DecisionTable read(String yaml, Map<String, PolicySchema> schemas, List<DocumentFault> faults) {
        var table = new TableReader(faults, schemas).document(yaml);
        return faults.isEmpty() ? table : null;
    }

    private @Nullable DecisionTable document(String yaml) {
        var root = DocumentText.object(yaml, "table, version, hit, rules and otherwise", faults);
        if (root == null) {
            return null;
        }
        DocumentText.known("", root, TOP, faults);
        var schema = schemas.get(root.path("table").asString(""));
        if (schema == null) {
            faults.add(new DocumentFault(
                    "/table",
                    "must be one of " + schemas.keySet().stream().sorted().toList()));
            return null;
        }
        return table(root, schema, yaml);
    }

    private DecisionTable table(JsonNode root, PolicySchema schema, String yaml) {
        int version = DocumentText.version(root, faults);
        var hit = hit(root.path("hit").asString(""));
        var outputs = new OutputReader(schema, faults);
        var otherwise = outputs.complete("/otherwise", root.path(DecisionTable.OTHERWISE));
        var rows = rows(root.path("rules"), schema, outputs, otherwise);
        RowCheck.check(hit, rows, faults);
        return new DecisionTable(schema.table(), version, hit, List.copyOf(rows.values()), otherwise, yaml);
    }

    private DecisionTable.Hit hit(String word) {
        return switch (word) {
            case "first" -> DecisionTable.Hit.FIRST;
            case "unique" -> DecisionTable.Hit.UNIQUE;
            case String other -> {
                faults.add(new DocumentFault(
                        "/hit", "must be first (the first row that fits answers) or unique (rows may not overlap)"));
                yield DecisionTable.Hit.FIRST;
            }
        };
    }

    /** The rows without faults, by path. */
    private Map<String, TableRow> rows(
            JsonNode list, PolicySchema schema, OutputReader outputs, Map<String, Object> otherwise) {
        var rows = new LinkedHashMap<String, TableRow>();
        if (!list.isMissingNode() && !list.isArray() || list.size() > ROWS_MAX) {
            faults.add(new DocumentFault("/rules", "must be a list of at most " + ROWS_MAX + " rows"));
            return rows;
        }
        var names = new HashSet<String>();
        var conditions = new ConditionReader(schema, faults);
        for (int i = 0; i < list.size(); i++) {
            var path = "/rules/" + i;
            int before = faults.size();
            DocumentText.known(path, list.get(i), ROW, faults);
            var name = list.get(i).path("name").asString("");
            if (name.isBlank() || name.equals(DecisionTable.OTHERWISE) || !names.add(name)) {
                faults.add(new DocumentFault(path + "/name", "must be a name that no other row has"));
            }
            var values = new LinkedHashMap<>(otherwise);
            values.putAll(outputs.some(path + "/then", list.get(i).path("then")));
            var row = conditions.row(path + "/when", name, list.get(i).path("when"), values);
            if (faults.size() == before) {
                rows.put(path, row);
            }
        }
        return rows;
    }
}
