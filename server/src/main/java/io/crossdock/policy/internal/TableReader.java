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

    static final int ROWS_MAX = 5_000;
    private static final Set<String> TOP = Set.of(
            "table", "version", "about", "question", "answers", "hit", "rules", DecisionTable.OTHERWISE, "tests");
    private static final Set<String> ROW = Set.of("name", "when", "then");

    private final List<DocumentFault> faults;
    private final Map<String, PolicySchema> schemas;

    private TableReader(List<DocumentFault> faults, Map<String, PolicySchema> schemas) {
        this.faults = faults;
        this.schemas = schemas;
    }

    /**
     * What could be read of the table, with faults of form added; null if it is none.
     *
     * @param schemas tables of single modules, by name; other tables say what they ask and answer
     */
    static @Nullable DecisionTable read(String yaml, Map<String, PolicySchema> schemas, List<DocumentFault> faults) {
        return new TableReader(faults, schemas).document(yaml);
    }

    private @Nullable DecisionTable document(String yaml) {
        var root = DocumentText.object(yaml, "table, version, hit, rules and otherwise", faults);
        if (root == null) {
            return null;
        }
        DocumentText.known("", root, TOP, faults);
        var own = schemas.get(root.path("table").asString(""));
        boolean says = root.has("question") || root.has("answers") || root.has("about");
        if (own != null && says) {
            faults.add(new DocumentFault(
                    "/table", "asks and answers what Crossdock's own table does: leave question and answers out"));
            return null;
        }
        if (own == null && !says) {
            faults.add(new DocumentFault(
                    "/table",
                    "must be one of " + schemas.keySet().stream().sorted().toList()
                            + ", or have question and answers"));
            return null;
        }
        return table(root, own == null ? new QuestionReader(faults).schema(root) : TableSchema.of(own), yaml);
    }

    private DecisionTable table(JsonNode root, TableSchema schema, String yaml) {
        int version = DocumentText.version(root, faults);
        var hit = hit(root.path("hit").asString(""));
        var outputs = new OutputReader(schema, faults);
        boolean always = schema.open() && !root.has(DecisionTable.OTHERWISE);
        var otherwise = always ? null : outputs.complete("/otherwise", root.path(DecisionTable.OTHERWISE));
        var rows = rows(root.path("rules"), schema, outputs, otherwise);
        var tests = new TestReader(schema, outputs, faults).read(root.path("tests"));
        return new DecisionTable(schema, version, yaml, new DecisionTable.Body(hit, rows, otherwise, tests));
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

    /** The rows without faults, by path. @param otherwise values that rows need not say; null: each says all */
    private Map<String, TableRow> rows(
            JsonNode list, TableSchema schema, OutputReader outputs, @Nullable Map<String, Object> otherwise) {
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
            var values = new LinkedHashMap<String, Object>(otherwise == null ? Map.of() : otherwise);
            var then = list.get(i).path("then");
            values.putAll(otherwise == null ? all(path, outputs, then) : outputs.some(path + "/then", then));
            var row = conditions.row(path + "/when", name, list.get(i).path("when"), values);
            if (faults.size() == before) {
                rows.put(path, row);
            }
        }
        return rows;
    }

    private Map<String, Object> all(String path, OutputReader outputs, JsonNode then) {
        outputs.names().stream()
                .filter(name -> !then.has(name))
                .forEach(name -> faults.add(
                        new DocumentFault(path + "/then/" + name, "is required: the table has no otherwise")));
        return outputs.some(path + "/then", then);
    }
}
