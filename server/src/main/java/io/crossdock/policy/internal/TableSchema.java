package io.crossdock.policy.internal;

import io.crossdock.policy.PolicySchema;
import io.crossdock.policy.PolicySchema.Input;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.fact.FactDefinition;
import io.crossdock.policy.fact.FactKind;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.policy.internal.RowSpace.ColumnDomain;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table.
 *
 * @param about what its questions are about; null for a table of one module, which asks in columns of its own
 * @param facts columns that are facts, by name; empty for a table of one module
 */
record TableSchema(
        String table,
        @Nullable FactSubject about,
        Map<String, Input> inputs,
        List<Output> outputs,
        Map<String, FactDefinition> facts) {

    static TableSchema of(PolicySchema schema) {
        return new TableSchema(schema.table(), null, schema.inputs(), schema.outputs(), Map.of());
    }

    static TableSchema of(String table, FactSubject about, Map<String, FactDefinition> facts, List<Output> outputs) {
        var inputs =
                facts.values().stream().collect(Collectors.toMap(FactDefinition::name, fact -> input(fact.kind())));
        return new TableSchema(table, about, Map.copyOf(inputs), List.copyOf(outputs), Map.copyOf(facts));
    }

    /** Whether the document says what is asked and answered. */
    boolean open() {
        return about != null;
    }

    private static Input input(FactKind kind) {
        return switch (kind) {
            case TEXT -> Input.WORD;
            case WORDS -> Input.WORDS;
            case NUMBER -> Input.NUMBER;
            case FLAG -> Input.FLAG;
            case DAY -> Input.DAY;
        };
    }

    /** What each column may have in a question. */
    Map<String, ColumnDomain> domains() {
        var domains = new TreeMap<String, ColumnDomain>();
        facts.forEach((name, fact) -> {
            var missing = fact.always() ? List.<String>of() : List.of(TableRow.MISSING);
            var range = fact.range();
            domains.put(
                    name,
                    switch (fact.kind()) {
                        case NUMBER -> new ColumnDomain(List.of(), List.of(range.min(), range.max()), missing);
                        case FLAG -> new ColumnDomain(List.of("false", "true"), List.of(), missing);
                        case TEXT, WORDS, DAY -> new ColumnDomain(range.words(), List.of(), missing);
                    });
        });
        return domains;
    }
}
