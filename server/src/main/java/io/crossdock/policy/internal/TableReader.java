package io.crossdock.policy.internal;

import io.crossdock.engine.Fault;
import io.crossdock.policy.PolicySchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a table against its schema and notes every fault. */
final class TableReader {

    static final int ROWS_MAX = 500;
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final Set<String> TOP = Set.of("table", "version", "hit", "rules", Table.OTHERWISE);
    private static final Set<String> ROW = Set.of("name", "when", "then");

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, PolicySchema> schemas;

    private TableReader(Map<String, PolicySchema> schemas) {
        this.schemas = schemas;
    }

    /** @param table null where there are faults */
    record Result(@Nullable Table table, List<Fault> faults) {}

    static Result read(String yaml, Map<String, PolicySchema> schemas) {
        var reader = new TableReader(schemas);
        var table = reader.document(yaml);
        return reader.faults.isEmpty() ? new Result(table, List.of()) : new Result(null, List.copyOf(reader.faults));
    }

    private @Nullable Table document(String yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JacksonException e) {
            faults.add(new Fault("", "not YAML: " + e.getOriginalMessage() + " at line " + e.getLocation().getLineNr()));
            return null;
        }
        if (!root.isObject()) {
            faults.add(new Fault("", "must be a document with table, version, hit, rules and otherwise"));
            return null;
        }
        known("", root, TOP);
        var schema = schemas.get(root.path("table").asString(""));
        if (schema == null) {
            faults.add(new Fault("/table", "must be one of " + schemas.keySet().stream().sorted().toList()));
            return null;
        }
        return table(root, schema, yaml);
    }

    private Table table(JsonNode root, PolicySchema schema, String yaml) {
        var version = root.path("version");
        if (!version.isIntegralNumber() || version.asInt(0) < 1) {
            faults.add(new Fault("/version", "must be a whole number from 1"));
        }
        var hit = hit(root.path("hit").asString(""));
        var outputs = new OutputReader(schema, faults);
        var otherwise = outputs.complete("/otherwise", root.path(Table.OTHERWISE));
        var rows = rows(root.path("rules"), schema, outputs, otherwise);
        RowCheck.check(hit, rows, faults);
        return new Table(schema.table(), version.asInt(0), hit, List.copyOf(rows.values()), otherwise, yaml);
    }

    private Table.Hit hit(String word) {
        return switch (word) {
            case "first" -> Table.Hit.FIRST;
            case "unique" -> Table.Hit.UNIQUE;
            case String other -> {
                faults.add(new Fault("/hit", "must be first (the first row that fits counts) or unique (rows may not overlap)"));
                yield Table.Hit.FIRST;
            }
        };
    }

    /** Rows without faults, by their paths. */
    private Map<String, Row> rows(JsonNode list, PolicySchema schema, OutputReader outputs, Map<String, Object> otherwise) {
        var rows = new LinkedHashMap<String, Row>();
        if (!list.isMissingNode() && !list.isArray() || list.size() > ROWS_MAX) {
            faults.add(new Fault("/rules", "must be a list of at most " + ROWS_MAX + " rows"));
            return rows;
        }
        var names = new HashSet<String>();
        var conditions = new ConditionReader(schema, faults);
        for (int i = 0; i < list.size(); i++) {
            var path = "/rules/" + i;
            int before = faults.size();
            known(path, list.get(i), ROW);
            var name = list.get(i).path("name").asString("");
            if (name.isBlank() || name.equals(Table.OTHERWISE) || !names.add(name)) {
                faults.add(new Fault(path + "/name", "must be a name that no other row has"));
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

    private void known(String path, JsonNode node, Set<String> names) {
        node.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> faults.add(new Fault(path + "/" + name, "is not known here; known are " + names.stream().sorted().toList())));
    }
}
